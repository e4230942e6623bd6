"""The table and its rows come from the rewards; only what it is known as is new."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("batteries", "0002_kept_by_the_park"),
        ("batteries_rewards", "0004_scale_of_the_boxes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Scale",
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
                        (
                            "name",
                            models.CharField(
                                help_text="For example counter, left.",
                                max_length=60,
                                verbose_name="name",
                            ),
                        ),
                        ("key_sha256", models.CharField(max_length=64, unique=True)),
                        (
                            "beginning",
                            models.CharField(
                                help_text="The first characters, to tell keys apart.",
                                max_length=8,
                            ),
                        ),
                        (
                            "made_at",
                            models.DateTimeField(default=django.utils.timezone.now),
                        ),
                        ("last_used_at", models.DateTimeField(blank=True, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scales",
                                to="batteries.batterypoint",
                                verbose_name="point",
                            ),
                        ),
                    ],
                    options={"verbose_name": "scale", "verbose_name_plural": "scales"},
                ),
                migrations.AddConstraint(
                    model_name="scale",
                    constraint=models.UniqueConstraint(
                        fields=["point", "name"],
                        condition=models.Q(revoked_at=None),
                        name="batteries_scale_name_once",
                    ),
                ),
            ]
        )
    ]
