import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0005_points_set_aside"),
        ("experiments", "0007_registration_frozen"),
    ]

    operations = [
        migrations.AddField(
            model_name="waitingentry",
            name="title",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="what for", default=""
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="waitingentry",
            name="people",
            field=models.PositiveSmallIntegerField(
                default=1, verbose_name="how many people"
            ),
        ),
        migrations.AddField(
            model_name="waitingentry",
            name="experiment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="experiments.experiment",
            ),
        ),
        migrations.CreateModel(
            name="WaitingItem",
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
                ("count", models.PositiveSmallIntegerField(default=1)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="also",
                        to="bookings.waitingentry",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="bookings.resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "thing that is waited for",
                "verbose_name_plural": "things that are waited for",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "resource"),
                        name="bookings_waits_for_each_once",
                    )
                ],
            },
        ),
    ]
