from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "accounts.notifications"

    def ready(self):
        from . import listeners, personal_data  # noqa: F401, PLC0415
