from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustodyConfig(AppConfig):
    name = "experiments.batteries.custody"
    label = "batteries_custody"

    def ready(self):
        from experiments.batteries import digital_link, doors, panels  # noqa: PLC0415

        from . import addresses, personal_data  # noqa: F401, PLC0415
        from .permissions import acts_for_a_recycler, can_work_at_hub  # noqa: PLC0415

        panels.register_section("batteries_custody:overview", _("Every gram"), order=40)
        panels.register_section(
            "batteries_custody:recycler",
            _("Lots for you"),
            is_for=acts_for_a_recycler,
            order=70,
        )
        panels.register_section(
            "batteries_custody:desk", _("Hub"), is_for=can_work_at_hub, order=85
        )
        panels.register_panel(
            panels.POINT, addresses.custody_of, "batteries_custody/_panel.html"
        )
        doors.register_door(digital_link.GIAI, addresses.of_place)
        doors.register_door(digital_link.GTIN, addresses.of_lot_or_pack)
        doors.register_door(digital_link.SSCC, addresses.of_bag)
