from django.apps import AppConfig


class ParkingConfig(AppConfig):
    name = "experiments.parking"

    def ready(self):
        from . import listeners, personal_data  # noqa: F401, PLC0415
