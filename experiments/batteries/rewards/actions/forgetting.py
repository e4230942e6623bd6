"""Somebody leaves the park: what they brought stays in the books, without them."""

from __future__ import annotations

from innovation_park.lib.private_files import delete_after_commit

from ..enums import CollectionState, State
from ..models import Collection


def forget_drop_offs(drop_offs, person) -> None:
    """Called inside the transaction of the erasure. What is not confirmed yet earns nobody anything any more."""
    for drop_off in drop_offs.exclude(photo=""):
        delete_after_commit(drop_off.photo)
    ids = list(drop_offs.values_list("pk", flat=True))
    rows = drop_offs.model.objects.filter(pk__in=ids)
    rows.update(person=None, photo="", photo_sha256="")
    rows.filter(state=State.STATED).update(card=None, account=None, team=None)


def forget_collections(collections, person) -> None:
    """What was set aside for them is free for others."""
    ids = list(collections.values_list("pk", flat=True))
    Collection.objects.filter(pk__in=ids, state=CollectionState.OPEN).update(
        state=CollectionState.CANCELLED
    )
