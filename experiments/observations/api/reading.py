"""From the bytes of a request to entries, with a sentence for everything that cannot be read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.districts.models import District

from ..actions.batches import MOST_AT_ONCE, Entry
from .problems import MOST_BYTES, Problem

MEMBERS = {"client_key", "observed_at", "unit", "district", "values"}
UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)?"
)
YEARS = range(1900, 2200)
LONGEST_UNIT = 80


def read_json(request):
    """The body, if it is small enough, says that it is JSON, and is."""
    if request.content_type != "application/json":
        raise Problem("not-json")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Problem("too-large")
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise Problem("too-large")
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError):
        raise Problem("malformed") from None


def read_rows(body) -> list:
    rows = body.get("observations") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not rows or set(body) != {"observations"}:
        raise Problem(
            "not-valid",
            {"observations": _("Send a list of one or more, and nothing beside it.")},
        )
    if len(rows) > MOST_AT_ONCE:
        most = {"most": MOST_AT_ONCE}
        raise Problem(
            "not-valid", {"observations": _("Send at most %(most)s at once.") % most}
        )
    return rows


def districts_in(rows: list) -> dict[str, int]:
    """Keys of the districts by code, of those that are named; no query if none is."""
    codes = {row.get("district") for row in rows if isinstance(row, dict) and _has(row)}
    if not codes:
        return {}
    return dict(District.objects.filter(code__in=codes).values_list("code", "pk"))


def _has(row: dict) -> bool:
    code = row.get("district")
    return isinstance(code, str) and code.isascii() and code.isdigit()


def read_entry(row, districts: Mapping[str, int]) -> Entry | dict[str, str]:
    """The entry, or a sentence per member that cannot be."""
    if not isinstance(row, dict):
        return {"": _("Each observation is an object.")}
    faults = {
        _name(key): _("There is no member of this name.")
        for key in row
        if key not in MEMBERS
    }
    read = {}
    for key, reader in READERS.items():
        try:
            read[key] = reader(row.get(key))
        except ValueError as fault:
            faults[key] = str(fault)
    code = row.get("district")
    if code is not None and (not _has(row) or code not in districts):
        faults["district"] = _("There is no district with this code of five digits.")
    if faults:
        return faults
    return Entry(
        client_key=read["client_key"],
        observed_at=read["observed_at"],
        given=read["values"],
        unit=read["unit"],
        district_id=districts.get(code),
    )


def _name(key: str) -> str:
    return key.encode(errors="replace").decode()[:80]


def _client_key(given) -> UUID:
    if not isinstance(given, str) or not UUID_TEXT.fullmatch(given):
        raise ValueError(_("Make a UUID for each observation and send it here."))
    return UUID(given)


def _observed_at(given) -> datetime:
    if not isinstance(given, str) or not MOMENT.fullmatch(given):
        raise ValueError(
            _("Send the moment as in 2026-11-22T08:30:00+09:00 (ISO 8601).")
        )
    try:
        moment = datetime.fromisoformat(given.upper())
    except ValueError:
        raise ValueError(_("There is no such moment.")) from None
    if moment.tzinfo is None:
        raise ValueError(
            _(
                "This moment does not say its time zone. Add the offset, for example +09:00 for Seoul."
            )
        )
    if moment.year not in YEARS:
        raise ValueError(_("There is no such moment."))
    return moment


def _unit(given) -> str:
    if given is None:
        return ""
    if (
        not isinstance(given, str)
        or len(given) > LONGEST_UNIT
        or not given.isprintable()
    ):
        raise ValueError(
            _("Name the thing observed in at most %(limit)s characters.")
            % {"limit": LONGEST_UNIT}
        )
    return given.strip()


def _values(given) -> dict:
    if not isinstance(given, dict):
        raise ValueError(_("Send the answers as an object, by the keys of the fields."))
    return given


READERS = {
    "client_key": _client_key,
    "observed_at": _observed_at,
    "unit": _unit,
    "values": _values,
}
