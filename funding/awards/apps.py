from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "funding.awards"
    label = "funding_awards"

    def ready(self):
        from django.utils.translation import gettext_lazy as _  # noqa: PLC0415

        from funding.panels import (  # noqa: PLC0415
            APPLICANT,
            DESK,
            Place,
            register_panel,
            register_place,
            register_work,
        )
        from funding.permissions import is_foundation  # noqa: PLC0415

        from . import kinds, personal_data  # noqa: F401, PLC0415
        from .actions import guarding  # noqa: F401, PLC0415
        from .entries import award_panel, work_of  # noqa: PLC0415

        template = "funding_awards/_panel.html"
        register_panel("award", award_panel, template, page=APPLICANT, order=20)
        register_panel("award", award_panel, template, page=DESK, order=20)
        register_work("awards", work_of)
        register_place(Place(_("Awards"), "funding_awards:portfolio", is_foundation))
