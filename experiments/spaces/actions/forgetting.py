"""Somebody leaves the park: what their groups asked for goes with them, or stays as a code."""

from __future__ import annotations


def forget_requests(requests, person) -> None:
    """Called inside the transaction of the erasure. A result that was published can still be recomputed."""
    requests.filter(round__allotted_at=None).delete()
    requests.update(person=None, group="", is_name_public=False)
