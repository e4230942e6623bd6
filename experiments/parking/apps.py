from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ParkingConfig(AppConfig):
    name = "experiments.parking"

    def ready(self):
        from experiments.bookings import lenders, purses  # noqa: PLC0415
        from experiments.bookings.enums import Kind  # noqa: PLC0415

        from . import kinds, listeners, personal_data  # noqa: F401, PLC0415
        from .actions.ledger import balance_of, charge_booking  # noqa: PLC0415
        from .addresses import address_again  # noqa: PLC0415
        from .permissions import is_owner_of  # noqa: PLC0415

        lenders.register(
            Kind.PARKING,
            template="parking/_booking.html",
            manages=is_owner_of,
            again=address_again,
            ends_by_itself=False,
        )
        purses.keep(
            balance=balance_of,
            charge=charge_booking,
            earning=_("Whoever lends their parking space to neighbours earns points."),
            address=lambda: reverse("parking:points"),
        )
