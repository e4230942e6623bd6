from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    name = "experiments.observations"

    def ready(self):
        from . import kinds, listeners, personal_data  # noqa: F401, PLC0415
