"""What somebody has typed so far, kept until it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from experiments.enums import FieldKind
from experiments.models import Participation
from experiments.permissions import (
    ConsentHasChanged,
    NotTakingPart,
    has_current_consent,
)

from ..answers import LONGEST_TEXT
from ..consented import refused_purposes
from ..models import Draft, Observation
from ..permissions import KeyHasOtherContent, NotTakingData, takes_data
from ..protocol import Form
from .recording import lock_participation

# Faults stay as typed, so that they can be mended; nobody types more than this by hand.
LONGEST_TYPED = 2 * LONGEST_TEXT
MOST_CHOSEN = 200


@transaction.atomic
def keep_draft(
    *, participation: Participation, form: Form, client_key: UUID, answers: Mapping
) -> Draft | None:
    """``None`` when the observation with this key has come in meanwhile: a late draft does not bring it back."""
    current = lock_participation(participation)
    if current is None or not current.is_joined:
        raise NotTakingPart
    if not takes_data(current.experiment):
        raise NotTakingData
    if not has_current_consent(current):
        raise ConsentHasChanged
    if Observation.objects.filter(
        experiment=current.experiment, client_key=client_key
    ).exists():
        return None
    same_key = Draft.objects.filter(client_key=client_key)
    if same_key.exclude(participation=current, form=form.key).exists():
        raise KeyHasOtherContent
    draft, _is_new = Draft.objects.update_or_create(
        participation=current,
        form=form.key,
        defaults={
            "client_key": client_key,
            "answers": _kept(form, answers, refused_purposes(form, current)),
        },
    )
    return draft


def _kept(form: Form, answers: Mapping, refused) -> dict:
    asked = {
        each.key
        for each in form.fields
        if each.kind != FieldKind.PHOTO and each.purpose not in refused
    }
    return {
        key: _cut(value) for key, value in answers.items() if key in asked and value
    }


def _cut(value):
    if isinstance(value, list | tuple):
        return [_cut(each) for each in value[:MOST_CHOSEN]]
    return str(value).replace("\x00", "")[:LONGEST_TYPED]  # PostgreSQL keeps no NUL
