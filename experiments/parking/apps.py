from django.apps import AppConfig


class ParkingConfig(AppConfig):
    name = "experiments.parking"

    def ready(self):
        from experiments.bookings import lenders  # noqa: PLC0415
        from experiments.bookings.enums import Kind  # noqa: PLC0415

        from . import listeners, personal_data  # noqa: F401, PLC0415
        from .permissions import is_owner_of  # noqa: PLC0415

        lenders.register(
            Kind.PARKING,
            template="parking/_booking.html",
            manages=is_owner_of,
            ends_by_itself=False,
        )
