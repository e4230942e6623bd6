"""One's own observations: reading, correcting, taking back, and the photos among them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experiments.enums import FieldKind
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited

from ..actions import correct_observation, take_observation_back
from ..answers import AnswersRefused
from ..consented import refused_purposes
from ..forms.filling_in import CorrectionForm
from ..models import Observation, ObservationPhoto
from ..permissions import may_see_photo
from ..protocol import Form, answer_in_words, protocol_of
from .participating import about, participant_page

PER_PAGE = 20


@dataclass(frozen=True)
class Answer:
    """One answer as its giver reads it, with what it was before."""

    key: str
    label: str
    text: str
    is_photo: bool
    corrections: list


def answers_of(observation: Observation, form: Form | None, refused) -> list[Answer]:
    """In the order of the questions. Photos and corrections must have been fetched."""
    fields = form.fields if form else []
    corrections = sorted(observation.corrections.all(), key=lambda each: each.pk)
    photos = {each.field for each in observation.photos.all()}
    return [
        Answer(
            field.key,
            str(field.label),
            answer_in_words(field, observation.values.get(field.key)),
            field.kind == FieldKind.PHOTO and field.key in photos,
            [_in_words(field, each) for each in corrections if each.field == field.key],
        )
        for field in fields
        if field.purpose not in refused
    ]


def _in_words(field, correction) -> dict:
    return {
        "old": answer_in_words(field, correction.old),
        "new": answer_in_words(field, correction.new),
        "reason": correction.reason,
        "at": correction.at,
    }


@require_safe
@participant_page
def observe_own(request, participation, protocol):
    own = participation.observations.order_by("-observed_at", "-pk")
    page = Paginator(own.prefetch_related("corrections", "photos"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    refused = {
        each.key: refused_purposes(each, participation) for each in protocol.forms
    }
    entries = [
        {
            "observation": each,
            "form": protocol.form(each.form),
            "answers": answers_of(
                each, protocol.form(each.form), refused.get(each.form, ())
            ),
        }
        for each in page
    ]
    context = {**about(request, participation), "entries": entries, "page_obj": page}
    return render(request, "observations/observe_own.html", context)


@rate_limited("observe-correct", "120/h")
@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def observe_correct(request, participation, protocol, key):
    observation = get_object_or_404(participation.observations, client_key=key)
    form = protocol.form(observation.form)
    if form is None:
        raise Http404
    questions = CorrectionForm(
        form,
        posted(request),
        request.FILES or None,
        refused=refused_purposes(form, participation),
        answers=observation.values,
    )
    if questions.is_valid():
        try:
            return _correct(request, observation, form, questions)
        except AnswersRefused as faults:
            questions.blame(faults)
        except Refused as refusal:
            questions.add_error(None, str(refusal))
    context = {
        **about(request, participation),
        "observation": observation,
        "asked": form,
        "form": questions,
    }
    status = 422 if questions.is_bound else 200
    return render(request, "observations/observe_correct.html", context, status=status)


def _correct(request, observation, form, questions):
    reason = questions.cleaned_data["reason"]
    if "take-back" in request.POST:
        take_observation_back(observation=observation, reason=reason, by=request.user)
        messages.success(request, _("Taken back. It no longer counts anywhere."))
    elif correct_observation(
        observation=observation,
        form=form,
        given=questions.changes,
        photos=questions.photos,
        reason=reason,
        by=request.user,
    ):
        messages.success(request, _("Corrected. The old answer stays beside the new."))
    else:
        messages.info(request, _("Nothing was different, so nothing was changed."))
    return redirect("observations:observe-own", observation.experiment.slug)


@personal
@require_safe
@login_required
def observe_photo(request, slug, key, field):
    """Only while its purpose is agreed to; to anybody else there is no such photo."""
    photo = get_object_or_404(
        ObservationPhoto.objects.select_related(
            "observation__experiment", "observation__participation"
        ),
        observation__experiment__slug=slug,
        observation__client_key=key,
        field=field,
    )
    observation = photo.observation
    if not may_see_photo(request.user, observation) or not _is_agreed(photo):
        raise Http404
    return file_answer(photo.picture, filename=f"{field}.jpg")


def _is_agreed(photo: ObservationPhoto) -> bool:
    observation = photo.observation
    protocol = protocol_of(observation.experiment)
    form = protocol.form(observation.form) if protocol else None
    field = form.field(photo.field) if form else None
    if field is None:
        return False
    return field.purpose not in refused_purposes(form, observation.participation)
