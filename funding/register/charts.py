"""Pictures of the register: won by call, by year and by kind of firm, a bar for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experiments.observations.charts.drawing import NARROW, WIDE, Chart, Drawing
from funding.awards.models import Award
from funding.enums import OrganisationKind
from innovation_park.lib.translated import Translated

ROW = 54
MOST = 8


@dataclass(frozen=True)
class Piece:
    """Awards of one year, call, kind of firm and district (its key, or None): how much they are worth, and how many."""

    year: int
    call: str
    kind: str
    district: int | None
    won: int
    number: int


def pieces_of(rows: QuerySet[Award]) -> list[Piece]:
    """One query, from which sums, pictures and map are made."""
    dated = rows.order_by().annotate(year=ExtractYear("application__decided_at"))
    found = dated.values_list(
        "year",
        "application__call__title",
        "application__organisation__kind",
        "application__organisation__district",
    ).annotate(Sum("amount"), Count("pk"))
    return [
        Piece(year, str(Translated(call or {})), kind, district, won, number)
        for year, call, kind, district, won, number in found
    ]


def charts_of(pieces: Sequence[Piece]) -> list[Chart]:
    by_year = sorted(_summed(pieces, lambda each: each.year), key=lambda row: -row[0])
    by_call = _summed(pieces, lambda each: each.call)
    by_kind = _summed(pieces, lambda each: str(OrganisationKind(each.kind).label))
    charts = [
        _chart("by-year", _("Awarded by year"), by_year[:MOST]),
        _chart("by-call", _("Awarded by call"), by_call[:MOST]),
        _chart("by-kind", _("Awarded by kind of organisation"), by_kind[:MOST]),
    ]
    return [each for each in charts if each]


def _summed(pieces: Sequence[Piece], name: Callable) -> list[tuple]:
    """The name, won and number of each; the most won first."""
    won, number = Counter(), Counter()
    for each in pieces:
        won[name(each)] += each.won
        number[name(each)] += each.number
    rows = [(each, won[each], number[each]) for each in won]
    return sorted(rows, key=lambda row: (-row[1], str(row[0])))


def _chart(key: str, title: str, rows: Sequence[tuple]) -> Chart | None:
    if not rows:
        return None
    described = " ".join(f"{name}: {_words(won, n)}." for name, won, n in rows)
    drawings = [
        _bars(f"{key}-{size}", size, width, rows)
        for size, width in (("narrow", NARROW), ("wide", WIDE))
    ]
    return Chart(key, title, described, drawings)


def _words(won: int, number: int) -> str:
    awards = ngettext("%(n)s award", "%(n)s awards", number) % {"n": number}
    amount = _("%(amount)s won") % {"amount": number_format(won, force_grouping=True)}
    return f"{amount} · {awards}"


def _bars(key: str, size: str, width: int, rows) -> Drawing:
    drawing = Drawing(key, size, width, ROW * len(rows) + 4)
    most = max(won for _name, won, _number in rows)
    for at, (name, won, number) in enumerate(rows):
        top = ROW * at + 26
        letters = width // 10 - (26 if size == "narrow" else 30)
        drawing.write(0, top - 8, _short(str(name), max(letters, 6)), "start strong")
        drawing.write(width, top - 8, _words(won, number), "end")
        drawing.box(0, top, width, top + 18, "rail")
        drawing.box(0, top, max(width * won / most, 2), top + 18, "bar")
    return drawing


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
