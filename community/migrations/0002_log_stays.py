from django.db import migrations

from innovation_park.lib.frozen_rows import Guard, freeze

GUARDS = [
    Guard(
        name="community_event_stays",
        table="community_event",
        event="UPDATE",
        # Not the person and not the nonce: both go when somebody leaves the park.
        fields=(
            "topic_id",
            "seq",
            "kind",
            "post_id",
            "voice",
            "payload",
            "sealed",
            "at",
            "digest",
        ),
        when="{changed}",
    )
]


class Migration(migrations.Migration):
    dependencies = [("community", "0001_forums")]

    operations = [freeze(GUARDS)]
