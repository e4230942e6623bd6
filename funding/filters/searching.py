"""What the search language finds among applications."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ..enums import OrganisationKind, RedressStatus
from ..models import Redress
from ..search_language import ANY, ME, NONE, Kind, Language, Query, Range, Term
from ..workflow import BEFORE_SUBMISSION, ENDS, STATES, Holder, Status

WITH_US = [
    status
    for status, state in STATES.items()
    if state.held_by in (Holder.OFFICER, Holder.DIRECTOR, Holder.PANEL)
]
FLAGS = {
    "mine": lambda person: Q(officer=person),
    "unassigned": lambda person: Q(officer=None),
    "ours": lambda person: Q(status__in=WITH_US),
    "ended": lambda person: Q(status__in=ENDS),
    "redress": lambda person: Q(pk__in=_open_redresses()),
    "demo": lambda person: Q(is_demo=True),
}


def _open_redresses():
    return Redress.objects.filter(status=RedressStatus.OPEN).values("application")


LANGUAGE = Language(
    fields={
        "status": Kind.CHOICE,
        "amount": Kind.NUMBER,
        "match": Kind.NUMBER,
        "lead": Kind.PERSON,
        "call": Kind.TEXT,
        "firm": Kind.TEXT,
        "kind": Kind.CHOICE,
        "district": Kind.TEXT,
        "code": Kind.TEXT,
        "before": Kind.DAY,
        "after": Kind.DAY,
        "submitted": Kind.DAY,
        "decided": Kind.DAY,
        "is": Kind.CHOICE,
    },
    choices={
        "status": [each.value for each in Status if each not in BEFORE_SUBMISSION],
        "kind": OrganisationKind.values,
        "is": list(FLAGS),
    },
)


def vocabulary() -> dict:
    """For the script that offers how a part may go on: fields with their first sign, and what each can be."""
    fields = {name: LANGUAGE.first_sign(name) for name in LANGUAGE.fields}
    return {"fields": fields, "choices": dict(LANGUAGE.choices)}


def read(text: str) -> Query:
    return LANGUAGE.parse(text, today=timezone.localdate())


def found_by(rows: QuerySet, query: Query, *, person) -> QuerySet:
    """Nothing while the question is not understood."""
    if query.faults:
        return rows.none()
    rows = rows.alias(match=F("match_cash") + F("match_in_kind"))
    for term in query.terms:
        asked = _asked(term, person)
        rows = rows.exclude(asked) if term.is_negated else rows.filter(asked)
    return rows


def _asked(term: Term, person) -> Q:
    if term.field in DAYS:
        return DAYS[term.field](term.range)
    if term.field in NUMBERS:
        return _between(NUMBERS[term.field], term.range)
    found = Q(pk=None)
    for value in term.values:
        found |= VALUES[term.field](value, person)
    return found


def _words(value: str, person) -> Q:
    return (
        Q(title__icontains=value)
        | Q(code__iexact=value)
        | Q(organisation__name__icontains=value)
    )


def _lead(value: str, person) -> Q:
    if value.lower() == ME:
        return Q(officer=person)
    if value.lower() in (NONE, ANY):
        return Q(officer__isnull=value.lower() == NONE)
    return Q(officer__profile__display_name__icontains=value) | Q(
        officer__email__istartswith=value
    )


def _call(value: str, person) -> Q:
    return Q(call__slug__istartswith=value)


def _district(value: str, person) -> Q:
    named = Q(organisation__district__code=value)
    for code in ("en", "ko", "th"):
        named |= Q(**{f"organisation__district__name__{code}__istartswith": value})
    return named


VALUES = {
    "": _words,
    "status": lambda value, person: Q(status=value),
    "lead": _lead,
    "call": _call,
    "firm": lambda value, person: Q(organisation__name__icontains=value),
    "kind": lambda value, person: Q(organisation__kind=value),
    "district": _district,
    "code": lambda value, person: Q(code__istartswith=value),
    "is": lambda value, person: FLAGS[value](person),
}
NUMBERS = {"amount": "amount_asked", "match": "match"}


def _between(name: str, span: Range) -> Q:
    found = Q()
    if span.least is not None:
        found &= Q(**{f"{name}__gte": span.least})
    if span.most is not None:
        found &= Q(**{f"{name}__lte": span.most})
    return found


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _within(field: str):
    def asked(span: Range) -> Q:
        found = Q(**{f"{field}__isnull": False})
        if span.least is not None:
            found &= Q(**{f"{field}__gte": _begin(span.least)})
        if span.most is not None:
            found &= Q(**{f"{field}__lt": _begin(span.most + timedelta(days=1))})
        return found

    return asked


DAYS = {
    "before": lambda span: Q(submitted_at__lt=_begin(span.least or span.most)),
    "after": lambda span: Q(submitted_at__gte=_begin(span.least or span.most)),
    "submitted": _within("submitted_at"),
    "decided": _within("decided_at"),
}
