from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from ..composition import (
    COLUMN_KINDS,
    ELIGIBILITY,
    PROFILE,
    RESERVED,
    WITH_OPTIONS,
    Composition,
    Field,
    Kind,
    Section,
)
from ..conditions import leaves
from .faults import Fault, repeated
from .reach import Reach, TooEntangled

ORDERED = {Kind.NUMBER, Kind.MONEY, Kind.DATE}
COUNTED = {Kind.TABLE, Kind.FILE}
WORDED = {Kind.LINE, Kind.TEXT}
ORDERING = {"more_than", "less_than", "at_least", "at_most"}
EXACT = {"is", "is_not", "one_of"}


def check_form(composition: Composition) -> list[Fault]:
    return [
        *_twice(composition),
        *_needs(composition.sections),
        *_reserved(composition),
        *_fields(composition),
    ]


def places(composition: Composition) -> Iterator[tuple[str, Field]]:
    """Every question with its path."""
    for section in composition.sections:
        for page in section.pages:
            for field in page.fields:
                yield f"form/{section.key}/{page.key}/{field.key}", field


def _twice(composition: Composition) -> Iterator[Fault]:
    sections = composition.sections
    if not sections:
        yield Fault("form", _("The form has no section yet."))
    for key in repeated(section.key for section in sections):
        yield Fault(f"form/{key}", _("Two sections have this key."))
    for section in sections:
        where = f"form/{section.key}"
        if not section.pages:
            yield Fault(where, _("This section has no page."))
        for key in repeated(page.key for page in section.pages):
            yield Fault(f"{where}/{key}", _("Two pages of this section have this key."))
        for page in section.pages:
            if not page.fields:
                yield Fault(f"{where}/{page.key}", _("This page asks nothing."))
    twice = repeated(field.key for field in composition.fields())
    for where, field in places(composition):
        if field.key == ELIGIBILITY:
            yield Fault(where, _("This key is taken by the check of eligibility."))
        if field.key in twice:
            yield Fault(where, _("Two questions have this key."))


def _needs(sections: tuple[Section, ...]) -> Iterator[Fault]:
    titles = {section.key: str(section.title) for section in sections}
    needs = {section.key: section.needs for section in sections}
    for section in sections:
        for key in section.needs:
            if key not in titles:
                yield Fault(
                    f"form/{section.key}",
                    _("This section waits for “%(section)s”, which is not there.")
                    % {"section": key},
                )
    for circle in circles(needs):
        yield Fault(
            f"form/{circle[0]}",
            _(
                "Nobody can begin here, for these sections wait for each other: %(circle)s."
            )
            % {"circle": " → ".join(titles[key] for key in (*circle, circle[0]))},
        )


