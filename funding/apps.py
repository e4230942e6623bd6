from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "funding"

    def ready(self):
        from . import personal_data  # noqa: F401, PLC0415
        from .actions import guarding, submitting  # noqa: F401, PLC0415
        from .cards import (  # noqa: PLC0415
            eligibility_panel,
            log_panel,
            publishing_work,
            sealed_work,
        )
        from .emails import tell_team  # noqa: PLC0415
        from .following import follow  # noqa: PLC0415
        from .panels import (  # noqa: PLC0415
            APPLICANT,
            DESK,
            register_panel,
            register_work,
        )

        for page in (APPLICANT, DESK):
            register_panel("log", log_panel, "funding/_log.html", page=page, order=900)
            register_panel(
                "eligibility",
                eligibility_panel,
                "funding/_eligibility.html",
                page=page,
                order=50,
            )
        register_work("sealed", sealed_work)
        register_work("publishing", publishing_work)
        follow("letters to the team", tell_team)
