"""Under /<language>/batteries/."""

from django.urls import path

from .views import finding, managing, reporting, scales

app_name = "batteries"

finding_urls = [
    path("", finding.points, name="points"),
    path("points.geojson", finding.points_json, name="points-json"),
    path("points/<slug:code>/", finding.point, name="point"),
]
reporting_urls = [
    path("points/<slug:code>/report/", reporting.report, name="report"),
    path("points/<slug:code>/reports/<uuid:key>/", reporting.reported, name="reported"),
    path("checks/", reporting.checks, name="checks"),
    path("points/<slug:code>/check/", reporting.check, name="check"),
]
managing_urls = [
    path("desk/", managing.desk, name="desk"),
    path("desk/new/", managing.point_new, name="point-new"),
    path("desk/points/<slug:code>/", managing.desk_point, name="desk-point"),
    path("desk/points/<slug:code>/use/", managing.point_use, name="point-use"),
    path("desk/points/<slug:code>/card.<slug:kind>", managing.card, name="card"),
    path("desk/scales/", scales.scales, name="scales"),
    path("desk/scales/<int:scale>/", scales.scale_revoke, name="scale-revoke"),
    path("desk/reports/<int:pk>/", managing.report_answer, name="report-answer"),
    path("desk/reports/<int:pk>/photo/", managing.report_photo, name="report-photo"),
]

urlpatterns = [*finding_urls, *reporting_urls, *managing_urls]
