from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "experiments.spaces"

    def ready(self):
        from . import personal_data  # noqa: F401, PLC0415
