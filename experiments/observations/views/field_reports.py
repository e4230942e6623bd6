"""One question of the results page: its answers in a sentence, charts and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.districts.models import District
from experiments.enums import FieldKind, Statistic
from innovation_park.lib.translated import Translated

from .. import charts
from ..protocol import Protocol

CHOSEN = {FieldKind.CHOICE, FieldKind.CHOICES}


@dataclass(frozen=True)
class Block:
    """A chart and the same numbers as a table. ``kind`` decides the template of the picture."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    chart: object = None
    map: object = None
    note: str = ""

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Each cell with the name of its column, which phones show beside it."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass
class FieldReport:
    """One question with everything that is shown of its answers."""

    label: object
    is_hidden: bool
    about_persons: bool
    sentence: str = ""
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Reporter:
    """Writes the reports; one query when the first map is drawn."""

    protocol: Protocol
    metric: dict
    marks: charts.Marks

    @cached_property
    def districts(self) -> list[District]:
        return list(District.objects.order_by("code"))

    def report(self, number: int, figures: dict) -> FieldReport:
        asked = self.protocol.form(figures["form"]).field(figures["field"])
        summary = figures["summary"]
        report = FieldReport(
            label=asked.label.here,
            is_hidden=bool(summary.get("suppressed")),
            about_persons=figures["about_persons"],
        )
        if report.is_hidden or summary.get("n") == 0:
            return report
        key = f"field-{number}"
        if figures["kind"] in CHOSEN:
            report.blocks.append(self._choices(key, asked, figures))
        elif figures["kind"] == FieldKind.PLACE:
            self._add_map(report, key, figures, charts.Measure("", 0), "n")
        elif "estimate" in summary:
            self._add_measured(report, key, figures)
        return report

    def _choices(self, key: str, asked, figures: dict) -> Block:
        names = {each["key"]: str(Translated(each["words"])) for each in asked.choices}
        named = [
            (names.get(row["choice"], row["choice"]), row)
            for row in figures["distribution"]
        ]
        share = charts.Measure("%", 1, True)
        rows = [
            [
                name,
                charts.share_words(row),
                ""
                if row.get("suppressed")
                else share.interval(row["low"], row["high"]),
            ]
            for name, row in named
        ]
        title = _("What was chosen")
        return Block(
            title,
            [_("Choice"), _("Share"), _("Interval")],
            rows,
            chart=charts.choices_chart(f"{key}-choices", title, named)
            if named
            else None,
        )

    def _add_measured(self, report: FieldReport, key: str, figures: dict) -> None:
        summary = figures["summary"]
        is_metric = (figures["form"], figures["field"]) == (
            self.metric["form"],
            self.metric["field"],
        )
        marks = self.marks if is_metric else charts.Marks()
        is_share = figures["kind"] == FieldKind.YES_NO
        measure = charts.measure_for(
            figures["unit"], [summary["estimate"], summary["high"]], is_share=is_share
        )
        report.sentence = self._sentence(summary, measure)
        if figures["series"]:
            report.blocks.append(self._series(key, figures, marks, measure))
        if figures["distribution"]:
            report.blocks.append(self._distribution(key, figures, marks, measure))
        if figures["before_after"] and not figures["before_after"].get("suppressed"):
            report.blocks.append(self._before_after(key, figures, marks, measure))
        self._add_map(report, key, figures, measure, "estimate")

    def _sentence(self, summary: dict, measure: charts.Measure) -> str:
        words = {
            "statistic": Statistic(summary["statistic"]).label,
            "value": measure.words(summary["estimate"]),
            "interval": measure.interval(summary["low"], summary["high"]),
            "n": charts.count(summary["n"]),
        }
        sentence = _("%(statistic)s: %(value)s") % words
        if words["interval"]:
            sentence += _(", interval %(interval)s") % words
        if summary["n"] is not None:
            sentence += _(", from %(n)s") % words
        return sentence

    def _series(self, key, figures, marks, measure) -> Block:
        rows = figures["series"]
        title = _("Week by week")
        change_on = self.protocol.registration.change_on
        return Block(
            title,
            [_("Days"), _("Value"), _("Interval"), _("Number")],
            [
                [
                    charts.days(row["from"], row["to"]),
                    measure.words(row["estimate"]),
                    measure.interval(row["low"], row["high"]) or "–",
                    charts.count(row["n"]),
                ]
                for row in rows
            ],
            chart=charts.series_chart(
                f"{key}-series",
                title,
                rows,
                marks,
                measure,
                change_on.isoformat() if change_on else "",
            ),
            note=_(
                "The band is the interval: the wider it is, the less is known. Weeks with few answers are one with their neighbours."
            )
            if figures["about_persons"]
            else _("The band is the interval: the wider it is, the less is known."),
        )

    def _distribution(self, key, figures, marks, measure) -> Block:
        rows = figures["distribution"]
        title = _("How the answers are spread")
        share = charts.Measure("%", 1, True)
        return Block(
            title,
            [_("Values"), _("Number"), _("Share")],
            [
                [
                    charts.bin_words(row, measure),
                    charts.count(row["n"]),
                    share.words(row["share"]),
                ]
                for row in rows
            ],
            chart=charts.distribution_chart(
                f"{key}-spread", title, rows, marks, measure
            )
            if len(rows) > 1
            else None,
            note=_("The area of a bar is its share."),
        )

    def _before_after(self, key, figures, marks, measure) -> Block:
        found = figures["before_after"]
        title = _("Before and after the change")
        named = [(_("Before"), found["before"]), (_("After"), found["after"])]
        rows = [
            [
                name,
                measure.words(row["estimate"]),
                measure.interval(row["low"], row["high"]) or "–",
                charts.count(row["n"]),
            ]
            for name, row in named
        ]
        change = found["difference"]
        ends = (
            ""
            if change["low"] is None
            else _("%(low)s to %(high)s")
            % {
                "low": measure.signed(change["low"]),
                "high": measure.signed(change["high"]),
            }
        )
        rows.append([_("Difference"), measure.signed(change["estimate"]), ends, ""])
        return Block(
            title,
            [_("When"), _("Value"), _("Interval"), _("Number")],
            rows,
            chart=charts.standing_chart(f"{key}-change", title, named, marks, measure),
            note=_("The same persons before and after.")
            if found["method"] == "paired"
            else _(
                "Before and after were not the same persons, or too few of them were."
            ),
        )

    def _add_map(self, report, key, figures, measure, part: str) -> None:
        rows = figures["districts"]
        shown = [row for row in rows if not row.get("suppressed")]
        if not rows:
            return
        title = _("By district")
        names = {each.code: str(each) for each in self.districts}
        names[""] = _("Not stated")
        columns = [_("District"), _("Number") if part == "n" else _("Value")]
        table = [
            [names.get(row["district"], row["district"]), measure.words(row[part])]
            for row in shown
        ]
        if len(shown) < len(rows):
            table.append([_("All others"), _("too few to show, or none")])
        drawn = charts.district_map(
            f"{key}-map", title, rows, self.districts, measure, part
        )
        note = (
            ""
            if drawn
            else _without_map(len([row for row in shown if row["district"]]))
        )
        report.blocks.append(Block(title, columns, table, map=drawn, note=note))


def _without_map(number: int) -> str:
    if not number:
        return _("No district can be shown yet, so there is no map.")
    return ngettext(
        "Only %(number)s district can be shown, so there is no map.",
        "Only %(number)s districts can be shown, so there is no map.",
        number,
    ) % {"number": number}
