from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BatteriesConfig(AppConfig):
    name = "experiments.batteries"
    label = "batteries"

    def ready(self):
        from . import personal_data  # noqa: F401, PLC0415
        from .panels import register_section  # noqa: PLC0415
        from .permissions import can_check, can_manage_batteries  # noqa: PLC0415

        register_section("batteries:points", _("Find a box"), order=10)
        register_section("batteries:checks", _("To check"), is_for=can_check, order=80)
        register_section(
            "batteries:desk",
            _("Desk of the boxes"),
            is_for=can_manage_batteries,
            order=90,
        )
