"""Scales weigh for the boxes, not for rewards alone: their table moves, rows and keys as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("batteries_rewards", "0003_taken_back")]

    operations = [
        migrations.RemoveConstraint(
            model_name="scale", name="batteries_rewards_scale_name_once"
        ),
        migrations.AddConstraint(
            model_name="scale",
            constraint=models.UniqueConstraint(
                fields=["point", "name"],
                condition=models.Q(revoked_at=None),
                name="batteries_scale_name_once",
            ),
        ),
        migrations.AlterModelTable(name="scale", table="batteries_scale"),
    ]
