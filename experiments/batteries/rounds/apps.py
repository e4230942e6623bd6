from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    name = "experiments.batteries.rounds"
    label = "batteries_rounds"

    def ready(self):
        from experiments.batteries.panels import (  # noqa: PLC0415
            DESK,
            register_panel,
            register_section,
        )
        from experiments.batteries.permissions import (  # noqa: PLC0415
            can_manage_batteries,
        )

        from . import kinds, personal_data  # noqa: F401, PLC0415
        from .outlook import panel_of  # noqa: PLC0415
        from .permissions import drives  # noqa: PLC0415

        register_panel(DESK, panel_of, "batteries_rounds/_fill.html", order=20)
        register_section(
            "batteries_rounds:desk",
            _("Rounds"),
            is_for=can_manage_batteries,
            order=60,
        )
        register_section(
            "batteries_rounds:mine", _("Rounds I drive"), is_for=drives, order=65
        )
