"""Where the batteries of one person are now, from the books of custody. Three queries."""

from __future__ import annotations

from django.db.models import Max, Sum
from django.utils.translation import gettext_lazy as _

from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.custody.models import CustodyEvent, Stock
from experiments.batteries.custody.workflow import Act

from .models import DropOff
from .whereabouts import shared_out

LOST = "lost"
PLACES = {
    NodeKind.BOX: _("Still in the box"),
    NodeKind.VAN: _("On the van"),
    NodeKind.HUB: _("At the hub, being sorted"),
    NodeKind.CARRIER: _("On the way to the recycler"),
    NodeKind.RECYCLER: _("At the recycler"),
    NodeKind.MATERIAL: _("Recovered as material"),
    LOST: _("Missing, or residue of recycling"),
}


def where_now(user) -> list[tuple[str, str, int]]:
    """(key, words, grams) in the order of the way; together exactly the grams that were confirmed."""
    own = list(
        DropOff.objects.confirmed()
        .filter(person=user)
        .values_list("point", "at", "confirmed_grams")
    )
    emptied = _last_emptied({point for point, _at, _grams in own})
    total = sum(grams for *_rest, grams in own)
    moved_on = sum(
        grams for point, at, grams in own if point in emptied and at <= emptied[point]
    )
    found = shared_out(moved_on, _shares()) if moved_on else {}
    in_box = total - sum(found.values())
    found = {NodeKind.BOX: in_box, **found}
    return [(key, words, found[key]) for key, words in PLACES.items() if found.get(key)]


def _last_emptied(points: set[int]) -> dict:
    emptied = CustodyEvent.objects.filter(
        act=Act.EMPTY, source__point__in=points, corrects=None, correction=None
    )
    return dict(emptied.values_list("source__point").annotate(last=Max("at")))


def _shares() -> dict[str, int]:
    """Of all that has left the boxes."""
    sums = Stock.objects.exclude(node__kind__in=(NodeKind.OUTSIDE, NodeKind.LOSS))
    sums = sums.values_list("node__kind").annotate(
        here=Sum("grams"), lost=Sum("lost"), found=Sum("found")
    )
    shares, lost = {}, 0
    for kind, here, missing, more in sums.order_by():
        lost += missing - more
        if kind != NodeKind.BOX:
            shares[kind] = here
    return {**shares, LOST: max(lost, 0)}
