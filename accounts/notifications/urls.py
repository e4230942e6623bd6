"""Under /<language>/me/notifications/."""

from django.urls import path

from .views import bell, devices, settings, stopping

app_name = "notifications"

urlpatterns = [
    path("", bell.notifications, name="list"),
    path("read/", bell.all_read, name="all-read"),
    path("count/", bell.count, name="count"),
    path("settings/", settings.settings_page, name="settings"),
    path("devices/", devices.device_add, name="device-add"),
    path("devices/<int:pk>/try/", devices.device_try, name="device-try"),
    path("devices/<int:pk>/remove/", devices.device_remove, name="device-remove"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("<int:pk>/", bell.open_notification, name="open"),
    path("<int:pk>/read/", bell.read, name="read"),
]
