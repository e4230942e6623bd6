"""Who does what in the park: one readable table, from which the groups are made.

``accounts.actions.sync_roles`` writes it into the database after every ``migrate``; what somebody
ticked by hand in a group of these names is gone then. A permission is written ``app.codename``.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A group of the same name. Every signed-in person is a resident and needs no group."""

    STARTUP_MEMBER = "startup member", _("Startup member")
    REVIEWER = "reviewer", _("Reviewer")
    FOUNDATION_OFFICER = "foundation officer", _("Foundation officer")
    FOUNDATION_DIRECTOR = "foundation director", _("Foundation director")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    PARK_MANAGER = "park manager", _("Park manager")
    HUB_KEEPER = "hub keeper", _("Hub keeper")
    ADMINISTRATOR = "administrator", _("Administrator")


# Roles that enter the editors' desk.
STAFF_ROLES = {
    Role.REVIEWER,
    Role.FOUNDATION_OFFICER,
    Role.FOUNDATION_DIRECTOR,
    Role.EDITOR,
    Role.MODERATOR,
    Role.PARK_MANAGER,
    Role.ADMINISTRATOR,
}
# Roles that can change what belongs to others: they sign in with a second factor.
PROVING_ROLES = STAFF_ROLES | {Role.HUB_KEEPER}

# Whoever of these opens a submitted page may approve it: the groups of the review task.
PAGE_APPROVERS = [
    Role.REVIEWER,
    Role.MODERATOR,
    Role.PARK_MANAGER,
    Role.ADMINISTRATOR,
]


@dataclass(frozen=True)
class Duties:
    """What a role is for, and what it may do. ``pages`` and ``files`` hold from the root down."""

    description: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    may_everything: bool = False


def every(*models_named: str) -> tuple[str, ...]:
    """All four permissions on each model, ``every("home.menu")``."""
    return tuple(
        f"{app}.{verb}_{model}"
        for app, model in (name.split(".") for name in models_named)
        for verb in ("view", "add", "change", "delete")
    )


ADMIN = ("wagtailadmin.access_admin",)
READING = ("experiments.view_experiment", "districts.view_district")
WRITING = (
    *ADMIN,
    *READING,
    "wagtail_localize.submit_translation",
    "home.view_menu",
    "home.change_menu",
    *every("home.notice"),
)
# Which forums there are; what is said in them is the moderators' affair.
FORUMS = ("community.view_forum", "community.add_forum", "community.change_forum")
CHOOSING_FILES = (
    "wagtailimages.choose_image",
    "wagtaildocs.choose_document",
)
ADDING_FILES = (
    *CHOOSING_FILES,
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)

DUTIES: dict[Role, Duties] = {
    Role.STARTUP_MEMBER: Duties(
        _("Belongs to a firm that applies to the Digital Foundation."),
    ),
    Role.REVIEWER: Duties(
        _("Reads what others have submitted, comments on it and approves it."),
        permissions=(*ADMIN, *READING),
        pages=(
            "lock_page",
        ),  # Wagtail shows pages only to those with some right to them
        files=CHOOSING_FILES,
    ),
    Role.FOUNDATION_OFFICER: Duties(
        _("Looks after the calls and grants of the Digital Foundation."),
        permissions=(
            *ADMIN,
            *READING,
            "funding.view_call",
            "funding.add_call",
            "funding.change_call",
        ),
    ),
    Role.FOUNDATION_DIRECTOR: Duties(
        _("Approves the contracts and payments of the Digital Foundation."),
        permissions=(*ADMIN, *READING, "funding.view_call"),
    ),
    Role.EDITOR: Duties(
        _(
            "Writes and translates pages and submits them; publishing needs an approval."
        ),
        permissions=(*WRITING, *FORUMS),
        pages=("add_page", "change_page"),
        files=ADDING_FILES,
    ),
    Role.MODERATOR: Duties(
        _("Approves, publishes and locks pages, and keeps conversations civil."),
        permissions=(*WRITING, *FORUMS, "community.moderate_forum"),
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        files=ADDING_FILES,
    ),
    Role.PARK_MANAGER: Duties(
        _(
            "Runs the park: experiments, their consents and participants, and all pages."
        ),
        permissions=(
            *WRITING,
            "experiments.manage_experiment",
            "bookings.manage_booking",
            "batteries.manage_batteries",
            *every(
                "batteries.batteryscheme",
                "batteries_rewards.reward",
                "batteries_rewards.rulecard",
                "batteries_rewards.stock",
                "bookings.bookingrules",
                "bookings.holiday",
                "bookings.resource",
                "parking.parkingscheme",
                "parking.priorityrule",
                "parking.rulecard",
                "experiments.experiment",
                "experiments.consentversion",
                "experiments.consentpurpose",
                "experiments.eligibilityquestion",
                "districts.district",
                "districts.neighbourhood",
                "home.menu",
                "home.frame",
                "wagtailredirects.redirect",
                "wagtailcore.collection",
            ),
            "accounts.view_user",
        ),
        pages=(
            "add_page",
            "change_page",
            "publish_page",
            "lock_page",
            "unlock_page",
            "bulk_delete_page",
        ),
        files=(
            *ADDING_FILES,
            "wagtailcore.add_collection",
            "wagtailcore.change_collection",
        ),
    ),
    Role.HUB_KEEPER: Duties(
        _("Weighs, sorts and ships batteries at the hub."),
        permissions=("batteries_custody.work_at_hub",),
    ),
    Role.ADMINISTRATOR: Duties(
        _("Keeps the site: people, roles and every setting."),
        pages=(
            "add_page",
            "change_page",
            "publish_page",
            "lock_page",
            "unlock_page",
            "bulk_delete_page",
        ),
        files=(
            *ADDING_FILES,
            "wagtailcore.add_collection",
            "wagtailcore.change_collection",
            "wagtailcore.delete_collection",
        ),
        may_everything=True,
    ),
}

# The groups Wagtail makes for itself, and the roles they become.
WAGTAIL_GROUPS = {"Editors": Role.EDITOR, "Moderators": Role.MODERATOR}

# Held by nobody: a person leaves by erasure, which cleans up after them, never by a deleted row.
WITHHELD = {"accounts.delete_user"}
