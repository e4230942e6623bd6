"""What is known of a point now: the newest fact of each kind, in words, with its age and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .confidence import Level, lasting, level_of
from .enums import Chemistry, FactKey, Source, mask_of
from .models import BatteryPoint, PointFact, PointHours
from .opening_hours import Hours, NotUnderstood, parse


@dataclass(frozen=True)
class ShownFact:
    """``rows`` are (day, hours) of this week where the hours could be read."""

    key: str
    label: str
    text: str
    source: str
    verified_at: datetime
    age: str
    level: Level
    rows: tuple[tuple[str, str], ...] = ()


def newest_of(facts: Iterable[PointFact]) -> dict[str, PointFact]:
    """One a key, whatever order they come in."""
    newest: dict[str, PointFact] = {}
    for fact in sorted(facts, key=lambda each: (each.verified_at, each.pk or 0)):
        newest[fact.key] = fact
    return newest


def shown_facts(
    point: BatteryPoint, newest: dict[str, PointFact], now: datetime
) -> list[ShownFact]:
    """In the order of the enumeration."""
    facts = [newest[key] for key in FactKey.values if key in newest]
    return [_shown(point, fact, now) for fact in facts]


def _shown(point: BatteryPoint, fact: PointFact, now: datetime) -> ShownFact:
    age = now - fact.verified_at
    doubts = point.doubts if fact.key == FactKey.THERE else 0
    rows = ()
    if fact.key == FactKey.OPENING_HOURS and (hours := hours_in(fact)):
        rows = tuple(week_in_words(hours, point.zone, now))
    return ShownFact(
        key=fact.key,
        label=str(fact.get_key_display()),
        text=in_words(fact.key, fact.value),
        source=str(fact.get_source_display()),
        verified_at=fact.verified_at,
        age=age_in_words(fact.verified_at, now),
        level=level_of(fact.key, fact.source, age, doubts),
        rows=rows,
    )


def in_words(key: str, value: dict) -> str:
    """What a fact says, in the reader's language; words of others as they were written."""
    match key:
        case FactKey.THERE:
            said = _("Seen there") if value.get("is") else _("Not found there")
            return f"{said}: {value['note']}" if value.get("note") else said
        case FactKey.CHEMISTRIES:
            return _chemistries(value)
        case FactKey.ACCESS:
            parts = [_steps(value.get("step_free")), value.get("text", "")]
            return ". ".join(part for part in parts if part)
        case FactKey.CAPACITY:
            return _("%(kg)s kg") % {"kg": round(value.get("grams", 0) / 1000, 1)}
        case _:
            return str(value.get("text", ""))


def _steps(is_step_free: bool | None) -> str:
    if is_step_free is None:
        return ""
    return _("Without steps") if is_step_free else _("There are steps")


def _chemistries(value: dict) -> str:
    def named(keys) -> str:
        return ", ".join(str(Chemistry(key).label) for key in keys)

    said = []
    if value.get("takes"):
        said.append(named(value["takes"]))
    if value.get("refuses"):
        said.append(_("Not taken: %(what)s") % {"what": named(value["refuses"])})
    return ". ".join(said)


def age_in_words(moment: datetime, now: datetime) -> str:
    days = (timezone.localdate(now) - timezone.localdate(moment)).days
    if days <= 0:
        return _("today")
    if days < 60:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    if days < 730:
        n = round(days / 30.44)
        return ngettext("%(n)s month ago", "%(n)s months ago", n) % {"n": n}
    n = int(days / 365.25)
    return ngettext("%(n)s year ago", "%(n)s years ago", n) % {"n": n}


def hours_in(fact: PointFact | None) -> Hours | None:
    """None where nobody said, or where what was said is beyond the grammar."""
    if fact is None:
        return None
    try:
        return parse(str(fact.value.get("text", "")))
    except NotUnderstood:
        return None


def week_in_words(hours: Hours, zone: str, now: datetime):
    """(day, "09:00–12:00, 13:00–18:00") of the present week, Monday first."""
    today = now.astimezone(ZoneInfo(zone)).date()
    names = _weekdays()
    for number in range(7):
        day = today.fromordinal(today.toordinal() - today.weekday() + number)
        spans = hours.of_day(day)
        yield names[number], ", ".join(map(_span, spans)) or _("closed")


def _weekdays() -> list[str]:
    return [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ]


def _span(span: tuple[int, int]) -> str:
    if span == (0, 24 * 60):
        return _("around the clock")
    return "–".join(_clock(minutes) for minutes in span)


def _clock(minutes: int) -> str:
    minutes = minutes if minutes <= 24 * 60 else minutes - 24 * 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def columns_of(newest: dict[str, PointFact], doubts: int) -> dict:
    """What a point repeats of its newest facts; see :class:`BatteryPoint`."""

    def value(key: str) -> dict:
        return newest[key].value if key in newest else {}

    there = newest.get(FactKey.THERE)
    lasts = (
        lasting(FactKey.THERE, there.source, there.verified_at, doubts)
        if there and there.value.get("is")
        else None
    )
    return {
        "accepts": mask_of(value(FactKey.CHEMISTRIES).get("takes", ())),
        "is_step_free": value(FactKey.ACCESS).get("step_free"),
        "capacity_grams": value(FactKey.CAPACITY).get("grams"),
        "checked_at": there.verified_at if there else None,
        "doubts": doubts,
        "sure_until": lasts.sure_until if lasts else None,
        "likely_until": lasts.likely_until if lasts else None,
    }


def week_of(
    point: BatteryPoint, newest: dict[str, PointFact], now: datetime
) -> list[PointHours]:
    """Rows of the present week, not yet kept."""
    hours = hours_in(newest.get(FactKey.OPENING_HOURS))
    if hours is None:
        return []
    today = now.astimezone(ZoneInfo(point.zone)).date()
    return [
        PointHours(point=point, opens=opens, closes=closes)
        for opens, closes in hours.week_of(today)
    ]


def trusted(source: str) -> bool:
    """Whether somebody stood before it, so that lists do not overrule it."""
    return source in (Source.PARK, Source.RESIDENT)
