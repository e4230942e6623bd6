"""Points add up, whoever writes; accounts of those who left stay nobody's; and the rule of the districts, as a row."""

from django.db import migrations

from innovation_park.lib.double_entry import Books, keep_in_balance
from innovation_park.lib.frozen_rows import Guard, freeze

BOOKS = Books(
    transactions="parking_transaction",
    postings="parking_posting",
    fields=("key", "kind", "deal_id", "at", "posted_at", "minutes"),
)
NOBODYS = Guard(
    "parking_account_stays_nobodys",
    "parking_account",
    "UPDATE",
    ("code", "kind"),
    "({changed}) OR (NEW.person_id IS NOT NULL AND"
    " (OLD.person_id IS NULL OR OLD.person_id <> NEW.person_id))",
)
SIX_HUNDRED_HOURS = {
    "en": "600 shared hours in four months",
    "ko": "4개월 동안 600시간 공유",
    "th": "แบ่งปัน 600 ชั่วโมงภายในสี่เดือน",
}


def plant_rule(apps, schema_editor):
    rules = apps.get_model("parking", "PriorityRule").objects
    if not rules.exists():
        rules.create(
            name=SIX_HUNDRED_HOURS, shared_minutes=600 * 60, months=4, classes=1
        )


class Migration(migrations.Migration):
    dependencies = [("parking", "0003_points_and_priority")]

    operations = [
        *keep_in_balance(BOOKS),
        freeze([NOBODYS]),
        migrations.RunPython(plant_rule, migrations.RunPython.noop),
    ]
