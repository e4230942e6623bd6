"""Calls and awards as the CommonGrants protocol words them: an opportunity and the awards it led to.

What is not known is left out, for the protocol takes no null there. Sums are texts of digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from .grant import (
    CURRENCY,
    Grant,
    Programme,
    Publisher,
    State,
    description_of,
    identity,
    recipient_identifier,
    title_of,
    told,
)

PHASES = {
    "coming": "forecasted",
    "open": "open",
    "closed": "closed",
    "decided": "closed",
}
STATES = {
    State.AWARDED: "awarded",
    State.COMPLETED: "completed",
    State.CANCELLED: "cancelled",
}


@dataclass(frozen=True)
class Opportunity:
    """A published call: whole won, aware moments."""

    programme: Programme
    phase: str
    opens_at: datetime
    closes_at: datetime
    decides_on: date | None
    total: int
    least: int
    most: int
    made_at: datetime
    changed_at: datetime
    match_percent: int = 0


def opportunity_of(call: Opportunity, publisher: Publisher) -> dict:
    return _without_gaps(
        {
            "id": identity("call", call.programme.slug),
            "title": told(call.programme.title),
            "description": told(call.programme.summary) or told(call.programme.title),
            "identifiers": _identifiers("call", call.programme.slug, publisher),
            "status": {"value": PHASES[call.phase]},
            "funding": {
                "totalAmountAvailable": _money(call.total),
                "minAwardAmount": _money(call.least),
                "maxAwardAmount": _money(call.most),
            },
            "funders": {"primary": _funder(publisher)},
            "keyDates": {
                "postDate": _moment("Opens", call.opens_at),
                "closeDate": _moment("Closes", call.closes_at),
                "otherDates": {"decision": _day("Expected decision", call.decides_on)}
                if call.decides_on
                else None,
            },
            "acceptedApplicantTypes": [{"value": "organization"}],
            "source": call.programme.url,
            "customFields": _own_share(call.match_percent),
            "createdAt": _utc(call.made_at),
            "lastModifiedAt": _utc(call.changed_at),
        }
    )


def award_of(grant: Grant, publisher: Publisher) -> dict:
    return _without_gaps(
        {
            "id": identity("award", grant.code),
            "title": title_of(grant),
            "description": description_of(grant),
            "identifiers": _identifiers("award", grant.code, publisher),
            "status": {"value": STATES[grant.state]},
            "funding": {
                "requestedAmount": _money(grant.asked),
                "awardedAmount": _money(grant.awarded),
                "disbursedAmount": _money(grant.disbursed),
            },
            "keyDates": {
                "awardDate": _day("Awarded", grant.awarded_on),
                "periodOfPerformance": _period(grant),
            },
            "opportunity": {
                "id": identity("call", grant.programme.slug),
                "title": told(grant.programme.title),
            },
            "application": {
                "id": identity("application", grant.code),
                "title": title_of(grant),
            },
            "funders": {"primary": _funder(publisher)},
            "recipientOrganizations": {"primary": _recipient(grant, publisher)},
            "source": grant.url,
            "createdAt": _utc(grant.made_at),
            "lastModifiedAt": _utc(grant.changed_at),
        }
    )


def _money(amount: int) -> dict:
    return {"amount": str(amount), "currency": CURRENCY}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _day(name: str, day: date) -> dict:
    return {"name": name, "eventType": "singleDate", "date": day.isoformat()}


def _moment(name: str, at: datetime) -> dict:
    """In the zone the moment carries: that of the foundation."""
    clock = at.timetz().replace(tzinfo=None, microsecond=0).isoformat()
    return {**_day(name, at.date()), "time": clock}


def _period(grant: Grant) -> dict | None:
    if grant.starts_on is None or grant.ends_on is None:
        return None
    first, last = sorted((grant.starts_on, grant.ends_on))
    return {
        "name": "Work under the grant",
        "eventType": "dateRange",
        "startDate": first.isoformat(),
        "endDate": last.isoformat(),
    }


def _identifiers(kind: str, key: str, publisher: Publisher) -> dict:
    own = {"registry": {"code": publisher.identifier, "url": publisher.site}, "id": key}
    return {
        "systemId": {"id": identity(kind, key)},
        "otherIds": {publisher.identifier: own},
    }


def _funder(publisher: Publisher) -> dict:
    return _organisation(publisher.name, publisher.identifier)


def _recipient(grant: Grant, publisher: Publisher) -> dict:
    registered = recipient_identifier(grant.recipient, publisher)
    return _organisation(told(grant.recipient.name), registered)


def _organisation(name: str, registered: str) -> dict:
    number = {"registry": {"code": "KR-BRN"}, "id": registered.removeprefix("KR-BRN-")}
    return {
        "id": identity("organisation", registered),
        "name": name,
        "identifiers": {"otherIds": {"KR-BRN": number}},
    }


def _own_share(percent: int) -> dict | None:
    if not percent:
        return None
    return {
        "leastMatchPercent": {
            "name": "leastMatchPercent",
            "fieldType": "integer",
            "value": percent,
            "description": "Share of the project that the applicant brings in, in percent.",
        }
    }


def _without_gaps(value):
    if isinstance(value, dict):
        kept = {name: _without_gaps(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each is not None}
    return value
