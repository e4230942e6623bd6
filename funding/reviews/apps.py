from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "funding.reviews"
    label = "funding_reviews"

    def ready(self):
        from django.utils.translation import gettext_lazy as _  # noqa: PLC0415

        from funding import panels  # noqa: PLC0415
        from funding.permissions import can_handle, register_assigned  # noqa: PLC0415

        from . import kinds, personal_data  # noqa: F401, PLC0415
        from .actions import guarding  # noqa: F401, PLC0415
        from .cards import desk_panel, work_of  # noqa: PLC0415
        from .readable import is_assigned  # noqa: PLC0415

        register_assigned(is_assigned)
        panels.register_panel(
            "reviews", desk_panel, "funding_reviews/_panel.html", page=panels.DESK
        )
        panels.register_work("reviews", work_of)
        for place in (
            panels.Place(_("Reviews"), "funding_reviews:desk", can_handle),
            panels.Place(_("Reviews"), "funding_reviews:desk-call", can_handle, True),
        ):
            panels.register_place(place)
