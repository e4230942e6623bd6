"""Who may do what at which address. The tests walk every address there is; one that is not declared here fails.

A rule says who may read (``get``) and who may act (``post``); ``None`` means that the method is
refused for everybody. Whose object it is matters: ``resident`` owns the participation of the tests,
``organiser`` looks after its experiment, ``neighbour`` has nothing to do with either.
"""

from dataclasses import dataclass

CAST = (
    "anonymous",
    "resident",
    "neighbour",
    "organiser",
    "founder",
    "reviewer",
    "officer",
    "editor",
    "moderator",
    "manager",
    "administrator",
)
ANYONE = frozenset(CAST)
SIGNED_IN = ANYONE - {"anonymous"}
OWN = frozenset({"resident"})
CARE = frozenset({"organiser", "manager", "administrator"})  # of this experiment
OWN_OR_CARE = OWN | CARE
KEEP = frozenset({"manager", "administrator"})  # whoever looks after bookings
OWN_OR_KEEP = OWN | KEEP
DESK = frozenset(
    {"reviewer", "officer", "editor", "moderator", "manager", "administrator"}
)
NOBODY = frozenset()
# A step inside a flow that was not begun: sent back to its beginning, whoever one is.
FLOW = "flow"


@dataclass(frozen=True)
class Rule:
    get: frozenset | str | None
    post: frozenset | str | None = None
    is_public: bool = False  # the same for everybody, so it may be kept by caches


PUBLIC_PAGE = Rule(ANYONE, is_public=True)

