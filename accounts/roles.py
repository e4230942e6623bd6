"""Who does what in the park: one readable table, from which the groups are made."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A group of the same name. Every signed-in person is a resident and needs no group."""

    STARTUP_MEMBER = "startup member", _("Startup member")
    REVIEWER = "reviewer", _("Reviewer")
    FOUNDATION_OFFICER = "foundation officer", _("Foundation officer")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    PARK_MANAGER = "park manager", _("Park manager")
    ADMINISTRATOR = "administrator", _("Administrator")


# Roles that can change what belongs to others: they sign in with a second factor.
STAFF_ROLES = {
    Role.REVIEWER,
    Role.FOUNDATION_OFFICER,
    Role.EDITOR,
    Role.MODERATOR,
    Role.PARK_MANAGER,
    Role.ADMINISTRATOR,
}
