from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "experiments.spaces"

    def ready(self):
        from experiments.bookings import lenders  # noqa: PLC0415

        from . import kinds, personal_data  # noqa: F401, PLC0415
        from .addresses import address_again  # noqa: PLC0415
        from .doors import address_of, part_of_booking  # noqa: PLC0415
        from .enums import LENT  # noqa: PLC0415
        from .standing import points_of  # noqa: PLC0415

        lenders.register(
            *LENT,
            template="spaces/_booking.html",
            context=part_of_booking,
            address=address_of,
            again=address_again,
            price=points_of,
        )
