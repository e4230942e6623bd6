"""The addresses of the desk of the foundation."""

from django.urls import path

from . import acting, deadlines, desk, extracts, lists, screening

work_urls = [
    path("work/", desk.overview, name="work"),
    path("work/board/", lists.board, name="work-board"),
    path("work/applications/", lists.table, name="work-table"),
    path("work/calls/", desk.calls, name="work-calls"),
    path("work/calls/<slug:slug>/deadline/", deadlines.deadline, name="work-deadline"),
    path("work/people/", desk.people, name="work-people"),
    path("work/approvals/", desk.director, name="work-director"),
    path("work/searches/keep/", lists.keep_search, name="work-search-keep"),
    path(
        "work/searches/<int:pk>/forget/",
        lists.forget_search,
        name="work-search-forget",
    ),
    path("work/act/", acting.act, name="work-act"),
    path("work/extracts/", extracts.extracts, name="work-extracts"),
    path("work/extracts/begin/", extracts.begin, name="work-extract-begin"),
    path("work/extracts/<int:pk>/", extracts.extract, name="work-extract"),
    path(
        "work/extracts/<int:pk>/file/",
        extracts.extract_file,
        name="work-extract-file",
    ),
    path(
        "work/calls/<slug:slug>/bundle/",
        extracts.bundle_of_call,
        name="work-bundle-of-call",
    ),
    path(
        "work/applications/<slug:code>/",
        screening.application,
        name="work-application",
    ),
    path("work/applications/<slug:code>/step/", screening.step, name="work-step"),
    path(
        "work/applications/<slug:code>/changes/",
        screening.request_changes,
        name="work-request-changes",
    ),
    path("work/applications/<slug:code>/assign/", screening.assign, name="work-assign"),
    path("work/applications/<slug:code>/remind/", screening.remind, name="work-remind"),
    path(
        "work/applications/<slug:code>/conflict/",
        screening.conflict,
        name="work-conflict",
    ),
    path(
        "work/applications/<slug:code>/conflict/<int:pk>/lift/",
        screening.conflict_lift,
        name="work-conflict-lift",
    ),
    path(
        "work/applications/<slug:code>/documents/<int:pk>/",
        screening.document,
        name="work-document",
    ),
    path("work/applications/<slug:code>/bundle/", extracts.bundle, name="work-bundle"),
]
