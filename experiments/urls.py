from django.urls import include, path

from .views import (
    concluding,
    finding,
    findings,
    guardians,
    joining,
    leaving,
    mine,
    organising,
    protocol,
    receipts,
    registered,
    registering,
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

registered_urls = [
    path("findings/", findings.findings, name="findings"),
    path("<slug:slug>/registration/", registered.registration, name="registration"),
    path(
        "<slug:slug>/registration/changes/",
        registered.registration_changes,
        name="registration-changes",
    ),
    path(
        "<slug:slug>/registration/<int:number>/",
        registered.registration,
        name="registration-version",
    ),
    path(
        "<slug:slug>/registration/<int:number>.json",
        registered.registration_json,
        name="registration-json",
    ),
    path("<slug:slug>/conclusion/", findings.conclusion, name="conclusion"),
]

registering_urls = [
    path("", registering.organise_registration, name="organise-registration"),
    path(
        "draft/",
        registering.organise_registration_draft,
        name="organise-registration-draft",
    ),
    path(
        "edit/<slug:part>/",
        registering.organise_registration_edit,
        name="organise-registration-edit",
    ),
    path(
        "register/",
        registering.organise_registration_register,
        name="organise-registration-register",
    ),
    path(
        "discard/",
        registering.organise_registration_discard,
        name="organise-registration-discard",
    ),
]

protocol_urls = [
    path("", protocol.organise_protocol, name="organise-protocol"),
    path("forms/new/", protocol.organise_protocol_form, name="organise-protocol-new"),
    path(
        "forms/<int:pk>/",
        protocol.organise_protocol_form,
        name="organise-protocol-form",
    ),
    path(
        "forms/<int:pk>/preview/",
        protocol.organise_protocol_preview,
        name="organise-protocol-preview",
    ),
    path(
        "forms/<int:form_pk>/fields/new/",
        protocol.organise_protocol_field_new,
        name="organise-protocol-field-new",
    ),
    path(
        "fields/<int:pk>/",
        protocol.organise_protocol_field,
        name="organise-protocol-field",
    ),
    *(
        path(f"{kind}s/<int:pk>/{act}", view, {"kind": kind}, name=name)
        for kind in ("form", "field")
        for act, view, name in (
            (
                "move/<slug:way>/",
                protocol.organise_protocol_move,
                f"organise-protocol-{kind}-move",
            ),
            (
                "delete/",
                protocol.organise_protocol_delete,
                f"organise-protocol-{kind}-delete",
            ),
        )
    ),
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
    path("<slug:slug>/organise/registration/", include(registering_urls)),
    path("<slug:slug>/organise/protocol/", include(protocol_urls)),
    path(
        "<slug:slug>/organise/conclusion/",
        concluding.organise_conclusion,
        name="organise-conclusion",
    ),
]

# /<language>/experiments/
urlpatterns = [*finding_urls, *registered_urls, *organising_urls, *joining_urls]
