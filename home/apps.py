from django.apps import AppConfig
from django.db.models.signals import post_migrate

from innovation_park.lib import heartbeat
from innovation_park.lib.page_cache.triggers import public_changes


class HomeConfig(AppConfig):
    """The topmost app: once everything is migrated, it has the database count public changes."""

    name = "home"

    def ready(self):
        post_migrate.connect(public_changes.install, sender=self)
        post_migrate.connect(heartbeat.install, sender=self)
        post_migrate.connect(_prepare_desk, sender=self)
        _translate_workflows()
        from . import listeners, personal_data  # noqa: F401, PLC0415 - need the models to be ready


def _prepare_desk(**_signal):
    """The languages and the review stand from the first migration on."""
    from .actions import prepare_desk  # noqa: PLC0415 - needs the models to be ready

    prepare_desk()


def _translate_workflows():
    """Wagtail shows the names of its workflows and tasks as they are stored, in dozens of places."""
    from wagtail.models import Task, Workflow  # noqa: PLC0415 - needs the models to be ready

    from .names import read_name  # noqa: PLC0415

    for model in (Workflow, Task):
        model._meta.get_field("name").from_db_value = read_name
