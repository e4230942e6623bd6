"""Which tables no public page is made from. Whatever is not named here is public, and a change of it renews the pages.

A name that ends in an underscore stands for all tables that begin so.
"""

PAGE_CACHE_PRIVATE_TABLES = (
    "account_",
    "auth_permission",
    "bookings_booking",
    "bookings_bookingevent",
    "bookings_bookingitem",
    "bookings_claim",
    "bookings_series",
    "bookings_seriesdate",
    "bookings_waitingentry",
    "django_content_type",
    "django_session",
    "django_tasks_",
    "experiments_consentdecision",
    "experiments_letter",
    "experiments_participationevent",
    "mfa_",
    "observations_consentapplied",
    "observations_correction",
    "observations_draft",
    "observations_entrytally",
    "observations_importrow",
    "observations_importrun",
    "observations_observation",
    "observations_observationphoto",
    "observations_reminder",
    "observations_sensorkey",
    "socialaccount_",
    "usersessions_",
    "wagtailadmin_",
    "wagtailcore_comment",
    "wagtailcore_commentreply",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_taskstate",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflowstate",
    "wagtailsearch_",
    "wagtailusers_",
)
# Columns of public tables that no page shows: signing in and saving a draft renew nothing.
PAGE_CACHE_QUIET_COLUMNS = {
    "accounts_user": ("last_login", "password"),
    "wagtailcore_page": (
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_id",
        "latest_revision_created_at",
    ),
}
