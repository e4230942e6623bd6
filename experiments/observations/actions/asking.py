"""Asking about an entry that looks odd, without learning whose it is."""

from __future__ import annotations

from django.db import transaction

from experiments.models import Experiment, LetterSent, Participation
from experiments.permissions import NotAllowed, can_organise

from ..emails import letter_about_entry
from ..permissions import AskedAlready, NobodyToAsk
from ..protocol import Form


@transaction.atomic
def ask_about_entry(*, experiment: Experiment, form: Form, row, text: str, by) -> None:
    """``row`` came through :func:`experiments.observations.consented.rows_of`. Nobody is asked twice about one entry."""
    if not can_organise(by, experiment):
        raise NotAllowed
    asked = (
        Participation.objects.select_for_update(of=("self",))
        .select_related("user__profile", "experiment")
        .filter(pk=row.person, experiment=experiment)
        .first()
    )
    if asked is None or not asked.is_joined:
        raise NobodyToAsk
    _sent, is_first = LetterSent.objects.get_or_create(
        participation=asked, about=f"entry:{row.pk}"
    )
    if not is_first:
        raise AskedAlready
    letter_about_entry(asked, form, row, text)
