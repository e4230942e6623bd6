"""Organisers draft a registration, section by section, and register it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions import (
    discard_draft,
    draft_registration,
    missing_for_registering,
    purposes_of,
    register_registration,
    save_draft,
)
from ..forms.registration import section_form, sections_for
from ..models import Experiment, Registration
from ..permissions import NotReady, Refused
from ..workflow import CONCLUDED
from .organising import organiser_page, read_or_send


def draft_of(experiment: Experiment) -> Registration | None:
    draft = experiment.registrations.filter(registered_at=None).first()
    if draft:
        draft.experiment = experiment
    return draft


def require_draft(experiment: Experiment) -> Registration:
    draft = draft_of(experiment)
    if draft is None:
        raise Http404
    return draft


def registering_page(request, template: str, experiment: Experiment, **context):
    context = {"experiment": experiment, "section": "registration", **context}
    return render(request, f"experiments/organise_{template}.html", context)


@require_safe
@organiser_page
def organise_registration(request, experiment):
    draft = draft_of(experiment)
    return registering_page(
        request,
        "registration",
        experiment,
        draft=draft,
        sections=sections_for(draft) if draft else {},
        missing=missing_for_registering(draft) if draft else [],
        versions=experiment.registrations.registered().newest_first(),
        is_over=experiment.status in CONCLUDED,
    )


@require_POST
@organiser_page
def organise_registration_draft(request, experiment):
    try:
        draft_registration(experiment=experiment, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("experiments:organise-registration", experiment.slug)


@read_or_send
@organiser_page
def organise_registration_edit(request, experiment, part):
    """Keeps what is right even when something else is not."""
    draft = require_draft(experiment)
    sections = sections_for(draft)
    if part not in sections:
        raise Http404
    form = section_form(part)(
        request.POST if request.method == "POST" else None,
        instance=draft,
        section=part,
        purposes=purposes_of(experiment),
    )
    if request.method == "POST":
        is_valid = form.is_valid()
        try:
            save_draft(registration=form.instance, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            is_valid = False
        if is_valid:
            messages.success(request, _("Your draft is saved."))
            return redirect(_after(request, experiment, list(sections), part))
    return registering_page(
        request, "registration_edit", experiment, form=form, title=sections[part]
    )


def _after(request, experiment: Experiment, names: list[str], part: str):
    """The next section, if asked for."""
    following = names[names.index(part) + 1 :]
    base = ["experiments:organise-registration", experiment.slug]
    if "next" in request.POST and following:
        base = ["experiments:organise-registration-edit", experiment.slug, following[0]]
    return redirect(*base).url


@read_or_send
@organiser_page
def organise_registration_register(request, experiment):
    draft = require_draft(experiment)
    missing = missing_for_registering(draft)
    if request.method == "POST":
        try:
            register_registration(registration=draft, by=request.user)
        except NotReady as refusal:
            missing = refusal.missing
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("experiments:organise-registration", experiment.slug)
        else:
            messages.success(request, _("Registered. Everybody can read it now."))
            return redirect("experiments:registration", experiment.slug)
    return registering_page(
        request,
        "registration_register",
        experiment,
        draft=draft,
        missing=missing,
    )


@read_or_send
@organiser_page
def organise_registration_discard(request, experiment):
    draft = require_draft(experiment)
    if request.method == "POST":
        try:
            discard_draft(registration=draft, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The draft is deleted."))
        return redirect("experiments:organise-registration", experiment.slug)
    return registering_page(request, "registration_discard", experiment, draft=draft)
