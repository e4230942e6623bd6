from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RewardsConfig(AppConfig):
    name = "experiments.batteries.rewards"
    label = "batteries_rewards"

    def ready(self):
        from experiments.batteries import panels  # noqa: PLC0415
        from experiments.batteries.permissions import (  # noqa: PLC0415
            can_manage_batteries,
        )

        from . import kinds, listeners, personal_data  # noqa: F401, PLC0415
        from .counting import drop_off_panel  # noqa: PLC0415

        panels.register_panel(
            panels.POINT,
            drop_off_panel,
            "batteries_rewards/_point_panel.html",
            order=10,
        )
        for name, label, order in (
            ("rewards", _("Rewards"), 20),
            ("mine", _("My batteries"), 30),
            ("team", _("Team"), 40),
        ):
            panels.register_section(
                f"batteries_rewards:{name}",
                label,
                is_for=_is_anybody if name == "rewards" else _is_signed_in,
                order=order,
            )
        panels.register_section(
            "batteries_rewards:desk",
            _("To weigh"),
            is_for=can_manage_batteries,
            order=85,
        )


def _is_anybody(user) -> bool:
    return True


def _is_signed_in(user) -> bool:
    return user.is_authenticated
