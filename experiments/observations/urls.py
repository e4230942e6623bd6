"""Under /<language>/experiments/, after the addresses of ``experiments`` itself."""

from django.urls import path

from .views import (
    cockpit,
    concluding,
    downloads,
    files,
    filling_in,
    keys,
    own,
    reminding,
    results,
)

app_name = "observations"

filling_in_urls = [
    path("reminders/<str:token>/", reminding.reminders_stop, name="reminders-stop"),
    path("<slug:slug>/observe/", filling_in.observe, name="observe"),
    path(
        "<slug:slug>/observe/<slug:form>/",
        filling_in.observe_form,
        name="observe-form",
    ),
    path(
        "<slug:slug>/observe/<slug:form>/draft/",
        filling_in.observe_draft,
        name="observe-draft",
    ),
    path("<slug:slug>/observations/", own.observe_own, name="observe-own"),
    path(
        "<slug:slug>/observations/<uuid:key>/",
        filling_in.observe_sent,
        name="observe-sent",
    ),
    path(
        "<slug:slug>/observations/<uuid:key>/correct/",
        own.observe_correct,
        name="observe-correct",
    ),
    path(
        "<slug:slug>/observations/<uuid:key>/photos/<slug:field>/",
        own.observe_photo,
        name="observe-photo",
    ),
    path(
        "<slug:slug>/reminders/",
        reminding.observe_reminders,
        name="observe-reminders",
    ),
]
sending_urls = [
    path("<slug:slug>/organise/keys/", keys.sensor_keys, name="keys"),
    path(
        "<slug:slug>/organise/keys/<int:pk>/revoke/",
        keys.sensor_key_revoke,
        name="key-revoke",
    ),
    path("<slug:slug>/organise/files/", files.files, name="files"),
    path(
        "<slug:slug>/organise/files/<int:pk>/columns/",
        files.file_mapping,
        name="file-mapping",
    ),
    path("<slug:slug>/organise/files/<int:pk>/", files.file_run, name="file-run"),
    path(
        "<slug:slug>/organise/files/<int:pk>/continue/",
        files.file_continue,
        name="file-continue",
    ),
    path(
        "<slug:slug>/organise/files/<int:pk>/report.csv",
        files.file_report,
        name="file-report",
    ),
]
results_urls = [path("<slug:slug>/results/", results.results, name="results")]
publishing_urls = [
    path("<slug:slug>/results/data/", downloads.data, name="data"),
    path(
        "<slug:slug>/results/data-package.zip",
        downloads.download,
        {"name": "data-package", "kind": "zip"},
        name="data-package",
    ),
    path(
        "<slug:slug>/results/<slug:name>.<str:kind>",
        downloads.download,
        name="download",
    ),
    path("<slug:slug>/ppsr-core.json", downloads.ppsr, name="ppsr"),
    path("<slug:slug>/picture.png", downloads.picture, name="picture"),
]
looking_after_urls = [
    path(
        "<slug:slug>/organise/conclusion/publish/",
        concluding.conclusion_publish,
        name="conclusion-publish",
    ),
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
