"""The count of all entries that organisers look at: of few made at once, of many kept by the clock."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from experiments.models import Experiment

from ..consented import basis_of, rows_in
from ..entries.tally import Tally, from_text, tally_of, to_text
from ..models import EntryTally, Observation
from ..protocol import Protocol, protocol_of

logger = logging.getLogger(__name__)
COUNTED_AT_ONCE = 20_000


class Counted(NamedTuple):
    """``at`` is ``None`` when it is of this moment. ``tally`` is ``None`` until the clock has counted."""

    tally: Tally | None
    at: datetime | None = None


def tally_to_show(*, experiment: Experiment, protocol: Protocol) -> Counted:
    """For a page that is asked for now; reads no row of data where there are many."""
    if kept := _kept(experiment):
        return Counted(from_text(kept.tally), kept.counted_at)
    first = Observation.objects.filter(experiment=experiment)[:COUNTED_AT_ONCE]
    if first.count() >= COUNTED_AT_ONCE:
        return Counted(None)
    return Counted(tally_of(experiment, protocol))


def refresh_tally(*, experiment: Experiment) -> EntryTally | None:
    """Counts again what is kept when its basis changed; keeps nothing of an experiment with few entries.

    Of two workers that meet the later one leaves it to its next turn.
    """
    known, basis = _kept(experiment), basis_of(experiment)
    if rows_in(basis) < COUNTED_AT_ONCE:
        EntryTally.objects.filter(experiment=experiment).delete()
        return None
    if known and known.basis == basis:
        return known
    protocol = protocol_of(experiment)
    if protocol is None:
        return None
    text = to_text(tally_of(experiment, protocol))
    fresh = {"basis": basis, "tally": text, "counted_at": timezone.now()}
    if known is None:
        EntryTally.objects.get_or_create(experiment=experiment, defaults=fresh)
    else:
        same = EntryTally.objects.filter(pk=known.pk, basis=known.basis)
        same.update(**fresh)
    return _kept(experiment)


def _kept(experiment: Experiment) -> EntryTally | None:
    return EntryTally.objects.filter(experiment=experiment).first()


def refresh_changed_tallies() -> None:
    """What the clock does. One experiment never keeps those of the others from being counted."""
    registered = Experiment.objects.filter(
        registrations__registered_at__isnull=False
    ).distinct()
    for experiment in registered:
        try:
            refresh_tally(experiment=experiment)
        except Exception:
            logger.exception("tally_not_refreshed", extra={"experiment": experiment.pk})
