"""Public awards, the newest first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query

from funding.workflow import Status

from ..common_grants import STATES as WORDS
from ..common_grants import award_of
from ..grant import State, identity
from ..registered import STATES, awards, grants_of, newest_first, publisher
from .grants_api import api, asked_states, by_identity, counted, paged, success
from .shapes import Awards, ErrorOut, FoundAwards, OneAward, Page, Search

COMMON = dict.fromkeys((422, 429), ErrorOut) | {304: None}
ORDERS = {
    "title": "application__title",
    "status.value": "application__status",
    "keyDates.awardDate": "application__decided_at",
    "funding.awardedAmount": "amount",
    "createdAt": "made_at",
    "lastModifiedAt": "made_at",
}


def _page(rows, page: int, size: int) -> dict:
    begin, by = (page - 1) * size, publisher()
    shown = grants_of(rows[begin : begin + size])
    return paged([award_of(each, by) for each in shown], page, size, rows.count())


@api.get(
    "awards",
    response={200: Awards, **COMMON},
    operation_id="listAwards",
    summary="All public awards",
)
def awards_listed(request: HttpRequest, asked: Query[Page]):
    counted(request)
    rows = newest_first(awards())
    return success(request, _page(rows, asked.page, asked.pageSize))


@api.post(
    "awards/search",
    response={200: FoundAwards, **COMMON},
    operation_id="searchAwards",
    summary="Awards by words and status",
)
def awards_search(request: HttpRequest, asked: Search):
    counted(request)
    errors: list[str] = []
    filters, page = asked.filters or {}, asked.pagination or Page()
    states = asked_states(filters, errors)
    rows = awards()
    if states is not None:
        wanted = _statuses(states)
        is_in = filters["status"]["operator"] == "in"
        chosen = Q(application__status__in=wanted)
        rows = rows.filter(chosen) if is_in else rows.exclude(chosen)
    for word in (asked.search or "").split():
        rows = rows.filter(
            Q(application__title__icontains=word)
            | Q(application__organisation__name__icontains=word)
        )
    order = asked.sorting.sortBy if asked.sorting else "lastModifiedAt"
    direction = (asked.sorting and asked.sorting.sortOrder) or "desc"
    key = order if order in ORDERS else "lastModifiedAt"
    sign = "-" if direction == "desc" else ""
    rows = rows.order_by(f"{sign}{ORDERS[key]}", f"{sign}pk")
    known = {"status": filters["status"]} if states is not None else {}
    return success(
        request,
        {
            **_page(rows, page.page, page.pageSize),
            "sortInfo": {"sortBy": key, "sortOrder": direction},
            "filterInfo": {"filters": known, "errors": errors},
        },
    )


def _statuses(states: set[str]) -> list[Status]:
    """Whatever is neither closed nor ended before its time counts as awarded."""
    return [each for each in Status if WORDS[STATES.get(each, State.AWARDED)] in states]


@api.get(
    "awards/{uuid:key}",
    response={200: OneAward, 404: ErrorOut, **COMMON},
    operation_id="readAward",
    summary="One award",
)
def award_one(request: HttpRequest, key: UUID):
    counted(request)
    codes = awards().values_list("application__code", flat=True)
    code = by_identity(codes, key, lambda each: identity("award", each))
    found = awards().filter(application__code=code)
    return success(request, {"data": award_of(grants_of(found)[0], publisher())})
