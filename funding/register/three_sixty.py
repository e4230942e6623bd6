"""Grants in the 360Giving Data Standard 1.4, as JSON and as the rows of a table that say the same.

What the standard's quality checks complain about never leaves: :func:`complaints` says for one
grant what they would, and :func:`grants_of` keeps to it. District codes are those of Statistics
Korea, for which the standard's list of code types, all British, has no word: theirs is ``KOSTAT``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from .grant import (
    CURRENCY,
    EMAIL,
    LONGEST_TITLE,
    Grant,
    Place,
    Publisher,
    description_of,
    recipient_identifier,
    title_of,
    told,
)

VERSION = "1.4"
GEO_CODES = "KOSTAT"
COUNTRY = "KR"
STATES = "Digital Foundation: state of the award"
TITLES = ("id", "title", "description", "currency")


def package_of(
    grants: Iterable[Grant], publisher: Publisher, *, today: date, changed_at: datetime
) -> dict:
    """The standard wants at least one grant: of none there is no package."""
    return {
        "version": VERSION,
        "identifier": f"360G-{publisher.prefix}",
        "title": f"Grants of {publisher.name}",
        "description": "Every award of the public register: who received it, what was paid and what came back.",
        "issued": today.isoformat(),
        "modified": changed_at.isoformat(),
        "license": publisher.licence,
        "publisher": {
            "name": publisher.name,
            "identifier": publisher.identifier,
            "website": publisher.site,
        },
        "accessURL": f"{publisher.site}/en/funding/register/",
        "grants": grants_of(grants, publisher, today=today),
    }


def grants_of(
    grants: Iterable[Grant], publisher: Publisher, *, today: date
) -> list[dict]:
    """An award whose day has not come waits for it."""
    return [grant_of(each, publisher) for each in grants if each.awarded_on <= today]


def grant_of(grant: Grant, publisher: Publisher) -> dict:
    written = {
        "id": f"360G-{publisher.prefix}-{grant.code}",
        "title": title_of(grant),
        "description": description_of(grant),
        "currency": CURRENCY,
        "amountAppliedFor": grant.asked,
        "amountAwarded": grant.awarded,
        "amountDisbursed": grant.disbursed,
        "awardDate": grant.awarded_on.isoformat(),
        "url": grant.url,
        "plannedDates": _planned(grant),
        "recipientOrganization": [_recipient(grant, publisher)],
        "beneficiaryLocation": _places(grant.recipient.place),
        "fundingOrganization": [{"id": publisher.identifier, "name": publisher.name}],
        "grantProgramme": [_programme(grant)],
        "fromOpenCall": "Yes",
        "classifications": [{"vocabulary": STATES, "code": grant.state.value}],
        "commitmentTransaction": [_committed(grant)],
        "disbursementTransaction": _paid(grant),
        "relatedActivity": [grant.experiment] if grant.experiment else [],
        "dateModified": grant.changed_at.isoformat(),
        "dataSource": publisher.site,
    }
    return {name: value for name, value in written.items() if value not in ([], "")}


def _planned(grant: Grant) -> list[dict]:
    if grant.starts_on is None or grant.ends_on is None:
        return []
    first, last = sorted((grant.starts_on, grant.ends_on))
    months = (last.year - first.year) * 12 + last.month - first.month
    dates = {"startDate": first.isoformat(), "endDate": last.isoformat()}
    return [{**dates, "duration": months}]


def _recipient(grant: Grant, publisher: Publisher) -> dict:
    recipient = grant.recipient
    written = {
        "id": recipient_identifier(recipient, publisher),
        "name": told(recipient.name),
        "companyNumber": recipient.registration_number,
        "organisationType": recipient.kind,
        "addressLocality": recipient.place.name if recipient.place else "",
        "addressCountry": COUNTRY,
        "url": recipient.website,
        "location": _places(recipient.place),
    }
    return {name: value for name, value in written.items() if value}


def _places(place: Place | None) -> list[dict]:
    if place is None:
        return []
    return [
        {
            "name": place.name,
            "countryCode": COUNTRY,
            "geoCode": place.code,
            "geoCodeType": GEO_CODES,
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    ]


def _programme(grant: Grant) -> dict:
    programme = grant.programme
    written = {
        "code": programme.slug,
        "title": told(programme.title),
        "description": told(programme.summary),
        "url": programme.url,
    }
    return {name: value for name, value in written.items() if value}


def _committed(grant: Grant) -> dict:
    return {
        "id": f"{grant.code}-award",
        "transactionDate": grant.awarded_on.isoformat(),
        "currency": CURRENCY,
        "value": grant.awarded,
    }


def _paid(grant: Grant) -> list[dict]:
    return [
        {
            "id": f"{grant.code}-{each.key}",
            "transactionDate": each.paid_on.isoformat(),
            "currency": CURRENCY,
            "value": each.amount,
        }
        for each in grant.payments
    ]


def complaints(written: dict, *, today: date) -> list[str]:
    """What the standard's quality checks would say of a grant: the names of the rules it breaks."""
    locations = [*written.get("beneficiaryLocation", [])]
    bodies = [*written["recipientOrganization"], *written["fundingOrganization"]]
    for body in bodies:
        locations += body.get("location", [])
    texts = (written["title"], written["description"])
    planned = written.get("plannedDates", [])
    rules = {
        "organisation with an id of a grant": any(
            body["id"].startswith("360G-") for body in bodies
        ),
        "no programme": not any(
            each.get("code") and each.get("title")
            for each in written.get("grantProgramme", [])
        ),
        "title and description are one": texts[0].casefold() == texts[1].casefold(),
        "title too long": len(texts[0]) > LONGEST_TITLE,
        "nothing said": not all(text.strip() for text in texts),
        "address of a person in a text": any(map(EMAIL.search, texts)),
        "awarded in the future": written["awardDate"] > today.isoformat(),
        "place without its code": any(
            not (each.get("geoCode") and each.get("geoCodeType")) for each in locations
        ),
        "nothing awarded": written["amountAwarded"] <= 0,
        "more paid than awarded": written["amountDisbursed"] > written["amountAwarded"],
        "ends before it begins": any(
            each["endDate"] < each["startDate"] for each in planned
        ),
        "payments do not add up": written["amountDisbursed"]
        != sum(each["value"] for each in written.get("disbursementTransaction", [])),
    }
    return [rule for rule, is_broken in rules.items() if is_broken]


def table_of(grants: list[dict]) -> tuple[list[str], Iterator[list]]:
    """Columns named by their path (``recipientOrganization/0/id``), and a row for each grant."""
    rows = [dict(_flat(grant)) for grant in grants]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    columns.sort(key=_place_in_table)
    return columns, ([row.get(name, "") for name in columns] for row in rows)


def _place_in_table(column: str) -> tuple:
    """What lists hold stays together, however many items single grants have."""
    head = column.split("/")[0]
    first = TITLES.index(head) if head in TITLES else len(TITLES)
    parts = tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in column.split("/")
    )
    return (first, "/" in column, parts)


def _flat(value, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _flat(each, f"{path}/{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value):
            yield from _flat(each, f"{path}/{number}")
    elif isinstance(value, list):
        yield path, ";".join(map(str, value))
    else:
        yield path, value
