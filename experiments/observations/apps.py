from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    name = "experiments.observations"

    def ready(self):
        from . import listeners, personal_data  # noqa: F401, PLC0415
