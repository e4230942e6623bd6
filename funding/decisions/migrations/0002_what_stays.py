"""Kept as it is by the database: the promise of a draw and the draw, closed minutes; and no decline without feedback."""

from dataclasses import dataclass

from django.db import migrations

from innovation_park.lib.frozen_rows import MESSAGE, Guard, freeze

DRAW = "funding_decisions_draw"
MEETING = "funding_decisions_panelmeeting"
NOTE, SEAT = "funding_decisions_panelnote", "funding_decisions_seat"
CLOSED = (
    f"(SELECT m.closed_at FROM {MEETING} m WHERE m.id = {{row}}.meeting_id) IS NOT NULL"  # noqa: S608
)
LEAST = 40
CRITERIA = {
    "sqlite": "json_array_length(r.composition, '$.criteria')",
    "postgresql": "jsonb_array_length(r.composition -> 'criteria')",
}


@dataclass(frozen=True)
class OnlyWithFeedback(Guard):
    """The event ``decline`` enters the log when each criterion has words for the applicants."""

    def condition(self, vendor: str) -> str:
        return self.when.format(criteria=CRITERIA[vendor])

    def statements(self, vendor: str) -> list[str]:
        sentence = "A decline needs feedback on each criterion."
        return [each.replace(MESSAGE, sentence) for each in super().statements(vendor)]


GUARDS = [
    Guard(
        name="funding_draw_promise_stays",
        table=DRAW,
        event="UPDATE",
        fields=("call_id", "seed", "commitment", "promised_at"),
        when="{changed}",
    ),
    Guard(
        name="funding_draw_stays",
        table=DRAW,
        event="UPDATE",
        fields=("order", "drawn_at"),
        when="OLD.drawn_at IS NOT NULL AND ({changed})",
    ),
    Guard(
        name="funding_draw_stays_told",
        table=DRAW,
        event="UPDATE",
        fields=("told_at",),
        when="OLD.told_at IS NOT NULL AND ({changed})",
    ),
    Guard(
        name="funding_minutes_stay",
        table=MEETING,
        event="UPDATE",
        fields=("call_id", "at", "place", "minutes", "version", "closed_at"),
        when="OLD.closed_at IS NOT NULL AND ({changed})",
    ),
    Guard(
        name="funding_panel_note_stays",
        table=NOTE,
        event="UPDATE",
        fields=("application_id", "words", "recommendation", "amount", "version"),
        when=CLOSED.format(row="OLD") + " AND ({changed})",
    ),
    Guard(
        name="funding_panel_note_is_late",
        table=NOTE,
        event="INSERT",
        fields=(),
        when=CLOSED.format(row="NEW"),
    ),
    Guard(
        name="funding_presence_stays",
        table=SEAT,
        event="UPDATE",
        fields=("is_present",),
        when=CLOSED.format(row="OLD") + " AND ({changed})",
    ),
    OnlyWithFeedback(
        name="funding_decline_has_feedback",
        table="funding_applicationevent",
        event="INSERT",
        fields=(),
        when="NEW.event = 'decline' AND (SELECT count(*) FROM funding_criterionfeedback f"  # noqa: S608
        f" WHERE f.application_id = NEW.application_id AND length(trim(f.words)) >= {LEAST})"
        " < (SELECT {criteria} FROM funding_application a JOIN funding_callrevision r"
        " ON r.id = a.revision_id WHERE a.id = NEW.application_id)",
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("funding_decisions", "0001_decisions"),
        ("funding", "0002_log_stays"),
    ]

    operations = [freeze(GUARDS)]
