"""What is published as rows and columns: the tables of the results, and the records about no person.

Text, photos and exact places are in none of it. Rows about participants exist only as figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_noop, override

from experiments.enums import FieldKind
from innovation_park.lib.translated import LANGUAGES, Translated

from ..consented import newest_in, rows_of
from ..figures import tables_of
from ..protocol import NEVER_PUBLISHED, Form
from .cells import cell
from .edition import Edition

TYPES = {
    FieldKind.NUMBER: "number",
    FieldKind.WHOLE: "integer",
    FieldKind.YES_NO: "boolean",
    FieldKind.DAY: "date",
}
HIDDEN = NEVER_PUBLISHED | {FieldKind.PLACE}
TITLES = {
    "metric": gettext_noop("The registered metric"),
    "stop-rule": gettext_noop("The stop rule"),
    "summary": gettext_noop("Every field in one figure"),
    "series": gettext_noop("Over time"),
    "distribution": gettext_noop("Distribution of numbers"),
    "choices": gettext_noop("Answers from lists"),
    "districts": gettext_noop("By district"),
    "before-after": gettext_noop("Before and after"),
    "missing": gettext_noop("What is missing"),
}


@dataclass(frozen=True)
class Column:
    """``type`` and ``constraints`` as in a Table Schema."""

    name: str
    type: str
    unit: str
    meaning: Translated
    constraints: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Resource:
    """``rows`` begins anew with every call. ``is_large``: its size is not known before it was written once."""

    name: str
    title: Translated
    columns: list[Column]
    rows: Callable[[], Iterable[list]]
    count: int
    is_large: bool = False


def resources_of(edition: Edition) -> list[Resource]:
    """No query."""
    tables = [_of_table(table) for table in tables_of(edition.figures)]
    forms = [each for each in edition.protocol.forms if each.is_about_no_person]
    return [*tables, *(_of_records(edition, form) for form in forms)]


def in_all_languages(english: str) -> Translated:
    """A text of the code, as its translations have it."""
    texts = {}
    for code in LANGUAGES:
        with override(code):
            texts[code] = gettext(english)
    return Translated(texts)


def _of_table(table) -> Resource:
    columns = [
        Column(each.name, each.type, each.unit, in_all_languages(each.meaning))
        for each in table.columns
    ]
    title = in_all_languages(TITLES.get(table.name, table.name))
    return Resource(
        table.name, title, columns, lambda: iter(table.rows), len(table.rows)
    )


DAY = gettext_noop("The day of the observation, in Seoul.")
UNIT = gettext_noop("What was observed, for example a station.")
DISTRICT = gettext_noop("Code of Statistics Korea; empty: not stated.")


def _of_records(edition: Edition, form: Form) -> Resource:
    counted = {
        each["form"]: each.get("entries", 0) for each in edition.figures["counts"]
    }
    published = [each for each in form.fields if each.kind not in HIDDEN]
    columns = [
        Column("day", "date", "", in_all_languages(DAY), {"required": True}),
        Column("unit", "string", "", in_all_languages(UNIT)),
        Column("district", "string", "", in_all_languages(DISTRICT)),
        *(_of_field(each) for each in published),
    ]
    return Resource(
        name=f"records-{form.key}",
        title=form.form.name,
        columns=columns,
        rows=lambda: _records(edition, form, published),
        count=counted.get(form.key, 0),
        is_large=True,
    )


def _of_field(each) -> Column:
    """A field called like one of the fixed columns keeps apart from it."""
    name = f"{each.key}-answer" if each.key in ("day", "unit", "district") else each.key
    return Column(name, TYPES.get(each.kind, "string"), each.unit, each.label)


def _records(edition: Edition, form: Form, published: list) -> Iterator[list]:
    """Those the figures were made of: what came in since belongs to the next edition."""
    newest = newest_in(edition.snapshot.basis)
    for row in rows_of(edition.experiment, edition.protocol, form=form.key):
        if row.pk > newest:
            return
        if row.person is None:
            answers = (cell(each, row.values.get(each.key)) for each in published)
            yield [row.observed_on, row.unit, row.district, *answers]
