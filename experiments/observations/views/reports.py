"""What the results page says: the figures in words, charts and tables of the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from experiments.enums import Comparison, Direction, FieldKind, Statistic

from .. import charts
from ..figures import from_json
from ..models import ResultSnapshot
from ..protocol import Protocol
from .field_reports import Block, FieldReport, Reporter


@dataclass
class Report:
    """Three queries beside the snapshot's: the forms, their fields, and the districts where a map is drawn."""

    snapshot: ResultSnapshot
    protocol: Protocol

    @cached_property
    def figures(self) -> dict:
        return from_json(self.snapshot.figures)

    @cached_property
    def registration(self):
        return self.protocol.registration

    @property
    def metric(self) -> dict:
        return self.figures["metric"]

    @cached_property
    def measure(self) -> charts.Measure:
        metric = self.metric
        values = [metric.get("estimate"), metric["target"], metric["baseline"]]
        is_share = self._kind_of(metric) == FieldKind.YES_NO
        return charts.measure_for(metric["unit"], values, is_share=is_share)

    @cached_property
    def marks(self) -> charts.Marks:
        return charts.Marks(self.metric["target"], self.metric["baseline"])

    @property
    def has_estimate(self) -> bool:
        return self.metric.get("estimate") is not None

    @property
    def verdict(self) -> str:
        """``reached``, ``missed`` or ``open``."""
        return {True: "reached", False: "missed", None: "open"}[self.metric["reached"]]

    @property
    def verdict_words(self) -> str:
        if self.metric["reached"] is None:
            return _("It cannot be said yet")
        if self.metric["reached"]:
            return _("The target is reached")
        return _("The target is not reached")

    @property
    def verdict_because(self) -> str:
        metric = self.metric
        if not self.has_estimate:
            return self._why_open()
        if metric["target"] is None:
            return _("No target was registered.")
        if metric["is_certain"] is None:
            return _("There is too little data to say how sure this is.")
        if metric["is_certain"]:
            return _(
                "The whole interval lies on this side of the target: chance alone hardly explains it."
            )
        return _(
            "But the interval includes the target: with other people, by chance, it could have come out otherwise."
        )

    def _why_open(self) -> str:
        if self.metric.get("suppressed"):
            return _(
                "So far fewer than five people have answered, or so few on one side that they could be recognised. Nothing is shown until there are more."
            )
        return _("No answers have come in yet.")

    @property
    def estimate_words(self) -> str:
        return self.measure.words(self.metric["estimate"])

    @property
    def interval_words(self) -> str:
        return self.measure.interval(self.metric["low"], self.metric["high"])

    @property
    def effect_words(self) -> str:
        effect = self.metric["effect"]
        return self._difference(effect) if effect else ""

    def _difference(self, change: dict) -> str:
        words = self.measure.signed(change["difference"])
        if change["low"] is None:
            return words
        return _("%(difference)s (between %(low)s and %(high)s)") % {
            "difference": words,
            "low": self.measure.signed(change["low"]),
            "high": self.measure.signed(change["high"]),
        }

    @property
    def change_words(self) -> str:
        change = self.metric["change"]
        return self._difference(change) if change else ""

    @property
    def target_words(self) -> str:
        if self.metric["target"] is None:
            return ""
        words = {
            Direction.AT_LEAST: _("at least %(target)s"),
            Direction.AT_MOST: _("at most %(target)s"),
        }[self.metric["direction"]]
        return words % {"target": self.measure.words(self.metric["target"])}

    @property
    def baseline_words(self) -> str:
        baseline = self.metric["baseline"]
        return "" if baseline is None else self.measure.words(baseline)

    @property
    def statistic_words(self) -> str:
        return str(Statistic(self.metric["statistic"]).label)

    @property
    def confidence_words(self) -> str:
        return charts.Measure("%", 0, True).words(self.metric["confidence"])

    @cached_property
    def standing(self) -> charts.Chart | None:
        if not self.has_estimate:
            return None
        return charts.standing_chart(
            "standing",
            _("The metric beside its baseline and target"),
            [("", self.metric)],
            self.marks,
            self.measure,
        )

    @property
    def stop_words(self) -> str:
        """Empty when no rule can be computed."""
        rule = self.figures["stop_rule"]
        if rule is None:
            return ""
        if rule["fires"] is None:
            return _("It is not judged yet: too few have answered.")
        measure = self._measure_of(rule, [rule["value"], rule["limit"]])
        above = rule["comparison"] == Comparison.ABOVE
        limit = _("above %(limit)s") if above else _("below %(limit)s")
        words = {
            "value": measure.words(rule["value"]),
            "limit": limit % {"limit": measure.words(rule["limit"])},
        }
        if rule["fires"]:
            return (
                _(
                    "It fires: the value is %(value)s, and the experiment stops when it is %(limit)s."
                )
                % words
            )
        return (
            _(
                "It does not fire: the value is %(value)s; the experiment would stop when it is %(limit)s."
            )
            % words
        )

    @property
    def stop_fires(self) -> bool:
        return bool(self.figures["stop_rule"] and self.figures["stop_rule"]["fires"])

    @cached_property
    def missing(self) -> Block:
        rows = [self._missing_row(row) for row in self.figures["missing"]]
        return Block(
            _("What is missing"),
            [_("What"), _("Asked"), _("Answered"), _("Share")],
            rows,
        )

    def _missing_row(self, row: dict) -> list[str]:
        form = self.protocol.form(row["form"])
        what = form.field(row["field"]).label if row["field"] else form.form.name
        if not row["field"]:
            unit = _("entries") if form.is_about_no_person else _("persons")
            what = _("%(form)s (%(unit)s)") % {"form": what, "unit": unit}
        if row.get("suppressed"):
            return [str(what), _("too few to show"), "", ""]
        share = row["share"]
        words = "–" if share is None else charts.Measure("%", 0, True).words(share)
        return [
            str(what),
            charts.count(row["asked"]),
            charts.count(row["answered"]),
            words,
        ]

    def _kind_of(self, at: dict) -> str:
        form = self.protocol.form(at["form"])
        asked = form.field(at["field"]) if form else None
        return asked.kind if asked else ""

    def _measure_of(self, at: dict, values) -> charts.Measure:
        form = self.protocol.form(at["form"])
        asked = form.field(at["field"]) if form else None
        unit = asked.unit if asked else ""
        return charts.measure_for(
            unit, values, is_share=self._kind_of(at) == FieldKind.YES_NO
        )

    @cached_property
    def fields(self) -> list[FieldReport]:
        reporter = Reporter(self.protocol, self.metric, self.marks)
        return [
            reporter.report(number, figures)
            for number, figures in enumerate(self.figures["fields"])
        ]
