"""Priority rules ask for hours, as the districts do, and cards no longer say what the rules say."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models
from django.db.models import F, Q


def in_hours(apps, schema_editor):
    apps.get_model("parking", "PriorityRule").objects.update(
        shared_hours=F("shared_hours") / 60
    )


def in_minutes(apps, schema_editor):
    apps.get_model("parking", "PriorityRule").objects.update(
        shared_hours=F("shared_hours") * 60
    )


class Migration(migrations.Migration):
    dependencies = [("parking", "0005_points_of_spaces")]

    operations = [
        migrations.RemoveField("rulecard", "priority_minutes"),
        migrations.RemoveField("rulecard", "priority_months"),
        migrations.RemoveConstraint("priorityrule", "parking_rule_asks_for_something"),
        migrations.RenameField("priorityrule", "shared_minutes", "shared_hours"),
        migrations.RunPython(in_hours, in_minutes),
        migrations.AlterField(
            "priorityrule",
            "shared_hours",
            models.PositiveIntegerField(
                help_text="How many hours somebody has to share.",
                validators=[MinValueValidator(1), MaxValueValidator(50_000)],
                verbose_name="shared hours",
            ),
        ),
        migrations.AddConstraint(
            "priorityrule",
            models.CheckConstraint(
                condition=Q(shared_hours__gt=0, months__gt=0, classes__gt=0),
                name="parking_rule_asks_for_something",
            ),
        ),
    ]
