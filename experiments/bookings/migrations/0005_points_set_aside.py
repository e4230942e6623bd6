"""Points of a booking go into the books once; a card says how far below nought they may lead."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bookings", "0004_series_resource")]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="charged_at",
            field=models.DateTimeField(
                blank=True, help_text="When its points went into the books.", null=True
            ),
        ),
        migrations.AddField(
            model_name="bookingrules",
            name="points_ahead",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="How far below nought the points of whoever books may fall, so that people can begin before they have earned any.",
                verbose_name="points in advance",
            ),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(
                condition=models.Q(("charged_at", None), ("points__gt", 0)),
                fields=["person"],
                name="bookings_not_charged",
            ),
        ),
    ]
