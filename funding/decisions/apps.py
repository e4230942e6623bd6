from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "funding.decisions"
    label = "funding_decisions"

    def ready(self):
        from django.utils.translation import gettext_lazy as _  # noqa: PLC0415

        from funding import panels  # noqa: PLC0415

        from . import kinds, personal_data  # noqa: F401, PLC0415
        from .permissions import can_decide_calls  # noqa: PLC0415
        from .standing import (  # noqa: PLC0415
            decision_panel,
            desk_panel,
            draw_panel,
            work_of,
        )

        panels.register_panel(
            "decision",
            decision_panel,
            "funding_decisions/_decision_panel.html",
            order=10,
        )
        panels.register_panel(
            "deciding",
            desk_panel,
            "funding_decisions/_deciding_panel.html",
            page=panels.DESK,
            order=30,
        )
        panels.register_panel(
            "draw",
            draw_panel,
            "funding_decisions/_draw_panel.html",
            page=panels.CALL,
        )
        panels.register_work("decisions", work_of)
        panels.register_place(
            panels.Place(
                _("Ranking"), "funding_decisions:ranking", can_decide_calls, True
            )
        )
