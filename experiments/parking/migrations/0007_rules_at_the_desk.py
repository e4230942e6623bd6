"""What the desk says of each field; photos have an order; a card that somebody agreed to stays as it is."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import innovation_park.lib.translated
from decimal import Decimal
from django.db import migrations, models
from innovation_park.lib.frozen_rows import Guard, freeze


LIVED_BY = Guard(
    "parking_card_stays_as_agreed",
    "parking_rulecard",
    "UPDATE",
    (
        "version",
        "summary",
        "valid_from",
        "points_per_hour",
        "earned_per_hour",
        "grace_minutes",
        "overstay_factor",
        "overstay_limit_minutes",
        "reach_metres",
        "far_reach_metres",
    ),
    "({changed}) AND (EXISTS (SELECT 1 FROM parking_deal WHERE card_id = OLD.id)"
    " OR EXISTS (SELECT 1 FROM parking_parkingspace WHERE card_id = OLD.id))",
)


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0004_series_resource"),
        ("districts", "0001_initial"),
        ("experiments", "0007_registration_frozen"),
        ("parking", "0006_shared_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="spacephoto",
            name="position",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="The first is what a driver sees first."
            ),
        ),
        migrations.AlterField(
            model_name="dispute",
            name="driver_words",
            field=models.TextField(blank=True, max_length=6000),
        ),
        migrations.AlterField(
            model_name="dispute",
            name="owner_words",
            field=models.TextField(blank=True, max_length=6000),
        ),
        migrations.AlterField(
            model_name="parkingscheme",
            name="booking_rules",
            field=models.ForeignKey(
                help_text="Steps, lengths, how far ahead, and how many at once.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bookings.bookingrules",
                verbose_name="booking rules",
            ),
        ),
        migrations.AlterField(
            model_name="parkingscheme",
            name="card",
            field=models.ForeignKey(
                help_text="For what is lent from now on. A space keeps the card its owner agreed to until they agree to this one.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="parking.rulecard",
                verbose_name="rule card",
            ),
        ),
        migrations.AlterField(
            model_name="parkingscheme",
            name="experiment",
            field=models.OneToOneField(
                help_text="Whoever lends or parks joins it, and signs its consent.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parking_scheme",
                to="experiments.experiment",
                verbose_name="experiment",
            ),
        ),
        migrations.AlterField(
            model_name="parkingspace",
            name="card",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spaces",
                to="parking.rulecard",
            ),
        ),
        migrations.AlterField(
            model_name="priorityrule",
            name="classes",
            field=models.PositiveSmallIntegerField(
                default=1,
                help_text="Classes of resident-priority parking.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(9),
                ],
                verbose_name="raises the class by",
            ),
        ),
        migrations.AlterField(
            model_name="priorityrule",
            name="districts",
            field=models.ManyToManyField(
                blank=True,
                help_text="Only hours shared there count. None: everywhere.",
                related_name="+",
                to="districts.district",
                verbose_name="districts",
            ),
        ),
        migrations.AlterField(
            model_name="priorityrule",
            name="months",
            field=models.PositiveSmallIntegerField(
                help_text="Counted back from today, by the end of each stay.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name="within months",
            ),
        ),
        migrations.AlterField(
            model_name="priorityrule",
            name="name",
            field=innovation_park.lib.translated.TranslatedField(
                default=innovation_park.lib.translated.Translated,
                help_text="As everybody reads it: “600 shared hours in four months”.",
                max_length=120,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="priorityrule",
            name="valid_from",
            field=models.DateTimeField(
                default=django.utils.timezone.now,
                help_text="Before it the rule gives nothing.",
                verbose_name="valid from",
            ),
        ),
        migrations.AlterField(
            model_name="priorityrule",
            name="valid_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Empty: until somebody ends it.",
                null=True,
                verbose_name="valid until",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="earned_per_hour",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="For the owner. The hours count towards priority whatever they earn.",
                verbose_name="points a shared hour earns",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="far_reach_metres",
            field=models.PositiveSmallIntegerField(
                default=600,
                help_text="Metres; farther off nobody is sent.",
                verbose_name="and failing that within",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="overstay_factor",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("1.50"),
                help_text="1.50 is half as much again, for the minutes beyond the grace.",
                max_digits=4,
                validators=[django.core.validators.MinValueValidator(Decimal("1"))],
                verbose_name="times the price for the excess",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="overstay_limit_minutes",
            field=models.PositiveSmallIntegerField(
                default=720,
                help_text="Minutes of overstay after which the booking is closed.",
                validators=[
                    django.core.validators.MinValueValidator(15),
                    django.core.validators.MaxValueValidator(1440),
                ],
                verbose_name="counted at most",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="points_per_hour",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="Spent by the driver. 0: parking costs nothing.",
                verbose_name="points an hour costs",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="reach_metres",
            field=models.PositiveSmallIntegerField(
                default=300,
                help_text="Metres from the space that was taken.",
                verbose_name="another space is looked for within",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="summary",
            field=innovation_park.lib.translated.TranslatedField(
                default=innovation_park.lib.translated.Translated,
                help_text="The rules in a few sentences, as owners and drivers read them.",
                max_length=600,
                multiline=True,
                verbose_name="in short",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="valid_from",
            field=models.DateTimeField(
                help_text="Told to whoever reads the card; the scheme says which card holds.",
                verbose_name="valid from",
            ),
        ),
        migrations.AlterField(
            model_name="rulecard",
            name="version",
            field=models.PositiveSmallIntegerField(
                help_text="Its number; the next one is one more than the last.",
                unique=True,
                verbose_name="version",
            ),
        ),
        migrations.AddConstraint(
            model_name="rulecard",
            constraint=models.CheckConstraint(
                condition=models.Q(("far_reach_metres__gte", models.F("reach_metres"))),
                name="parking_card_reaches_farther_when_near_fails",
                violation_error_message="The second distance cannot be shorter than the first.",
            ),
        ),
        freeze([LIVED_BY]),
    ]
