from django.apps import AppConfig
from django.db.models.signals import post_migrate

from innovation_park.lib import heartbeat
from innovation_park.lib.page_cache import triggers


class HomeConfig(AppConfig):
    """The topmost app: once everything is migrated, it has the database count public changes."""

    name = "home"

    def ready(self):
        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(heartbeat.install, sender=self)
        post_migrate.connect(_prepare_desk, sender=self)
        from . import personal_data  # noqa: F401, PLC0415 - needs the models to be ready


def _prepare_desk(**_signal):
    """The languages and the review stand from the first migration on."""
    from .actions import prepare_desk  # noqa: PLC0415 - needs the models to be ready

    prepare_desk()
