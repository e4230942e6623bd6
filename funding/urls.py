"""Under /<language>/funding/."""

from django.urls import path
from django.views.decorators.http import require_safe

from .feeds import AtomCalls, RssCalls
from .views import (
    applying,
    autosaving,
    calls,
    eligibility,
    filling,
    handbook,
    organisations,
    peeking,
    submitting,
    teams,
    trail,
    withdrawing,
)
from .views.work.addresses import work_urls

app_name = "funding"

call_urls = [
    path("", calls.call_list, name="calls"),
    path("calls.rss", require_safe(RssCalls()), name="calls-rss"),
    path("calls.atom", require_safe(AtomCalls()), name="calls-atom"),
    path("clock/", calls.clock, name="clock"),
    path("preview/<int:pk>/", calls.call_preview, name="call-preview"),
    path("calls/<slug:slug>/", calls.call, name="call"),
    path("calls/<slug:slug>/form/", calls.call_form, name="call-form"),
    path(
        "calls/<slug:slug>/eligibility/",
        eligibility.call_eligibility,
        name="call-eligibility",
    ),
    path("calls/<slug:slug>/dates.ics", calls.call_dates, name="call-dates"),
]
proving_urls = [
    path("sealed/<slug:slug>/", peeking.sealed, name="sealed"),
    path("travel/", handbook.travel, name="travel"),
    path("verify-application.py", trail.trail_verifier, name="trail-verifier"),
    path(
        "applications/<slug:code>/log/",
        trail.application_trail,
        name="application-trail",
    ),
    path(
        "applications/<slug:code>/log.jsonl",
        trail.application_trail_file,
        name="application-trail-file",
    ),
]
APPLICATION = "applications/<slug:code>"
applying_urls = [
    path(
        "calls/<slug:slug>/apply/",
        applying.application_begin,
        name="application-begin",
    ),
    path("applications/", applying.application_list, name="application-list"),
    path(f"{APPLICATION}/", applying.application, name="application"),
    path(
        f"{APPLICATION}/form/<slug:section>/<slug:page>/",
        filling.application_page,
        name="application-page",
    ),
    path(
        f"{APPLICATION}/organisation/",
        organisations.application_organisation,
        name="application-organisation",
    ),
    path(f"{APPLICATION}/save/", autosaving.application_save, name="application-save"),
    path(f"{APPLICATION}/files/add/", autosaving.document_add, name="document-add"),
    path(f"{APPLICATION}/files/<int:pk>/", autosaving.document, name="document"),
    path(f"{APPLICATION}/team/", teams.team, name="team"),
    path(f"{APPLICATION}/team/<int:pk>/", teams.team_member, name="team-member"),
    path(f"{APPLICATION}/check/", submitting.check, name="check"),
    path(
        f"{APPLICATION}/check/return/",
        submitting.sign_off_return,
        name="sign-off-return",
    ),
    path(f"{APPLICATION}/receipt/", submitting.receipt, name="receipt"),
    path(f"{APPLICATION}/receipt.pdf", submitting.receipt_pdf, name="receipt-pdf"),
    path(f"{APPLICATION}/receipt.json", submitting.receipt_json, name="receipt-json"),
    path(f"{APPLICATION}/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path("invitations/<str:token>/", teams.invitation, name="invitation"),
]

urlpatterns = [*call_urls, *applying_urls, *proving_urls, *work_urls]
