"""What goes in and out, as OpenAPI describes it. Names are those of the protocol."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from .grants_api import LARGEST_PAGE

LARGEST = 2**31 - 1
NO_NUL = r"^[^\x00]*$"


class Page(Schema):
    page: int = Field(1, ge=1, le=LARGEST)
    pageSize: int = Field(50, ge=1, le=LARGEST_PAGE)


class Sorting(Schema):
    sortBy: str = "lastModifiedAt"
    sortOrder: Literal["asc", "desc"] | None = "desc"
    customSortBy: str | None = None


class Search(Schema):
    search: str | None = Field(None, max_length=100, pattern=NO_NUL)
    filters: dict[str, Any] | None = Field(
        None, description="`status` with the operator `in` or `notIn`."
    )
    sorting: Sorting | None = None
    pagination: Page | None = None


class Money(Schema):
    amount: str
    currency: Literal["KRW"]


class Status(Schema):
    value: str


class Event(Schema):
    name: str
    eventType: Literal["singleDate", "dateRange"]
    date: str | None = None
    time: str | None = None
    startDate: str | None = None
    endDate: str | None = None


class Reference(Schema):
    id: UUID
    title: str


class Organisation(Schema):
    id: UUID
    name: str
    identifiers: dict[str, Any]


class Organisations(Schema):
    primary: Organisation


class OpportunityOut(Schema):
    id: UUID
    title: str
    description: str
    identifiers: dict[str, Any]
    status: Status
    funding: dict[str, Money]
    funders: Organisations
    keyDates: dict[str, Any]
    acceptedApplicantTypes: list[Status]
    source: str
    customFields: dict[str, Any] | None = None
    createdAt: str
    lastModifiedAt: str


class OpportunityDetails(OpportunityOut):
    awards: list[Reference]


class AwardOut(Schema):
    id: UUID
    title: str
    description: str
    identifiers: dict[str, Any]
    status: Status
    funding: dict[str, Money]
    keyDates: dict[str, Event]
    opportunity: Reference
    application: Reference
    funders: Organisations
    recipientOrganizations: Organisations
    source: str
    createdAt: str
    lastModifiedAt: str


class Pagination(Schema):
    page: int
    pageSize: int
    totalItems: int
    totalPages: int


class Said(Schema):
    status: int
    message: str


class Opportunities(Said):
    items: list[OpportunityOut]
    paginationInfo: Pagination


class FoundOpportunities(Opportunities):
    sortInfo: dict[str, Any]
    filterInfo: dict[str, Any]


class OneOpportunity(Said):
    data: OpportunityDetails


class Awards(Said):
    items: list[AwardOut]
    paginationInfo: Pagination


class FoundAwards(Awards):
    sortInfo: dict[str, Any]
    filterInfo: dict[str, Any]


class OneAward(Said):
    data: AwardOut


class ErrorOut(Said):
    errors: list[str]
