from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("funding_reviews", "0001_reviewers_and_reviews")]

    operations = [
        migrations.AlterField(
            model_name="tie",
            name="registration_number",
            field=models.CharField(
                blank=True,
                db_column="business_number",
                help_text="If you know it: ten digits.",
                max_length=12,
                verbose_name="business registration number",
            ),
        ),
    ]
