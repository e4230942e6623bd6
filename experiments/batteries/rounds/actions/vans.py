"""The vans there are. Each has a place in the mass books, which has its name."""

from __future__ import annotations

from django.db import transaction

from experiments.batteries.custody.actions.places import new_place
from experiments.batteries.custody.enums import NodeKind

from ..models import Van
from ..permissions import require_manager


@transaction.atomic
def keep_van(*, van: Van, name: dict[str, str], by) -> Van:
    """New, or changed; one that is out of use keeps its past."""
    require_manager(by)
    if van.pk is None:
        van.node = new_place(NodeKind.VAN, dict(name), is_demo=van.is_demo)
    else:
        van.node.name = dict(name)
        van.node.save(update_fields=["name"])
    van.save()
    return van
