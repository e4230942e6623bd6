from django.db import migrations

from innovation_park.lib.no_overlap import Apart, keep_apart

APART = Apart(
    name="bookings_claims_apart",
    table="bookings_claim",
    key="resource_id",
    lanes=("first_lane", "end_lane"),
    time=("starts_at", "ends_at"),
)


class Migration(migrations.Migration):
    dependencies = [("bookings", "0001_engine")]

    operations = [keep_apart(APART)]
