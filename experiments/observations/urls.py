"""Under /<language>/experiments/, after the addresses of ``experiments`` itself."""

from django.urls import path

from .views import cockpit

app_name = "observations"

filling_in_urls = []
sending_urls = []
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
