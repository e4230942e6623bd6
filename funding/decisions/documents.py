"""The minutes of a panel's meeting as PDF."""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from experiments.registered import won
from innovation_park.lib.pdf import render_pdf

from .figures import Item, agenda_of
from .models import PanelMeeting


def minutes_pdf(meeting: PanelMeeting, user, language: str) -> bytes:
    """What the reader may see of them: applications with a conflict of theirs are not in it."""
    with override(language):
        items = [each for each in agenda_of(meeting, user) if each.note]
        data = {
            "language": language,
            "title": _("Minutes: %(call)s") % {"call": meeting.call.title},
            "park": str(settings.SITE_NAME),
            "kind": _("Meeting of the panel")
            if meeting.is_closed
            else _("Meeting of the panel, draft"),
            "facts": _facts(meeting),
            "minutes_title": _("Minutes"),
            "minutes": meeting.minutes,
            "items_title": _("Applications"),
            "items": [_item(each) for each in items],
        }
        return render_pdf("funding_decisions/minutes.typ", data)


def _facts(meeting: PanelMeeting) -> list[list[str]]:
    seats = meeting.seats.select_related("person__profile").order_by("pk")
    present = [seat for seat in seats if seat.is_present]
    absent = [seat for seat in seats if not seat.is_present]
    rows = [
        (_("When"), date_format(localtime(meeting.at), "DATETIME_FORMAT")),
        (_("Where"), meeting.place),
        (_("Chair"), _name(meeting.chair)),
        (_("Present"), ", ".join(_name(seat.person) for seat in present)),
        (_("Absent"), ", ".join(_name(seat.person) for seat in absent)),
    ]
    if meeting.closed_at:
        closed = date_format(localtime(meeting.closed_at), "DATETIME_FORMAT")
        rows.append((_("Closed"), closed))
    return [[str(label), value or "–"] for label, value in rows]


def _item(item: Item) -> dict:
    note, standing = item.note, item.listed.standing
    rows = []
    if standing and item.knows_scores:
        score = number_format(standing.corrected, 1)
        rows.append([_("Rank and corrected score"), f"{standing.rank} · {score}"])
    if note.recommendation:
        amount = f" · {won(note.amount)}" if note.amount else ""
        rows.append(
            [_("Recommendation"), f"{note.get_recommendation_display()}{amount}"]
        )
    if item.left:
        rows.append([_("Out of the room, for a conflict"), ", ".join(item.left)])
    return {
        "heading": item.application.code,
        "rows": [[str(label), str(value)] for label, value in rows],
        "words": note.words,
    }


def _name(person) -> str:
    return person.get_full_name() if person else _("Somebody who has left the park")
