"""Every address of the park. Each is declared in ``tests/access_policy.py``; an undeclared one fails the tests."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.notifications.views.installing import (
    app_icon,
    manifest,
    offline,
    worker,
)
from accounts.views.people_admin import desk_settings
from community.views.pictures import picture
from experiments.batteries.views.links import digital_link
from home import views as home_views
from innovation_park.lib.health import healthz, readyz

handler403 = "innovation_park.lib.error_pages.permission_denied"
handler404 = "innovation_park.lib.error_pages.page_not_found"
handler429 = "innovation_park.lib.rate_limit.too_many_requests"
handler500 = "innovation_park.lib.error_pages.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path(
        "admin/login/",
        RedirectView.as_view(pattern_name=settings.LOGIN_URL, query_string=True),
    ),
    path("admin/account/", desk_settings, name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<path:document_filename>", home_views.document),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", home_views.media, name="media"),
    path("api/forums/", include("community.api.urls")),
    path("api/common-grants/", include("funding.register.api.urls")),
    path("api/batteries/", include("experiments.batteries.custody.api.urls")),
    path("api/", include("experiments.observations.api.urls")),
    # What a QR code on a box, a bag, a lot or a pack says (GS1 Digital Link).
    re_path(
        r"^batteries/(?P<path>(?:00|01|414|8004)/.+)$",
        digital_link,
        name="digital-link",
    ),
    path("worker.js", worker, name="worker"),
    path("forums/pictures/<uuid:key>/<int:width>.webp", picture, name="forum-picture"),
    path("icon/<str:purpose>-<int:size>.png", app_icon, name="app-icon"),
    path("favicon.ico", home_views.favicon, name="favicon"),
    path("sitemap.xml", home_views.sitemap, name="sitemap"),
    path("robots.txt", home_views.robots_txt, name="robots"),
    path(".well-known/security.txt", home_views.security_txt, name="security-txt"),
]

urlpatterns += i18n_patterns(
    path("park.webmanifest", manifest, name="manifest"),
    path("offline/", offline, name="offline"),
    path("account/", include("allauth.urls")),
    path("me/", include("accounts.urls")),
    path("me/notifications/", include("accounts.notifications.urls")),
    path("experiments/", include("experiments.urls")),
    path("experiments/", include("experiments.observations.urls")),
    path("parking/", include("experiments.parking.urls")),
    path("batteries/custody/", include("experiments.batteries.custody.urls")),
    path("batteries/rewards/", include("experiments.batteries.rewards.urls")),
    path("batteries/rounds/", include("experiments.batteries.rounds.urls")),
    path("batteries/flows/", include("experiments.batteries.flows.urls")),
    path("batteries/", include("experiments.batteries.urls")),
    path("bookings/", include("experiments.bookings.urls")),
    path("spaces/", include("experiments.spaces.urls")),
    path("forums/", include("community.urls")),
    path("funding/reviews/", include("funding.reviews.urls")),
    path("funding/decisions/", include("funding.decisions.urls")),
    path("funding/awards/", include("funding.awards.urls")),
    path("funding/register/", include("funding.register.urls")),
    path("funding/", include("funding.urls")),
    path("", include("home.urls")),
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name=settings.LOGIN_URL, query_string=True),
    ),
    re_path(r"^(?!_util/)((?:[\w-]+/)*)$", home_views.page),
    path("", include(wagtail_urls)),
)