RULES: dict[str, Rule] = {
    # The park itself
    "healthz": PUBLIC_PAGE,
    "readyz": PUBLIC_PAGE,
    "media": PUBLIC_PAGE,
    "favicon": PUBLIC_PAGE,
    "sitemap": PUBLIC_PAGE,
    "robots": PUBLIC_PAGE,
    "security-txt": PUBLIC_PAGE,
    "home:search": PUBLIC_PAGE,
    "home:news-feed-rss": PUBLIC_PAGE,
    "home:news-feed-atom": PUBLIC_PAGE,
    "home:event-calendar": PUBLIC_PAGE,
    "home:event-dates": PUBLIC_PAGE,
    "home:social-card": PUBLIC_PAGE,
    "wagtail_serve": PUBLIC_PAGE,
    "^(?!_util/)((?:[\\w-]+/)*)$": PUBLIC_PAGE,
    "_util/login/": Rule(FLOW, FLOW),
    "wagtailcore_login": Rule(FLOW, FLOW),
    "wagtailcore_authenticate_with_password": Rule(FLOW, FLOW),
    "documents/<int:document_id>/<path:document_filename>": PUBLIC_PAGE,
    "wagtaildocs_serve": PUBLIC_PAGE,
    "wagtaildocs_authenticate_with_password": Rule(FLOW, FLOW),
    # Experiments
    "experiments:geojson": PUBLIC_PAGE,
    "experiments:calendar": PUBLIC_PAGE,
    "experiments:join": Rule(ANYONE, ANYONE),
    "experiments:join-guardian": Rule(FLOW, FLOW),
    "experiments:join-consent": Rule(FLOW, FLOW),
    "experiments:join-check": Rule(FLOW, FLOW),
    "experiments:guardian": Rule(ANYONE, ANYONE),
    "experiments:mine": Rule(SIGNED_IN),
    "experiments:receipt": Rule(OWN_OR_CARE),
    "experiments:receipt-pdf": Rule(OWN_OR_CARE),
    "experiments:consent-renew": Rule(FLOW, FLOW),
    "experiments:withdraw": Rule(FLOW, FLOW),
    "experiments:withdrawn": Rule(FLOW),
    "observations:reminders-stop": Rule(NOBODY, NOBODY),  # by the link of a letter
    "observations:observe": Rule(OWN),
    "observations:observe-form": Rule(OWN, OWN),
    "observations:observe-draft": Rule(None, OWN),
    "observations:observe-own": Rule(OWN),
    "observations:observe-sent": Rule(OWN),
    "observations:observe-correct": Rule(OWN, OWN),
    "observations:observe-photo": Rule(OWN_OR_CARE),
    "observations:observe-reminders": Rule(OWN, OWN),
    "experiments:organised": Rule(SIGNED_IN),
    "experiments:organise": Rule(CARE),
    "experiments:organise-capacity": Rule(None, CARE),
    "experiments:organise-participants": Rule(CARE),
    "experiments:organise-consents": Rule(CARE),
    "experiments:organise-export": Rule(CARE),
    "experiments:organise-letter": Rule(CARE, CARE),
    "experiments:organise-move": Rule(CARE, CARE),
    # Observations: publishing and looking after
    "observations:data": PUBLIC_PAGE,
    "observations:download": PUBLIC_PAGE,
    "observations:data-package": PUBLIC_PAGE,
    "observations:ppsr": PUBLIC_PAGE,
    "observations:picture": PUBLIC_PAGE,
    "observations:results": PUBLIC_PAGE,
    "observations:cockpit": Rule(CARE),
    "observations:entry": Rule(CARE, CARE),
    "observations:raw-export": Rule(CARE),
    # Sensors and scripts: no session opens anything there
    "api-guide": Rule(ANYONE),
    "api:api-root": Rule(FLOW, FLOW),
    "api:openapi-json": Rule(FLOW, FLOW),
    "api:form": Rule(FLOW, FLOW),
    "api:form-of-experiment": Rule(FLOW, FLOW),
    "api:observations": Rule(FLOW, FLOW),
    "api:batch": Rule(FLOW, FLOW),
    "api:receipt": Rule(FLOW, FLOW),
    "api-nothing": Rule(FLOW, FLOW),
    # Observations
    "observations:files": Rule(CARE, CARE),
    "observations:file-mapping": Rule(CARE, CARE),
    "observations:file-run": Rule(CARE),
    "observations:file-continue": Rule(None, CARE),
    "observations:file-report": Rule(CARE),
    "observations:keys": Rule(CARE, CARE),
    "observations:key-revoke": Rule(CARE, CARE),
    "experiments:findings": PUBLIC_PAGE,
    "experiments:registration": PUBLIC_PAGE,
    "experiments:registration-version": PUBLIC_PAGE,
    "experiments:registration-json": PUBLIC_PAGE,
    "experiments:registration-changes": PUBLIC_PAGE,
    "experiments:conclusion": PUBLIC_PAGE,
    "experiments:organise-registration": Rule(CARE),
    "experiments:organise-registration-draft": Rule(None, CARE),
    "experiments:organise-registration-edit": Rule(CARE, CARE),
    "experiments:organise-registration-register": Rule(CARE, CARE),
    "experiments:organise-registration-discard": Rule(CARE, CARE),
    "experiments:organise-protocol": Rule(CARE),
    "experiments:organise-protocol-new": Rule(CARE, CARE),
    "experiments:organise-protocol-form": Rule(CARE, CARE),
    "experiments:organise-protocol-preview": Rule(CARE),
    "experiments:organise-protocol-field-new": Rule(CARE, CARE),
    "experiments:organise-protocol-field": Rule(CARE, CARE),
    "experiments:organise-protocol-form-move": Rule(None, CARE),
    "experiments:organise-protocol-form-delete": Rule(CARE, CARE),
    "experiments:organise-protocol-field-move": Rule(None, CARE),
    "experiments:organise-protocol-field-delete": Rule(CARE, CARE),
    "experiments:organise-conclusion": Rule(CARE, CARE),
    "observations:conclusion-publish": Rule(CARE, CARE),
    # Shared parking
    "parking:car-parks": PUBLIC_PAGE,
    "parking:cds-zones": PUBLIC_PAGE,
    "parking:cds-spaces": PUBLIC_PAGE,
    "parking:cds-policies": PUBLIC_PAGE,
    "parking:cds-events": PUBLIC_PAGE,
    # Bookings
    "bookings:mine": Rule(SIGNED_IN),
    "bookings:approvals": Rule(SIGNED_IN),
    "bookings:waiting-leave": Rule(None, NOBODY),
    "bookings:hours": Rule(KEEP, KEEP),
    "bookings:busy": Rule(KEEP, KEEP),
    "bookings:calendar": Rule(SIGNED_IN, SIGNED_IN),
    "bookings:calendar-feed": Rule(NOBODY),  # by its secret address
    "bookings:taken": Rule(NOBODY),  # this one's keepers do not show it
    "bookings:series": Rule(NOBODY),
    "bookings:series-take": Rule(None, NOBODY),
    "bookings:series-cancel": Rule(None, NOBODY),
    "bookings:booking": Rule(OWN_OR_KEEP),
    "bookings:confirm": Rule(None, OWN_OR_KEEP),
    "bookings:cancel": Rule(OWN_OR_KEEP, OWN_OR_KEEP),
    "bookings:extend": Rule(OWN_OR_KEEP, OWN_OR_KEEP),
    "bookings:arrive": Rule(None, OWN_OR_KEEP),
    "bookings:leave": Rule(None, OWN_OR_KEEP),
    "bookings:again": Rule(None, OWN_OR_KEEP),
    "bookings:approve": Rule(None, KEEP),
    "bookings:refuse": Rule(KEEP, KEEP),
    "parking:points": PUBLIC_PAGE,
    "parking:points-file": PUBLIC_PAGE,
    "parking:points-mine": Rule(SIGNED_IN),
    # Shared parking: looking is for everybody, holding asks who one is
    "parking:search": Rule(ANYONE),
    "parking:areas-json": Rule(ANYONE),
    "parking:area-hold": Rule(NOBODY, NOBODY),  # of a search only
    "parking:lend": Rule(ANYONE),
    "parking:mine": Rule(SIGNED_IN),
    "parking:at-space": Rule(NOBODY),  # by the code at a space
    "parking:deal": Rule(OWN),
    "parking:deal-act": Rule(None, OWN),
    "parking:deal-book": Rule(None, OWN),
    "parking:deal-extend": Rule(None, OWN),
    "parking:deal-occupied": Rule(OWN, OWN),
    "parking:deal-rate": Rule(None, OWN),
    "parking:deal-dispute": Rule(OWN, OWN),
    "parking:dispute-photo": Rule(OWN | KEEP),
    "parking:space-new": Rule(None, SIGNED_IN),
    "parking:space": Rule(OWN),
    "parking:space-step": Rule(OWN, OWN),
    "parking:space-act": Rule(None, OWN),
    "parking:space-code": Rule(OWN),
    "parking:space-withdraw": Rule(OWN),
    "parking:space-photo": Rule(OWN | KEEP),
    "parking:space-photo-remove": Rule(None, OWN),
    "parking:desk": Rule(KEEP),
    "parking:desk-space": Rule(KEEP, KEEP),
    "parking:desk-proof": Rule(KEEP),
    "parking:desk-dispute": Rule(KEEP, KEEP),
    "parking:occupied-photo": Rule(KEEP),
    # Spaces of the park
    "spaces:list": Rule(ANYONE),
    "spaces:space": Rule(ANYONE),
    "spaces:book": Rule(ANYONE, SIGNED_IN),
    "spaces:rounds": PUBLIC_PAGE,
    "spaces:round": Rule(ANYONE),
    "spaces:round-request": Rule(ANYONE, SIGNED_IN),
    "spaces:round-file": PUBLIC_PAGE,
    "spaces:request-take-back": Rule(None, OWN),
    "spaces:manage": Rule(KEEP),
    "spaces:manage-day": Rule(KEEP),
    "spaces:manage-use": Rule(KEEP),
    "spaces:manage-rounds": Rule(KEEP),
    "spaces:manage-round-new": Rule(KEEP, KEEP),
    "spaces:manage-round-allot": Rule(None, KEEP),
    "spaces:manage-repair": Rule(KEEP),
    "spaces:manage-spaces": Rule(KEEP),
    "spaces:manage-space-new": Rule(KEEP, KEEP),
    "spaces:manage-space": Rule(KEEP, KEEP),
    "spaces:manage-close": Rule(KEEP, KEEP),
    "spaces:manage-photos": Rule(KEEP, KEEP),
    "spaces:manage-photo-delete": Rule(None, KEEP),
    # One's own part of the park
    "accounts:me": Rule(SIGNED_IN),
    "accounts:profile": Rule(SIGNED_IN, SIGNED_IN),
    "accounts:export": Rule(SIGNED_IN, SIGNED_IN),
    "accounts:erase": Rule(SIGNED_IN, SIGNED_IN),
    "accounts:erased": Rule(ANYONE),
    "accounts:second-factor": Rule(SIGNED_IN),
    "accounts:demo-sign-in": Rule(None, FLOW),
    # Doors (allauth)
    "account_login": Rule(ANYONE, ANYONE),
    "account_logout": Rule(FLOW, FLOW),
    "account_inactive": Rule(ANYONE, None),
    "account_signup": Rule(ANYONE, ANYONE),
    "account_reauthenticate": Rule(SIGNED_IN, SIGNED_IN),
    "account_email": Rule(SIGNED_IN, SIGNED_IN),
    "account_email_verification_sent": Rule(FLOW, FLOW),
    "account_change_password": Rule(SIGNED_IN, SIGNED_IN),
    "account_set_password": Rule(SIGNED_IN, SIGNED_IN),
    "account_reset_password": Rule(ANYONE, ANYONE),
    "account_confirm_login_code": Rule(FLOW, FLOW),
    "account_confirm_password_reset_code": Rule(FLOW, FLOW),
    "account_complete_password_reset": Rule(FLOW, FLOW),
    "account_password_reset_completed": Rule(FLOW, FLOW),
    "account_request_login_code": Rule(ANYONE, ANYONE),
    "mfa_index": Rule(SIGNED_IN),
    "mfa_authenticate": Rule(FLOW, FLOW),
    "mfa_reauthenticate": Rule(FLOW, FLOW),
    "mfa_activate_totp": Rule(SIGNED_IN, SIGNED_IN),
    "mfa_deactivate_totp": Rule(FLOW, FLOW),
    "mfa_view_recovery_codes": Rule(FLOW, FLOW),
    "mfa_generate_recovery_codes": Rule(FLOW, FLOW),
    "mfa_download_recovery_codes": Rule(FLOW, FLOW),
    "mfa_list_webauthn": Rule(SIGNED_IN),
    "mfa_add_webauthn": Rule(SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate_webauthn": Rule(FLOW, FLOW),
    "mfa_remove_webauthn": Rule(FLOW, FLOW),
    "mfa_edit_webauthn": Rule(FLOW, FLOW),
    "mfa_login_webauthn": Rule(FLOW, FLOW),
    "usersessions_list": Rule(SIGNED_IN, SIGNED_IN),
    "socialaccount_login_cancelled": Rule(ANYONE),
    "socialaccount_login_error": Rule(ANYONE),
    "socialaccount_signup": Rule(FLOW, FLOW),
    "socialaccount_connections": Rule(SIGNED_IN, SIGNED_IN),
    "account/social/login/cancelled/": Rule(FLOW, FLOW),
    "account/social/login/error/": Rule(FLOW, FLOW),
    "account/social/signup/": Rule(FLOW, FLOW),
    "account/social/connections/": Rule(FLOW, FLOW),
}
# Sign-in at other services: not offered until its key is given, and then steps of a flow.
for provider in ("google", "kakao", "naver"):
    RULES[f"{provider}_login"] = RULES[f"{provider}_callback"] = Rule(FLOW, FLOW)
RULES["google_login_by_token"] = Rule(FLOW, FLOW)

# Everything below this prefix is the editors' desk: closed as a whole to whoever does not work there.
DESK_PREFIX = "admin/"
DESK_DOORS = {
    "wagtailadmin_login",
    "wagtailadmin_error_test",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "admin/login/",
}

# What reading may write: sessions, picture sizes made at the first look, a desk's own settings.
WRITTEN_BY_READING = (
    "django_session",
    "parking_searchlog",  # that somebody looked, by block and hour
    "observations_resultsnapshot",  # figures of little data follow it when they are looked at
    "usersessions_usersession",
    "wagtailimages_rendition",
    "home_parkrendition",
    "wagtailusers_userprofile",
    "wagtailcore_editingsession",
    "wagtailcore_referenceindex",
    "wagtailadmin_",
)
