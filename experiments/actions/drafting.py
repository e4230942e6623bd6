"""Writing a draft: its words, and the forms and fields of its protocol."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from ..models import ProtocolField, ProtocolForm, Registration
from .places import lock_experiment
from .registering import lock_draft, require_open

Part = ProtocolForm | ProtocolField


@transaction.atomic
def save_draft(*, registration: Registration, by) -> Registration:
    """Keeps what was written so far, complete or not."""
    require_open(lock_experiment(registration.experiment), by)
    lock_draft(registration)
    registration.save()
    return registration


@transaction.atomic
def save_part(*, part: Part, by) -> Part:
    """A new part comes last."""
    _lock(part, by)
    if part.pk is None:
        last = _siblings(part).aggregate(last=Max("position"))["last"]
        part.position = 0 if last is None else last + 1
    part.save()
    return part


@transaction.atomic
def delete_part(*, part: Part, by) -> None:
    """A form takes its fields along."""
    _lock(part, by)
    part.delete()


@transaction.atomic
def move_part(*, part: Part, is_down: bool, by) -> None:
    """One place up or down among its own; at the end it stays."""
    _lock(part, by)
    order = list(_siblings(part).order_by("position", "pk"))
    at = order.index(part)
    to = min(max(at + (1 if is_down else -1), 0), len(order) - 1)
    order.insert(to, order.pop(at))
    for position, each in enumerate(order):
        each.position = position
    type(part).objects.bulk_update(order, ["position"])


def _lock(part: Part, by) -> None:
    registration = (
        part.registration if isinstance(part, ProtocolForm) else part.form.registration
    )
    require_open(lock_experiment(registration.experiment), by)
    lock_draft(registration)


def _siblings(part: Part):
    if isinstance(part, ProtocolForm):
        return ProtocolForm.objects.filter(registration=part.registration_id)
    return ProtocolField.objects.filter(form=part.form_id)
