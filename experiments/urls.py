from django.urls import path

from .views import (
    finding,
    guardians,
    joining,
    leaving,
    mine,
    organising,
    receipts,
    renewing,
)

app_name = "experiments"

joining_urls = [
    path("mine/", mine.participation_list, name="mine"),
    path("guardian/<str:token>/", guardians.guardian, name="guardian"),
    path("receipts/<slug:code>/", receipts.receipt, name="receipt"),
    path("receipts/<slug:code>/consent.pdf", receipts.receipt_pdf, name="receipt-pdf"),
    path("<slug:slug>/join/", joining.join, name="join"),
    path("<slug:slug>/join/guardian/", joining.join_guardian, name="join-guardian"),
    path("<slug:slug>/join/consent/", joining.join_consent, name="join-consent"),
    path("<slug:slug>/join/check/", joining.join_check, name="join-check"),
    path("<slug:slug>/consent/", renewing.consent_renew, name="consent-renew"),
    path("<slug:slug>/withdraw/", leaving.withdraw, name="withdraw"),
    path("<slug:slug>/withdrawn/", leaving.withdrawn, name="withdrawn"),
]

finding_urls = [
    path("map.geojson", finding.experiment_geojson, name="geojson"),
    path("<slug:slug>/dates.ics", finding.experiment_calendar, name="calendar"),
]

organising_urls = [
    path("organised/", organising.organised_list, name="organised"),
    path("<slug:slug>/organise/", organising.organise, name="organise"),
    path(
        "<slug:slug>/organise/places/",
        organising.organise_capacity,
        name="organise-capacity",
    ),
    path(
        "<slug:slug>/organise/participants/",
        organising.organise_participants,
        name="organise-participants",
    ),
    path(
        "<slug:slug>/organise/participants.<str:kind>",
        organising.organise_export,
        name="organise-export",
    ),
    path(
        "<slug:slug>/organise/consents/",
        organising.organise_consents,
        name="organise-consents",
    ),
    path(
        "<slug:slug>/organise/letter/",
        organising.organise_letter,
        name="organise-letter",
    ),
    path("<slug:slug>/organise/move/", organising.organise_move, name="organise-move"),
]

# /<language>/experiments/
urlpatterns = [*finding_urls, *organising_urls, *joining_urls]
