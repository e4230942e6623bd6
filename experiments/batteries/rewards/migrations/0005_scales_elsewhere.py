"""Drop-offs and weighings name the scale by where it is known now; nothing changes in the tables."""

import django.db.models.deletion
from django.db import migrations, models


def scale(**options) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, to="batteries.scale", **options
    )


class Migration(migrations.Migration):
    dependencies = [
        ("batteries_rewards", "0004_scale_of_the_boxes"),
        ("batteries", "0003_scales"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "dropoff",
                    "scale",
                    scale(blank=True, null=True, related_name="drop_offs"),
                ),
                migrations.AlterField(
                    "weighing", "scale", scale(related_name="weighings")
                ),
                migrations.DeleteModel("Scale"),
            ]
        )
    ]
