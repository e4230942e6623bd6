import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bookings", "0006_waiting_for_several")]

    operations = [
        migrations.CreateModel(
            name="TimeChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("client_key", models.UUIDField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("starts_at", models.DateTimeField(help_text="Before.")),
                ("ends_at", models.DateTimeField(help_text="Before.")),
                (
                    "booking",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="time_changes",
                        to="bookings.booking",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="time_change",
                        to="bookings.bookingevent",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of time",
                "verbose_name_plural": "changes of time",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("booking", "client_key"),
                        name="bookings_moved_once_by_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="bookings_moved_from_a_time",
                    ),
                ],
            },
        ),
    ]
