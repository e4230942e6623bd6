"""Under /<language>/batteries/flows/."""

from django.urls import path

from .views import pages

app_name = "batteries_flows"

urlpatterns = [
    path("", pages.picture, name="picture"),
    path("data/<slug:table>.<slug:kind>", pages.open_data, name="open-data"),
]
