"""Under /<language>/spaces/."""

from django.urls import path

from .views import booking, public, seasons

app_name = "spaces"
fixed_urls = [
    path("", public.space_list, name="list"),
    path("rounds/", seasons.round_list, name="rounds"),
    path("rounds/<slug:slug>/", seasons.round_page, name="round"),
    path("rounds/<slug:slug>/ask/", seasons.round_request, name="round-request"),
    path("rounds/<slug:slug>/<slug:name>.json", seasons.round_file, name="round-file"),
    path(
        "requests/<slug:code>/take-back/",
        seasons.request_take_back,
        name="request-take-back",
    ),
]
# After the fixed ones: no space is called like one of them (forms.spaces.TAKEN_NAMES).
space_urls = [
    path("<slug:slug>/", public.space, name="space"),
    path("<slug:slug>/book/", booking.book, name="book"),
]
urlpatterns = [*fixed_urls, *space_urls]
