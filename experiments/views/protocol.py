"""Organisers build the protocol of a draft: its forms, their fields, and a look at them."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions import delete_part, move_part, purposes_of, save_part
from ..forms.protocol import PreviewForm, ProtocolFieldForm, ProtocolFormForm
from ..models import Experiment, ProtocolField, ProtocolForm
from ..permissions import Refused
from .organising import organiser_page, read_or_send
from .registering import registering_page, require_draft


def _form(experiment: Experiment, pk: int) -> ProtocolForm:
    draft = require_draft(experiment)
    form = get_object_or_404(draft.forms, pk=pk)
    form.registration = draft
    return form


def _field(experiment: Experiment, pk: int) -> ProtocolField:
    fields = ProtocolField.objects.filter(form__registration=require_draft(experiment))
    return get_object_or_404(fields.select_related("form__registration"), pk=pk)


def _part(experiment: Experiment, kind: str, pk: int):
    return (_form if kind == "form" else _field)(experiment, pk)


@require_safe
@organiser_page
def organise_protocol(request, experiment):
    draft = require_draft(experiment)
    forms = draft.forms.order_by("position", "pk").prefetch_related("fields")
    return registering_page(request, "protocol", experiment, draft=draft, forms=forms)


@read_or_send
@organiser_page
def organise_protocol_form(request, experiment, pk=None):
    part = (
        _form(experiment, pk)
        if pk
        else ProtocolForm(registration=require_draft(experiment))
    )
    form = ProtocolFormForm(_posted(request), instance=part)
    return _saved(request, experiment, form) or registering_page(
        request, "protocol_form", experiment, form=form, part=part
    )


@read_or_send
@organiser_page
def organise_protocol_field_new(request, experiment, form_pk):
    return _edit_field(
        request, experiment, ProtocolField(form=_form(experiment, form_pk))
    )


@read_or_send
@organiser_page
def organise_protocol_field(request, experiment, pk):
    return _edit_field(request, experiment, _field(experiment, pk))


def _edit_field(request, experiment: Experiment, part: ProtocolField):
    purposes = purposes_of(experiment)
    form = ProtocolFieldForm(_posted(request), instance=part, purposes=purposes)
    return _saved(request, experiment, form) or registering_page(
        request, "protocol_field", experiment, form=form, part=part
    )


def _posted(request):
    return request.POST if request.method == "POST" else None


def _saved(request, experiment: Experiment, form):
    """The answer after saving, or ``None`` when the form is to be shown."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        save_part(part=form.instance, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Your draft is saved."))
    return redirect("experiments:organise-protocol", experiment.slug)


@require_POST
@organiser_page
def organise_protocol_move(request, experiment, kind, pk, way):
    part = _part(experiment, kind, pk)
    try:
        move_part(part=part, is_down=way == "down", by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("experiments:organise-protocol", experiment.slug)


@read_or_send
@organiser_page
def organise_protocol_delete(request, experiment, kind, pk):
    part = _part(experiment, kind, pk)
    if request.method == "POST":
        try:
            delete_part(part=part, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Deleted from the draft."))
        return redirect("experiments:organise-protocol", experiment.slug)
    return registering_page(
        request, "protocol_delete", experiment, part=part, kind=kind
    )


@require_safe
@organiser_page
def organise_protocol_preview(request, experiment, pk):
    form = _form(experiment, pk)
    return registering_page(
        request,
        "protocol_preview",
        experiment,
        part=form,
        form=PreviewForm(form.ordered_fields()),
    )
