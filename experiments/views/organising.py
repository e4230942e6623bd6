"""The organisers' pages: their people, their consents, their moves, in one place.

To anybody else, signed in or not, these experiments have no such pages.
"""

from __future__ import annotations

from functools import wraps

import structlog
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import second_factor_required
from innovation_park.lib.rate_limit import rate_limited

from ..actions import change_capacity, move_experiment, send_letter_to_participants
from ..exports import (
    RESPONSES,
    participants_of,
    participants_response,
    people_of,
    with_consents,
)
from ..forms.organising import CapacityForm, LetterForm, MoveForm
from ..models import Conclusion, Experiment
from ..permissions import Refused, hats_of
from ..readiness import steps_to
from ..timeline import owed_of, timeline_of
from ..workflow import HOLDS_A_PLACE, ParticipationStatus, targets_from
from .personal import personal

log = structlog.get_logger(__name__)
read_or_send = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 50


def organiser_page(view):
    """Gives the view the experiment, if the reader looks after it."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, slug, **kwargs):
        own = Experiment.objects.organised_by(request.user).with_waiting()
        return view(request, get_object_or_404(own, slug=slug), **kwargs)

    return opened


def _page(request, template: str, experiment: Experiment, **context):
    context = {"experiment": experiment, "section": template, **context}
    return render(request, f"experiments/organise_{template}.html", context)


@personal
@require_safe
@second_factor_required
def organised_list(request):
    own = Experiment.objects.organised_by(request.user)
    experiments = own.with_waiting().order_by("-created_at", "-pk")
    page = Paginator(experiments, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "experiments/organised.html", {"page_of": page})


@require_safe
@organiser_page
def organise(request, experiment):
    counts = experiment.participations.aggregate(
        **{
            str(status.value): Count("pk", filter=Q(status=status))
            for status in ParticipationStatus
        }
    )
    form = CapacityForm(initial={"capacity": experiment.capacity})
    return _page(
        request,
        "overview",
        experiment,
        counts=counts,
        form=form,
        owed=owed_of(experiment),
        has_draft=Conclusion.objects.filter(experiment=experiment).exists(),
    )


@require_http_methods(["POST"])
@organiser_page
def organise_capacity(request, experiment):
    form = CapacityForm(request.POST)
    if form.is_valid():
        try:
            capacity = form.cleaned_data["capacity"]
            change_capacity(experiment=experiment, capacity=capacity, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The number of places is changed."))
    else:
        messages.error(request, _("The number of places is a whole number, or empty."))
    return redirect("experiments:organise", experiment.slug)


@require_safe
@organiser_page
def organise_participants(request, experiment):
    consent = experiment.current_consent()
    page = _paginate(request, participants_of(experiment), "page")
    waiting = _paginate(request, experiment.participations.waiting(), "waiting")
    return _page(
        request,
        "participants",
        experiment,
        page_of=page,
        people=people_of(page.object_list, consent, page.start_index() or 1),
        waiting_page=waiting,
        waiting=people_of(waiting.object_list, consent, waiting.start_index() or 1),
    )


def _paginate(request, participations, name: str):
    paginator = Paginator(with_consents(participations), PER_PAGE)
    return paginator.get_page(request.GET.get(name))


@require_safe
@organiser_page
def organise_consents(request, experiment):
    consent = experiment.current_consent()
    active = experiment.participations.active().order_by("queued_at", "pk")
    page = _paginate(request, active, "page")
    purposes = consent.ordered_purposes() if consent else []
    people = people_of(page.object_list, consent, page.start_index() or 1)
    rows = [
        (person, [(each, person.decisions.get(each.key)) for each in purposes])
        for person in people
    ]
    versions = experiment.consent_versions.published().order_by("-number")
    context = {"consent": consent, "versions": versions, "purposes": purposes}
    return _page(request, "consents", experiment, page_of=page, rows=rows, **context)


@require_safe
@organiser_page
@rate_limited("experiments-export", "30/h", safe_methods=True)
def organise_export(request, experiment, kind):
    if kind not in RESPONSES:
        raise Http404
    log.info(
        "participants_exported",
        experiment=experiment.slug,
        kind=kind,
        by=request.user.pk,
    )
    return participants_response(experiment, kind)


@read_or_send
@organiser_page
@rate_limited("experiments-letter", "10/h")
def organise_letter(request, experiment):
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            letter = send_letter_to_participants(
                experiment=experiment, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = ngettext(
                "Your letter goes to %(n)s person.",
                "Your letter goes to %(n)s people.",
                letter.recipients,
            )
            messages.success(request, sent % {"n": letter.recipients})
            return redirect("experiments:organise-letter", experiment.slug)
    holding = experiment.participations.filter(status__in=HOLDS_A_PLACE).count()
    letters = experiment.letters.select_related("by__profile").order_by("-at", "-pk")
    return _page(
        request, "letter", experiment, form=form, holding=holding, letters=letters[:50]
    )


@read_or_send
@organiser_page
def organise_move(request, experiment):
    targets = targets_from(experiment.status, hats_of(request.user, experiment))
    form = MoveForm(request.POST or None, targets=targets)
    if request.method == "POST" and form.is_valid():
        try:
            move_experiment(experiment=experiment, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Done. Everybody can read it in the timeline."))
            return redirect("experiments:organise-move", experiment.slug)
    return _page(
        request,
        "move",
        experiment,
        form=form,
        targets=targets,
        lacking=[step for step in steps_to(experiment, targets) if step.missing],
        steps=timeline_of(experiment),
    )
