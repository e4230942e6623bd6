"""Kinds of things around an application that have no life of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    STARTUP = "startup", _("Start-up")
    COMPANY = "company", _("Company")
    COOPERATIVE = "cooperative", _("Cooperative")
    NONPROFIT = "nonprofit", _("Non-profit organisation")
    UNIVERSITY = "university", _("University or institute")
    OTHER = "other", _("Something else")


class OrganisationRole(models.TextChoices):
    OWNER = "owner", _("Owner")
    MEMBER = "member", _("Member")


class TeamRole(models.TextChoices):
    """What somebody is in the team of an application; the words are those of :class:`funding.workflow.Relation`."""

    LEAD = "lead", _("Lead")
    EDITOR = "editor", _("May write")
    VIEWER = "viewer", _("May read")
    SIGNATORY = "signatory", _("Signs off")


class ChangeKind(models.TextChoices):
    """What became of a published deadline."""

    MOVED = "moved", _("Moved to later")
    CLOSED_EARLY = "closed_early", _("Closed early")


class EvidenceWhen(models.TextChoices):
    WITH_APPLICATION = "with_application", _("With the application")
    AFTER_SELECTION = "after_selection", _("Only after selection")


class Phase(models.TextChoices):
    """Where a call stands on its way, seen from outside."""

    COMING = "coming", _("Coming")
    OPEN = "open", _("Open for applications")
    CLOSED = "closed", _("Closed, being decided")
    DECIDED = "decided", _("Decided")


class ConflictKind(models.TextChoices):
    EMPLOYMENT = "employment", _("Works or worked there")
    OWNERSHIP = "ownership", _("Owns part of it")
    FAMILY = "family", _("Family or close friend")
    COLLABORATION = "collaboration", _("Works with them")
    MENTOR = "mentor", _("Mentor or adviser")
    COMPETITOR = "competitor", _("Competitor")
    SAME_DOMAIN = "same_domain", _("Same mail domain")
    NAME = "name", _("Same name")
    HISTORY = "history", _("Met in an earlier application")
    DECLARED = "declared", _("Says so")


class ConflictSource(models.TextChoices):
    DECLARED = "declared", _("Declared by the person")
    DETECTED = "detected", _("Found by comparison")
    OFFICER = "officer", _("Set by an officer")


class Outcome(models.TextChoices):
    SELECTED = "selected", _("Selected")
    RESERVE = "reserve", pgettext_lazy("application", "On the waiting list")
    DECLINED = "declined", _("Declined")
    INELIGIBLE = "ineligible", _("Not eligible")


class RedressStatus(models.TextChoices):
    OPEN = "open", _("Being looked at")
    UPHELD = "upheld", _("Upheld")
    REJECTED = "rejected", _("Not upheld")
    WITHDRAWN = "withdrawn", _("Taken back")


class Grounds(models.TextChoices):
    """Redress is about procedure, not about merit."""

    RULE_NOT_FOLLOWED = "rule", _("A published rule was not followed")
    CONFLICT = "conflict", _("Somebody with a conflict of interest took part")
    WRONG_FACT = "fact", _("A fact was misread")
    LATE = "late", _("A deadline was not kept")
    OTHER = "other", _("Something else in the procedure")
