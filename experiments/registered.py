"""A registered text, read: its rows in words, and its data dictionary.

All of it is made from the text that was hashed, never from the tables, so that a page says
exactly what was promised.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from innovation_park.lib.translated import Phrase, Translated

from .enums import (
    Comparison,
    Direction,
    FieldKind,
    FilledBy,
    HowOften,
    Licence,
    RegisteredPoint,
    Statistic,
    UnitOfAnalysis,
)
from .models import Registration


@dataclass(frozen=True)
class Row:
    """A label and its value: a text per language, or one for all."""

    key: str
    label: str
    value: Translated | str

    @property
    def phrase(self) -> Phrase:
        if isinstance(self.value, Translated):
            return self.value.here
        return Phrase(self.value, "")


@dataclass(frozen=True)
class Section:
    title: str
    rows: list[Row]


@dataclass(frozen=True)
class DictionaryForm:
    key: str
    name: Phrase
    instructions: Phrase
    filled_by: str
    how_often: str
    fields: list[dict] = field(default_factory=list)


def document_of(registration: Registration) -> dict:
    return json.loads(registration.text)


def sections_of(document: dict) -> list[Section]:
    answered = points_of(document)
    terms = [*_words(document, "responsible"), *_terms(document)]
    reason = _words(document, "reason") if any(document["reason"].values()) else []
    sections = [
        *([Section(_("What was changed, and why"), reason)] if reason else []),
        Section(
            _("Question and hypothesis"),
            [
                Row("question", _("Question"), Translated(document["question"])),
                *answered[RegisteredPoint.HYPOTHESIS],
            ],
        ),
        Section(_("What counts"), answered[RegisteredPoint.TARGET]),
        Section(_("When it would stop early"), answered[RegisteredPoint.STOP_RULE]),
        Section(_("How it is analysed"), answered[RegisteredPoint.ANALYSIS]),
        Section(_("Risks and ethics"), answered[RegisteredPoint.RISKS]),
        Section(_("Who, budget and licence"), terms + answered[RegisteredPoint.BUDGET]),
    ]
    return sections


def points_of(document: dict) -> dict[str, list[Row]]:
    """What was registered about each point that a conclusion answers."""
    return {
        RegisteredPoint.HYPOTHESIS: _words(document, "hypothesis"),
        RegisteredPoint.TARGET: _metric(document),
        RegisteredPoint.STOP_RULE: _stop_rule(document),
        RegisteredPoint.ANALYSIS: _words(document, "analysis_plan"),
        RegisteredPoint.RISKS: _words(document, "ethics"),
        RegisteredPoint.BUDGET: [_row("budget", won(document["budget"]))],
    }


def won(amount: int) -> str:
    return f"₩{number_format(amount, use_l10n=True, force_grouping=True)}"


def figure(value: float | None, unit: str = "") -> str:
    """As short as it is exact."""
    if value is None:
        return "–"
    plain = int(value) if value == int(value) and abs(value) < 1e15 else value
    return " ".join(filter(None, [number_format(plain, force_grouping=True), unit]))


def metric_figure(document: dict, value: float | None, *, with_unit=True) -> str:
    """A value of the registered metric: rates, which are kept between 0 and 1, in percent."""
    is_rate = document["statistic"] == Statistic.RATE
    if is_rate and value is not None:
        value = round(value * 100, 1)
    unit = "%" if is_rate else document["unit"]
    return figure(value, unit if with_unit and value is not None else "")


def target_in_words(document: dict) -> str:
    limit = metric_figure(document, document["target"])
    if document["direction"] == Direction.AT_MOST:
        return _("at most %(limit)s") % {"limit": limit}
    return _("at least %(limit)s") % {"limit": limit}


def _row(name: str, value: str) -> Row:
    return Row(name, label_of(Registration, name), value)


def label_of(model, name: str) -> str:
    return capfirst(model._meta.get_field(name).verbose_name)


def _words(document: dict, *names: str) -> list[Row]:
    return [
        Row(name, label_of(Registration, name), Translated(document[name]))
        for name in names
    ]


def _metric(document: dict) -> list[Row]:
    change_on = document["change_on"]
    return [
        *_words(document, "metric"),
        _row("statistic", Statistic(document["statistic"]).label),
        _row("metric_field", _address(document, "metric")),
        _row("unit_of_analysis", UnitOfAnalysis(document["unit_of_analysis"]).label),
        _row("unit", document["unit"] or "–"),
        _row("baseline", metric_figure(document, document["baseline"])),
        *_words(document, "baseline_source"),
        _row("target", target_in_words(document)),
        _row("confidence", f"{document['confidence']:.0%}"),
        *([_row("change_on", _day(change_on))] if change_on else []),
    ]


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "DATE_FORMAT")


def _address(document: dict, name: str) -> str:
    return f"{document[f'{name}_form']}.{document[f'{name}_field']}"


def _stop_rule(document: dict) -> list[Row]:
    comparison = Comparison(document["stop_comparison"])
    sentence = _(
        "%(statistic)s of %(field)s %(comparison)s %(value)s, judged from %(number)s on"
    ) % {
        "statistic": Statistic(document["stop_statistic"]).label,
        "field": _address(document, "stop"),
        "comparison": comparison.label,
        "value": figure(document["stop_value"]),
        "number": document["stop_minimum"],
    }
    return [
        *_words(document, "stop_rule"),
        Row("stop_figures", _("In figures"), sentence),
    ]


def _terms(document: dict) -> list[Row]:
    purpose = document["publication_purpose"]
    return [
        _row("licence", Licence(document["licence"]).label),
        _row("publication_purpose", purpose or _("taking part is enough")),
    ]


def dictionary_of(document: dict) -> list[DictionaryForm]:
    """The protocol as tables: one per form, one line per field."""
    return [
        DictionaryForm(
            key=form["key"],
            name=Translated(form["name"]).here,
            instructions=Translated(form["instructions"]).here,
            filled_by=FilledBy(form["filled_by"]).label,
            how_often=HowOften(form["how_often"]).label,
            fields=[_dictionary_line(each) for each in form["fields"]],
        )
        for form in document["forms"]
    ]


def _dictionary_line(each: dict) -> dict:
    return {
        **each,
        "label": Translated(each["label"]).here,
        "help": Translated(each["help"]).here,
        "kind": FieldKind(each["kind"]).label,
        "range": range_in_words(each),
        "choices": [
            (one["key"], Translated(one["words"]).here) for one in each["choices"]
        ],
    }


def range_in_words(each: dict) -> str:
    low, high = each["minimum"], each["maximum"]
    if low is None and high is None:
        return ""
    if high is None:
        return _("from %(low)s") % {"low": figure(low)}
    if low is None:
        return _("up to %(high)s") % {"high": figure(high)}
    return _("%(low)s to %(high)s") % {"low": figure(low), "high": figure(high)}
