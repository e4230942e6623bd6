from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("community", "0008_search_index")]

    operations = [
        migrations.AddField(
            model_name="heldpost",
            name="poll",
            field=models.JSONField(
                help_text="What it asks, as :class:`Wish` keeps it.",
                null=True,
                verbose_name="quick poll",
            ),
        ),
    ]
