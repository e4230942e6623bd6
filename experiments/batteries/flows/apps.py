from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FlowsConfig(AppConfig):
    name = "experiments.batteries.flows"
    label = "batteries_flows"

    def ready(self):
        from experiments.batteries import panels  # noqa: PLC0415

        panels.register_section("batteries_flows:picture", _("Where it goes"), order=35)
        panels.register_panel(
            panels.HOME, lambda point, user: {}, "batteries_flows/_home_panel.html"
        )