def circles(needs: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Each circle once, beginning with the key that comes first."""
    found = []
    order = list(needs)

    def walk(key: str, path: list[str]) -> None:
        if key in path:
            circle = path[path.index(key) :]
            first = min(circle, key=order.index)
            turned = circle[circle.index(first) :] + circle[: circle.index(first)]
            if turned not in found:
                found.append(turned)
            return
        done.add(key)
        for need in needs[key]:
            if need in needs and (need in path or need == key or need not in done):
                walk(need, [*path, key])

    done: set[str] = set()
    for key in order:
        if key not in done:
            walk(key, [])
    return found


def _reserved(composition: Composition) -> Iterator[Fault]:
    """What the park itself reads from an application: its title and its sums."""
    wanted = {"title", "amount_asked"}
    if composition.match.least_percent or composition.match.least_cash_percent:
        wanted.add("match_cash")
        if composition.match.most_in_kind_percent:
            wanted.add("match_in_kind")
    there = {field.key: (where, field) for where, field in places(composition)}
    for key in RESERVED:
        if key not in there:
            if key in wanted:
                yield Fault("form", _reserved_words(key))
            continue
        where, field = there[key]
        if field.kind != RESERVED[key]:
            yield Fault(
                where,
                _("The question “%(key)s” must be of the kind “%(kind)s”.")
                % {"key": key, "kind": RESERVED[key]},
            )
        elif key in wanted and (not field.is_required or field.shown_when):
            yield Fault(where, _("Everybody must be asked this, and must answer."))


def _reserved_words(key: str) -> str:
    return {
        "title": _(
            "Nothing asks for the title of the project: add a question with the key “title”."
        ),
        "amount_asked": _(
            "Nothing asks for the amount: add a question with the key “amount_asked”."
        ),
        "match_cash": _(
            "Nothing asks for the match in cash: add a question with the key “match_cash”."
        ),
        "match_in_kind": _(
            "Nothing asks for the match in kind: add a question with the key “match_in_kind”."
        ),
    }[key]


def _fields(composition: Composition) -> Iterator[Fault]:
    earlier: dict[str, Field] = {}
    reach = Reach(composition.fields())
    everything = {field.key for field in composition.fields()}
    for where, field in places(composition):
        for sentence in _wrong_field(field):
            yield Fault(where, sentence)
        wrong = list(_wrong_condition(field, earlier, everything))
        for sentence in wrong or _unreachable(field, reach):
            yield Fault(where, sentence)
        earlier[field.key] = field


def _wrong_field(field: Field) -> Iterator[str]:
    values = [option.value for option in field.options]
    if field.kind in WITH_OPTIONS and (len(values) < 2 or repeated(values)):
        yield _("Offer at least two answers that differ.")
    if field.kind == Kind.TABLE:
        yield from _wrong_columns(field)
    if field.words_most is not None and (
        field.kind not in WORDED or field.words_most < 1
    ):
        yield _("A limit of words is for lines and texts, and at least 1.")
    if not _bounds_fit(field):
        yield _(
            "The smallest and the largest value do not fit together, or not this kind of answer."
        )
    if field.profile and field.profile not in PROFILE:
        yield _("The organisation's profile knows nothing called “%(name)s”.") % {
            "name": field.profile
        }


def _wrong_columns(field: Field) -> Iterator[str]:
    if not field.columns:
        yield _("A table needs at least one column.")
    for key in repeated(column.key for column in field.columns):
        yield _("Two columns have the key “%(key)s”.") % {"key": key}
    for column in field.columns:
        if column.kind not in COLUMN_KINDS:
            yield _("The column “%(column)s” cannot be of this kind.") % {
                "column": column.label
            }
        if column.kind == Kind.CHOICE and len(column.options) < 2:
            yield _("The column “%(column)s” offers nothing to choose from.") % {
                "column": column.label
            }


def _bounds_fit(field: Field) -> bool:
    bounds = [each for each in (field.least, field.most) if each is not None]
    if not bounds:
        return True
    if field.kind == Kind.DATE:
        return all(map(_is_day, bounds)) and sorted(bounds) == bounds
    if field.kind in ORDERED | COUNTED | WORDED:
        whole = all(isinstance(each, int) for each in bounds)
        return (
            whole
            and sorted(bounds) == bounds
            and (field.kind == Kind.NUMBER or bounds[0] >= 0)
        )
    return False


def _is_day(value: object) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _wrong_condition(
    field: Field, earlier: Mapping[str, Field], everything: set[str]
) -> Iterator[str]:
    for leaf in leaves(field.shown_when):
        key = leaf["key"]
        if key not in everything:
            yield _(
                "This is asked depending on “%(key)s”, a question that is not there."
            ) % {"key": key}
        elif key not in earlier:
            yield _(
                "This is asked depending on “%(key)s”, which is asked only later."
            ) % {"key": key}
        elif not _suits(leaf, earlier[key]):
            yield _(
                "The condition does not fit the answers that “%(question)s” takes."
            ) % {"question": earlier[key].label}


def _suits(leaf: Mapping, field: Field) -> bool:
    op, value = leaf["op"], leaf.get("value", True)
    if op == "answered":
        return isinstance(value, bool)
    if op in ORDERING:
        is_day = field.kind == Kind.DATE and _is_day(value)
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return is_day or (field.kind in {Kind.NUMBER, Kind.MONEY} and is_number)
    if op == "includes":
        return field.kind == Kind.CHOICES and value in _values(field)
    named = value if isinstance(value, list) else [value]
    if field.kind in WITH_OPTIONS:
        return bool(named) and set(map(str, named)) <= set(_values(field))
    if field.kind == Kind.YES_NO:
        return all(isinstance(each, bool) for each in named)
    return field.kind not in COUNTED


def _values(field: Field) -> list[str]:
    return [option.value for option in field.options]


def _unreachable(field: Field, reach: Reach) -> Iterator[str]:
    try:
        if not reach.can_hold(field.shown_when):
            yield _("Nobody is ever asked this: its condition can never come true.")
    except TooEntangled:
        yield _("The conditions are too entangled to be checked: make them simpler.")
