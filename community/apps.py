from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .access_count import access_changes


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Forums")

    def ready(self):
        post_migrate.connect(access_changes.install, sender=self)
        from . import emails, kinds, personal_data  # noqa: F401, PLC0415 - need the models to be ready
        from .followers import register  # noqa: PLC0415
        from .followers.doorbell import ring_followers  # noqa: PLC0415
        from .followers.telling import PEOPLE  # noqa: PLC0415
        from .followers.words import WORDS  # noqa: PLC0415
        from .live import after_ring  # noqa: PLC0415

        register(PEOPLE)
        register(WORDS)
        after_ring(ring_followers)
