"""The figures as tables: what is downloaded is what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class TableColumn:
    """``type`` as in a Table Schema: string, number, integer, boolean, date."""

    name: str
    type: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Table:
    name: str
    columns: list[TableColumn]
    rows: list[list]


FORM = TableColumn("form", "string", "", _("Key of the form of the protocol."))
FIELD = TableColumn("field", "string", "", _("Key of the field of the protocol."))
N = TableColumn(
    "n",
    "integer",
    "",
    _(
        "How many persons or entries, by the unit of analysis; empty where it would betray a few."
    ),
)
ESTIMATE = TableColumn(
    "estimate", "number", "", _("Mean, median or share, in the unit of the field.")
)
LOW = TableColumn("low", "number", "", _("Lower end of the confidence interval."))
HIGH = TableColumn("high", "number", "", _("Upper end of the confidence interval."))
SUPPRESSED = TableColumn(
    "suppressed",
    "boolean",
    "",
    _("True where fewer than five persons would be shown or could be worked out."),
)
STATISTIC = TableColumn("statistic", "string", "", _("How answers became one figure."))
INTERVAL = [N, ESTIMATE, LOW, HIGH]


def tables_of(figures: dict) -> list[Table]:
    """All published tables, in a fixed order; empty ones too."""
    fields = figures["fields"]
    return [
        _metric(figures["metric"]),
        _stop_rule(figures["stop_rule"]),
        _summary(fields),
        _rows("series", PERIOD + INTERVAL, fields, "series"),
        _rows(
            "distribution",
            BINS,
            [each for each in fields if each["kind"] not in CHOSEN],
            "distribution",
        ),
        _rows(
            "choices",
            CHOICES,
            [each for each in fields if each["kind"] in CHOSEN],
            "distribution",
        ),
        _rows("districts", [DISTRICT, *INTERVAL], fields, "districts"),
        _before_after(fields),
        _missing(figures["missing"]),
    ]


CHOSEN = {"choice", "choices"}
PERIOD = [
    TableColumn("from", "date", "", _("First day.")),
    TableColumn("to", "date", "", _("Last day; several weeks where few answered.")),
]
BINS = [
    TableColumn("from", "number", "", _("From this value on; empty: anything below.")),
    TableColumn("to", "number", "", _("Below this value; empty: anything above.")),
    N,
    TableColumn("share", "number", "", _("Share of all, from 0 to 1.")),
]
CHOICES = [TableColumn("choice", "string", "", _("Key of the choice.")), *INTERVAL]
DISTRICT = TableColumn(
    "district", "string", "", _("Code of Statistics Korea; empty: not stated.")
)


def _cells(columns: list[TableColumn], figures: dict) -> list:
    """In the order of the columns; ``suppressed`` is always said."""
    return [
        bool(figures.get("suppressed"))
        if column is SUPPRESSED
        else figures.get(column.name)
        for column in columns
    ]


def _rows(
    name: str, columns: list[TableColumn], fields: list[dict], part: str
) -> Table:
    whole = [FORM, FIELD, *columns, SUPPRESSED]
    rows = [
        _cells(whole, {**row, "form": field["form"], "field": field["field"]})
        for field in fields
        for row in field[part]
    ]
    return Table(name, whole, rows)


def _summary(fields: list[dict]) -> Table:
    """A row for each statistic of a field."""
    columns = [FORM, FIELD, STATISTIC, *INTERVAL, SUPPRESSED]
    rows = []
    for field in fields:
        where = {"form": field["form"], "field": field["field"]}
        rows.append(_cells(columns, {**where, **field["summary"]}))
        rows += [
            _cells(columns, {**where, "statistic": other, **field["summary"][other]})
            for other in ("mean", "median")
            if other in field["summary"]
        ]
    return Table("summary", columns, rows)


def _metric(metric: dict) -> Table:
    columns = [
        FORM,
        FIELD,
        STATISTIC,
        TableColumn("unit", "string", "", _("Unit of the metric.")),
        TableColumn("unit_of_analysis", "string", "", _("What counts as one.")),
        TableColumn("confidence", "number", "", _("Of the interval, from 0 to 1.")),
        *INTERVAL,
        TableColumn("baseline", "number", "", _("Registered: the metric before.")),
        TableColumn("target", "number", "", _("Registered.")),
        TableColumn("direction", "string", "", _("Where success lies.")),
        TableColumn("reached", "boolean", "", _("By the estimate alone.")),
        TableColumn(
            "is_certain", "boolean", "", _("Whether the whole interval says the same.")
        ),
        TableColumn("effect", "number", "", _("Estimate minus baseline.")),
        TableColumn("effect_low", "number", "", _("Lower end of its interval.")),
        TableColumn("effect_high", "number", "", _("Upper end of its interval.")),
        SUPPRESSED,
    ]
    effect = metric["effect"] or {}
    flat = {
        **metric,
        "effect": effect.get("difference"),
        "effect_low": effect.get("low"),
        "effect_high": effect.get("high"),
    }
    return Table("metric", columns, [_cells(columns, flat)])


def _stop_rule(rule: dict | None) -> Table:
    columns = [
        FORM,
        FIELD,
        STATISTIC,
        TableColumn("comparison", "string", "", _("It fires when the value is so.")),
        TableColumn("limit", "number", "", _("Registered.")),
        TableColumn("minimum", "integer", "", _("Not judged with fewer.")),
        TableColumn("value", "number", "", _("The statistic now.")),
        TableColumn(
            "fires", "boolean", "", _("Whether to stop; empty: not judged yet.")
        ),
        SUPPRESSED,
    ]
    return Table("stop-rule", columns, [_cells(columns, rule)] if rule else [])


def _before_after(fields: list[dict]) -> Table:
    columns = [
        FORM,
        FIELD,
        TableColumn("period", "string", "", _("Before, after, or the difference.")),
        TableColumn("method", "string", "", _("How the difference was computed.")),
        *INTERVAL,
        SUPPRESSED,
    ]
    rows = []
    for field in fields:
        found = field["before_after"]
        where = {"form": field["form"], "field": field["field"]}
        if found and found.get("suppressed"):
            rows.append(_cells(columns, {**where, **found}))
        elif found:
            rows += [
                _cells(
                    columns,
                    {
                        **where,
                        "period": period,
                        "method": found["method"],
                        **found[period],
                    },
                )
                for period in ("before", "after", "difference")
            ]
    return Table("before-after", columns, rows)


def _missing(rows: list[dict]) -> Table:
    columns = [
        FORM,
        TableColumn(
            "field", "string", "", _("Empty: the form as a whole, in persons.")
        ),
        TableColumn("asked", "integer", "", _("Persons or entries asked.")),
        TableColumn("answered", "integer", "", _("Of them with an answer.")),
        TableColumn("share", "number", "", _("Answered of asked, from 0 to 1.")),
        SUPPRESSED,
    ]
    return Table("missing", columns, [_cells(columns, row) for row in rows])
