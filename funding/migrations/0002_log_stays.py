"""What was published, submitted or written in a log is kept as it is by the database itself."""

from django.db import migrations

from innovation_park.lib.frozen_rows import Guard, freeze

EVENT, SUBMISSION = "funding_applicationevent", "funding_submission"
GUARDS = [
    Guard(
        name="funding_event_stays",
        table=EVENT,
        event="UPDATE",
        # Not the person and not their words: both go when somebody leaves the park, and never come back.
        fields=(
            "application_id",
            "seq",
            "event",
            "from_status",
            "to_status",
            "actor_code",
            "role",
            "sealed",
            "payload",
            "at",
            "previous",
            "digest",
        ),
        when="({changed}) OR (NEW.reason <> '' AND NEW.reason <> OLD.reason)"
        " OR (NEW.nonce <> '' AND NEW.nonce <> OLD.nonce)"
        " OR (NEW.actor_id IS NOT NULL AND"
        " (OLD.actor_id IS NULL OR NEW.actor_id <> OLD.actor_id))",
    ),
    Guard("funding_event_is_kept", EVENT, "DELETE", (), "1 = 1"),
    Guard(
        name="funding_submission_stays",
        table=SUBMISSION,
        event="UPDATE",
        fields=("application_id", "number", "content", "digest", "at", "grace_used"),
        when="{changed}",
    ),
    Guard("funding_submission_is_kept", SUBMISSION, "DELETE", (), "1 = 1"),
    Guard(
        name="funding_revision_stays",
        table="funding_callrevision",
        event="UPDATE",
        fields=("call_id", "number", "composition", "digest", "at"),
        when="{changed}",
    ),
    # What was asked when it began is what it is judged by.
    Guard(
        name="funding_application_is_pinned",
        table="funding_application",
        event="UPDATE",
        fields=("code", "call_id", "revision_id", "salt", "created_at"),
        when="{changed}",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_first_calls")]

    operations = [freeze(GUARDS)]
