"""The keys that boxes had for their scales become scales like those at the counters; they open as before."""

from django.db import migrations


def become_scales(apps, schema_editor):
    scales = apps.get_model("batteries", "Scale").objects
    for key in apps.get_model("batteries_custody", "ScaleKey").objects.order_by("pk"):
        scales.create(
            point_id=key.point_id,
            name=f"{key.beginning} {key.pk}",
            key_sha256=key.key_sha256,
            beginning=key.beginning,
            made_by_id=key.created_by_id,
            made_at=key.created_at,
            last_used_at=key.last_used_at,
            revoked_at=key.revoked_at,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("batteries_custody", "0002_mass_books"),
        ("batteries", "0003_scales"),
    ]

    operations = [
        migrations.RunPython(become_scales, migrations.RunPython.noop),
        migrations.DeleteModel("ScaleKey"),
    ]
