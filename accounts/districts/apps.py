from django.apps import AppConfig


class DistrictsConfig(AppConfig):
    name = "accounts.districts"
