"""Filling in: the list of forms, one form, its draft, and what is said after sending."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experiments.enums import FilledBy
from experiments.permissions import Refused
from experiments.views.personal import posted
from innovation_park.lib.kept_entries import door, refused, sent, wants_json
from innovation_park.lib.rate_limit import rate_limited

from ..actions import keep_draft, record_observation
from ..answers import AnswersRefused
from ..consented import refused_purposes
from ..enums import Source
from ..forms.filling_in import ObservationForm
from ..standing import tasks_of
from .participating import about, participant_page


@require_safe
@participant_page
def observe(request, participation, protocol):
    context = {
        **about(request, participation),
        "tasks": tasks_of(participation, protocol),
        "reminders": participation.reminders.count(),
        "sent": participation.observations.count(),
    }
    return render(request, "observations/observe.html", context)


@rate_limited("observe", "300/h")
@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def observe_form(request, participation, protocol, form):
    asked = _asked(protocol, form)
    if request.method != "POST" and wants_json(request):
        return door(request)
    draft = participation.drafts.filter(form=form).first()
    questions = ObservationForm(
        asked,
        posted(request),
        request.FILES or None,
        refused=refused_purposes(asked, participation),
        answers=draft.answers if draft else None,
        client_key=draft.client_key if draft else None,
    )
    refusal = ""
    if questions.is_valid():
        try:
            return _sent(request, _record(participation, asked, questions))
        except AnswersRefused as faults:
            questions.blame(faults)
        except Refused as reason:
            refusal = str(reason)
    if wants_json(request):
        return _refused(questions, refusal)
    return _page(request, participation, asked, questions, draft, refusal)


def _asked(protocol, key):
    form = protocol.form(key)
    if form is None or form.form.filled_by != FilledBy.PARTICIPANTS:
        raise Http404
    return form


def _record(participation, form, questions):
    observation, _is_new = record_observation(
        experiment=participation.experiment,
        form=form,
        given=questions.given,
        photos=questions.photos,
        client_key=questions.cleaned_data["client_key"],
        observed_at=questions.cleaned_data["observed_at"],
        source=Source.PHONE,
        participation=participation,
    )
    return observation


def _sent(request, observation):
    slug = observation.experiment.slug
    receipt = reverse("observations:observe-sent", args=[slug, observation.client_key])
    if wants_json(request):
        return sent(receipt)
    return redirect(receipt)


def _refused(questions, refusal: str) -> JsonResponse:
    if refusal:
        return refused(refusal)
    return JsonResponse({"state": "faulty", "faults": questions.faults()}, status=422)


def _page(request, participation, form, questions, draft, refusal):
    context = {
        **about(request, participation),
        "asked": form,
        "form": questions,
        "draft": draft,
        "refusal": refusal,
    }
    is_bad = bool(refusal or questions.errors)
    status = 422 if is_bad and request.method == "POST" else 200
    return render(request, "observations/observe_form.html", context, status=status)


@rate_limited("observe-draft", "1200/h")
@require_http_methods(["POST"])
@participant_page
def observe_draft(request, participation, protocol, form):
    asked = _asked(protocol, form)
    questions = ObservationForm(
        asked, request.POST, refused=refused_purposes(asked, participation)
    )
    key = _key_in(request)
    try:
        keep_draft(
            participation=participation,
            form=asked,
            client_key=key,
            answers=questions.typed(),
        )
    except Refused as refusal:
        if wants_json(request):
            return refused(str(refusal))
        messages.warning(request, str(refusal))
    else:
        if wants_json(request):
            return JsonResponse({"state": "kept"})
        messages.success(
            request, _("Kept. You can go on whenever you like, on any device.")
        )
    return redirect("observations:observe", participation.experiment.slug)


def _key_in(request) -> UUID:
    """The form's own; a fresh one when there is none that can be read."""
    try:
        return UUID(request.POST.get("client_key", ""))
    except ValueError:
        return uuid4()


@require_safe
@participant_page
def observe_sent(request, participation, protocol, key):
    observation = get_object_or_404(participation.observations, client_key=key)
    form = protocol.form(observation.form)
    context = {
        **about(request, participation),
        "observation": observation,
        "asked": form,
        "due": [each for each in tasks_of(participation, protocol) if each.is_due],
    }
    return render(request, "observations/observe_sent.html", context)
