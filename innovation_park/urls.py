"""Every address of the park. Each is declared in ``tests/access_policy.py``; an undeclared one fails the tests."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views.people_admin import desk_settings
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
    path("api/", include("experiments.observations.api.urls")),
    path("favicon.ico", home_views.favicon, name="favicon"),
    path("sitemap.xml", home_views.sitemap, name="sitemap"),
    path("robots.txt", home_views.robots_txt, name="robots"),
    path(".well-known/security.txt", home_views.security_txt, name="security-txt"),
]

urlpatterns += i18n_patterns(
    path("account/", include("allauth.urls")),
    path("me/", include("accounts.urls")),
    path("experiments/", include("experiments.urls")),
    path("experiments/", include("experiments.observations.urls")),
    path("parking/", include("experiments.parking.urls")),
    path("bookings/", include("experiments.bookings.urls")),
    path("spaces/", include("experiments.spaces.urls")),
    path("", include("home.urls")),
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name=settings.LOGIN_URL, query_string=True),
    ),
    re_path(r"^(?!_util/)((?:[\w-]+/)*)$", home_views.page),
    path("", include(wagtail_urls)),
)
