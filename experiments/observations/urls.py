"""Under /<language>/experiments/, after the addresses of ``experiments`` itself."""

from django.urls import path

from .views import cockpit, keys

app_name = "observations"

filling_in_urls = []
sending_urls = [
    path("<slug:slug>/organise/keys/", keys.sensor_keys, name="keys"),
    path(
        "<slug:slug>/organise/keys/<int:pk>/revoke/",
        keys.sensor_key_revoke,
        name="key-revoke",
    ),
]
results_urls = []
publishing_urls = []
looking_after_urls = [
    path("<slug:slug>/organise/data/", cockpit.cockpit, name="cockpit"),
    path(
        "<slug:slug>/organise/data/<slug:form>.<str:kind>",
        cockpit.raw_export,
        name="raw-export",
    ),
    path("<slug:slug>/organise/data/entries/<int:pk>/", cockpit.entry, name="entry"),
]

urlpatterns = [
    *filling_in_urls,
    *sending_urls,
    *results_urls,
    *publishing_urls,
    *looking_after_urls,
]
