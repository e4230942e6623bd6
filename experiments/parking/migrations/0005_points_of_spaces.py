"""The books of points know bookings of rooms and things too. Altering a table takes its guards away: they are laid again."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

from innovation_park.lib.double_entry import Books
from innovation_park.lib.frozen_rows import freeze, thaw

BEFORE = import_module("experiments.parking.migrations.0004_books_in_balance").BOOKS
AFTER = Books(BEFORE.transactions, BEFORE.postings, (*BEFORE.fields, "booking_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0005_points_set_aside"),
        ("parking", "0004_books_in_balance"),
    ]

    operations = [
        thaw(BEFORE.guards),
        migrations.AlterField(
            model_name="transaction",
            name="kind",
            field=models.CharField(
                choices=[
                    ("shared", "Hours shared"),
                    ("used", "Hours used"),
                    ("overstay", "Stayed too long"),
                    ("refund", "Given back"),
                    ("space", "Rooms and things used"),
                ],
                max_length=10,
                verbose_name="what for",
            ),
        ),
        migrations.AlterField(
            model_name="transaction",
            name="deal",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transactions",
                to="parking.deal",
                verbose_name="deal",
            ),
        ),
        migrations.AlterField(
            model_name="transaction",
            name="at",
            field=models.DateTimeField(help_text="The end of it.", verbose_name="when"),
        ),
        migrations.AddField(
            model_name="transaction",
            name="booking",
            field=models.ForeignKey(
                help_text="Of a room or a thing of the park.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transactions",
                to="bookings.booking",
                verbose_name="booking",
            ),
        ),
        migrations.AddConstraint(
            model_name="transaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("booking__isnull", False), ("deal", None)),
                    models.Q(("booking", None), ("deal__isnull", False)),
                    _connector="OR",
                ),
                name="parking_points_move_for_one_thing",
            ),
        ),
        freeze(AFTER.guards),
    ]
