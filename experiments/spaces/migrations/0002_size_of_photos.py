"""How large a photo is stands in its row. Of those whose file is missing nobody knows."""

from django.db import migrations, models


def measure(apps, schema_editor):
    for photo in apps.get_model("spaces", "SpacePhoto").objects.all():
        try:
            photo.width, photo.height = photo.picture.width, photo.picture.height
        except OSError:
            continue
        photo.save(update_fields=["width", "height"])


class Migration(migrations.Migration):
    dependencies = [("spaces", "0001_spaces")]

    operations = [
        *[
            migrations.AddField(
                model_name="spacephoto",
                name=side,
                field=models.PositiveIntegerField(default=0, editable=False),
            )
            for side in ("width", "height")
        ],
        migrations.RunPython(measure, migrations.RunPython.noop, elidable=True),
    ]
