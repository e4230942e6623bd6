"""Published calls, the latest first."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Query

from ..common_grants import opportunity_of as opportunity_out
from ..grant import identity, told
from ..registered import awards, opportunities, opportunity_of, publisher
from .grants_api import (
    api,
    asked_states,
    by_identity,
    counted,
    is_wanted,
    paged,
    success,
)
from .shapes import (
    ErrorOut,
    FoundOpportunities,
    OneOpportunity,
    Opportunities,
    Page,
    Search,
)

COMMON = dict.fromkeys((422, 429), ErrorOut) | {304: None}
ORDERS = {
    "title": lambda each: each["title"],
    "status.value": lambda each: each["status"]["value"],
    "createdAt": lambda each: each["createdAt"],
    "lastModifiedAt": lambda each: each["lastModifiedAt"],
    "keyDates.closeDate": lambda each: each["keyDates"]["closeDate"]["date"],
    "funding.totalAmountAvailable": lambda each: int(
        each["funding"]["totalAmountAvailable"]["amount"]
    ),
}


def _all() -> list[dict]:
    by = publisher()
    return [opportunity_out(opportunity_of(each), by) for each in opportunities()]


@api.get(
    "opportunities",
    response={200: Opportunities, **COMMON},
    operation_id="listOpportunities",
    summary="All published calls",
)
def opportunities_listed(request: HttpRequest, asked: Query[Page]):
    counted(request)
    found = _all()
    begin = (asked.page - 1) * asked.pageSize
    items = found[begin : begin + asked.pageSize]
    return success(request, paged(items, asked.page, asked.pageSize, len(found)))


@api.post(
    "opportunities/search",
    response={200: FoundOpportunities, **COMMON},
    operation_id="searchOpportunities",
    summary="Calls by words and status",
)
def opportunities_search(request: HttpRequest, asked: Search):
    counted(request)
    errors: list[str] = []
    filters, page = asked.filters or {}, asked.pagination or Page()
    states = asked_states(filters, errors)
    words = (asked.search or "").casefold()
    found = [
        each
        for each in _all()
        if words in f"{each['title']} {each['description']}".casefold()
        and is_wanted(each["status"]["value"], filters, states)
    ]
    order = asked.sorting.sortBy if asked.sorting else "lastModifiedAt"
    direction = (asked.sorting and asked.sorting.sortOrder) or "desc"
    key = order if order in ORDERS else "lastModifiedAt"
    found.sort(key=ORDERS[key], reverse=direction == "desc")
    begin = (page.page - 1) * page.pageSize
    items = found[begin : begin + page.pageSize]
    return success(
        request,
        {
            **paged(items, page.page, page.pageSize, len(found)),
            "sortInfo": {"sortBy": key, "sortOrder": direction},
            "filterInfo": {"filters": filters, "errors": errors},
        },
    )


@api.get(
    "opportunities/{uuid:key}",
    response={200: OneOpportunity, 404: ErrorOut, **COMMON},
    operation_id="readOpportunity",
    summary="One call, with the awards it led to",
)
def opportunity_one(request: HttpRequest, key: UUID):
    counted(request)
    call = by_identity(opportunities(), key, lambda each: identity("call", each.slug))
    led_to = awards().filter(application__call=call).order_by("pk")
    references = [
        {
            "id": identity("award", each.application.code),
            "title": told(each.application.title) or each.application.code,
        }
        for each in led_to
    ]
    data = opportunity_out(opportunity_of(call), publisher())
    return success(request, {"data": {**data, "awards": references}})
