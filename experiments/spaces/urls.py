"""Under /<language>/spaces/."""

from django.urls import path

from .views import booking, describing, managing, public, seasons, showing

app_name = "spaces"
fixed_urls = [
    path("", public.space_list, name="list"),
    path("rounds/", seasons.round_list, name="rounds"),
    path("rounds/<slug:slug>/", seasons.round_page, name="round"),
    path("rounds/<slug:slug>/ask/", seasons.round_request, name="round-request"),
    path("rounds/<slug:slug>/<slug:name>.json", seasons.round_file, name="round-file"),
    path("rounds/the-rule.py", seasons.rule_file, name="rule-file"),
    path(
        "requests/<slug:code>/take-back/",
        seasons.request_take_back,
        name="request-take-back",
    ),
]
manager_urls = [
    path("manage/", managing.manage_day, name="manage"),
    path("manage/day/<str:day>/", managing.manage_day, name="manage-day"),
    path("manage/use/", managing.manage_use, name="manage-use"),
    path("manage/rounds/", managing.manage_rounds, name="manage-rounds"),
    path("manage/rounds/new/", managing.manage_round_new, name="manage-round-new"),
    path(
        "manage/rounds/<slug:slug>/allot/",
        managing.manage_round_allot,
        name="manage-round-allot",
    ),
    path("manage/closings/<int:pk>/", managing.manage_repair, name="manage-repair"),
    path("manage/spaces/", describing.manage_spaces, name="manage-spaces"),
    path("manage/new/", describing.manage_space, name="manage-space-new"),
    path("manage/spaces/<slug:slug>/", describing.manage_space, name="manage-space"),
    path(
        "manage/spaces/<slug:slug>/close/", managing.manage_close, name="manage-close"
    ),
    path(
        "manage/spaces/<slug:slug>/photos/",
        showing.manage_photos,
        name="manage-photos",
    ),
    path(
        "manage/spaces/<slug:slug>/photos/<int:pk>/",
        showing.manage_photo,
        name="manage-photo",
    ),
    path(
        "manage/spaces/<slug:slug>/photos/<int:pk>/move/",
        showing.manage_photo_move,
        name="manage-photo-move",
    ),
    path(
        "manage/spaces/<slug:slug>/photos/<int:pk>/delete/",
        showing.manage_photo_delete,
        name="manage-photo-delete",
    ),
]
# After the fixed ones: no space is called like one of them (forms.spaces.TAKEN_NAMES).
space_urls = [
    path("<slug:slug>/", public.space, name="space"),
    path("<slug:slug>/book/", booking.book, name="book"),
    path("<slug:slug>/weekly/", booking.book_weekly, name="book-weekly"),
]
urlpatterns = [*fixed_urls, *manager_urls, *space_urls]
