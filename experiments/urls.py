from django.urls import path

from .views import finding, guardians, joining, leaving, mine, receipts, renewing

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

# /<language>/experiments/
urlpatterns = [*finding_urls, *joining_urls]
