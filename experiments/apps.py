from django.apps import AppConfig


class ExperimentsConfig(AppConfig):
    name = "experiments"

    def ready(self):
        from . import kinds, personal_data  # noqa: F401, PLC0415
