"""Locks come in one order: the award, then whatever belongs to it, then its application."""

from __future__ import annotations

from ..models import Award


def lock_award(award: Award | int) -> Award:
    pk = award.pk if isinstance(award, Award) else award
    return (
        Award.objects.select_for_update(of=("self",))
        .select_related("application__organisation", "application__call")
        .get(pk=pk)
    )


def locked(row):
    """The row anew, its award locked before it and known to it."""
    award = lock_award(row.award_id)
    fresh = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    fresh.award = award
    return fresh
