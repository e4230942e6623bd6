"""The published figures follow the data and the consents."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from experiments.actions.places import lock_experiment
from experiments.models import Experiment
from experiments.registration_text import sha256_of

from ..consented import basis_of, rows_in
from ..figures import figures_of, from_json, to_json
from ..figures.collecting import next_steps
from ..models import Observation, ResultSnapshot
from ..protocol import protocol_of

logger = logging.getLogger(__name__)
MOST_TRIES = 3
COUNTED_AT_ONCE = 20_000


def refresh_results(*, experiment: Experiment) -> ResultSnapshot | None:
    """The figures of the data as they are now; ``None`` while nothing is registered.

    Computed only when the basis differs, outside the lock, and written only over what they were
    computed from: of two workers that meet the later one looks again. ``number`` grows when the
    figures are others; the moment is that of the last look.
    """
    return _refresh(experiment, _snapshot_of(experiment))


def _refresh(experiment: Experiment, known: ResultSnapshot | None):
    for _try in range(MOST_TRIES):
        basis = basis_of(experiment)
        if known and known.basis == basis:
            return known
        protocol = protocol_of(experiment)
        if protocol is None:
            return None
        before = from_json(known.figures)["through"] if known else {}
        through = next_steps(experiment, protocol, before)
        moment = timezone.now()
        text = to_json(figures_of(experiment, protocol, through))
        fresh = ResultSnapshot(
            experiment=experiment,
            registration=protocol.registration,
            basis=basis,
            figures=text,
            figures_sha256=sha256_of(text),
            computed_at=moment,
        )
        if written := _write(fresh, known):
            return written
        known = _snapshot_of(experiment)
    return known


def _snapshot_of(experiment: Experiment) -> ResultSnapshot | None:
    found = ResultSnapshot.objects.filter(experiment=experiment)
    return found.select_related("registration").first()


def results_to_show(*, experiment: Experiment) -> ResultSnapshot | None:
    """For a page that is asked for now: few data are counted at once, many by the clock (every 15 seconds)."""
    known = _snapshot_of(experiment)
    if known and rows_in(known.basis) >= COUNTED_AT_ONCE:
        return known
    if known is None:
        first = Observation.objects.filter(experiment=experiment)[:COUNTED_AT_ONCE]
        if first.count() >= COUNTED_AT_ONCE:
            return None
    return _refresh(experiment, known)


@transaction.atomic
def _write(fresh: ResultSnapshot, known: ResultSnapshot | None):
    """``None`` when somebody else wrote since ``known`` was read."""
    lock_experiment(fresh.experiment)
    now = ResultSnapshot.objects.filter(experiment=fresh.experiment).first()
    if _state(now) != _state(known):
        return None
    if now is not None:
        fresh.pk = now.pk
        fresh.number = now.number + (now.figures_sha256 != fresh.figures_sha256)
    fresh.save()
    return fresh


def _state(snapshot: ResultSnapshot | None) -> tuple | None:
    return snapshot and (snapshot.basis, snapshot.number, snapshot.computed_at)


def refresh_changed_results() -> int:
    """What the clock does: of every registered experiment. How many have other figures now."""
    registered = Experiment.objects.filter(
        registrations__registered_at__isnull=False
    ).distinct()
    return sum(_attempt(each) for each in registered)


def _attempt(experiment: Experiment) -> bool:
    """The results of one experiment never keep those of another from being renewed."""
    try:
        return _has_changed(experiment)
    except Exception:
        logger.exception("results_not_refreshed", extra={"experiment": experiment.pk})
        return False


def _has_changed(experiment: Experiment) -> bool:
    known = ResultSnapshot.objects.filter(experiment=experiment)
    before = known.values_list("number", flat=True).first()
    after = refresh_results(experiment=experiment)
    return bool(after) and after.number != before
