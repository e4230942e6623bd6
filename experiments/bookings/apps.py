from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "experiments.bookings"

    def ready(self):
        from . import kinds, personal_data  # noqa: F401, PLC0415
