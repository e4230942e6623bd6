from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role

from ..enums import Level, TieKind, Topic

MOST_WORDS = 12
ONCE = 10  # applications of one call, until somebody says otherwise


class ReviewerQuerySet(models.QuerySet):
    def serving(self) -> ReviewerQuerySet:
        """People who are reviewers of the park now."""
        return self.filter(
            person__is_active=True, person__groups__name=Role.REVIEWER.value
        )

    def with_declaration(self) -> ReviewerQuerySet:
        """Annotated ``has_declared``: the declaration of this year is signed."""
        this_year = Declaration.objects.filter(
            profile=OuterRef("pk"), year=timezone.localdate().year
        )
        return self.annotate(has_declared=Exists(this_year))

    def ready(self) -> ReviewerQuerySet:
        """Those who can be asked now."""
        return (
            self.serving()
            .with_declaration()
            .filter(is_available=True, has_declared=True)
        )


class ReviewerProfile(models.Model):
    """What a reviewer knows and how much they take on. ``words`` are their own, one a line."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="reviewer_profile",
    )
    about = models.CharField(
        _("what you do"),
        max_length=160,
        blank=True,
        help_text=_("One line, for the foundation's officers."),
    )
    words = models.TextField(
        _("words of your field"),
        max_length=600,
        blank=True,
        help_text=_(
            "One a line, in any language: what would stand in an application that you should read."
        ),
    )
    most = models.PositiveSmallIntegerField(
        _("how many applications of one call you take at most"), default=ONCE
    )
    is_available = models.BooleanField(_("I can be asked at the moment"), default=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile of a reviewer")
        verbose_name_plural = _("profiles of reviewers")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def name(self) -> str:
        """For the foundation's eyes."""
        return self.person.get_full_name() if self.person else f"#{self.pk}"

    @property
    def own_words(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.words.replace(",", "\n").splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))[:MOST_WORDS]


class Expertise(models.Model):
    profile = models.ForeignKey(
        ReviewerProfile, models.CASCADE, related_name="expertise"
    )
    topic = models.CharField(_("field"), max_length=12, choices=Topic)
    level = models.PositiveSmallIntegerField(_("how well you know it"), choices=Level)

    class Meta:
        verbose_name = _("expertise of a reviewer")
        verbose_name_plural = _("expertise of reviewers")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "topic"], name="funding_reviews_expertise_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.profile_id} {self.topic}"


class Tie(models.Model):
    """Something a reviewer has to do with a firm or a person: what conflicts are looked for with."""

    profile = models.ForeignKey(ReviewerProfile, models.CASCADE, related_name="ties")
    kind = models.CharField(_("what it is"), max_length=13, choices=TieKind)
    name = models.CharField(
        _("name of the firm or person"),
        max_length=140,
        help_text=_("As they write it."),
    )
    registration_number = models.CharField(
        _("business registration number"),
        max_length=12,
        blank=True,
        db_column="business_number",  # of a firm; the park has no place for a person's
        help_text=_("If you know it: ten digits."),
    )
    domain = models.CharField(
        _("mail or web address of the firm"),
        max_length=120,
        blank=True,
        help_text=_("For example firm.co.kr."),
    )
    since = models.PositiveSmallIntegerField(_("since the year"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(
        _("until the year"),
        null=True,
        blank=True,
        help_text=_("Empty while it lasts."),
    )

    class Meta:
        verbose_name = _("tie of a reviewer")
        verbose_name_plural = _("ties of reviewers")
        constraints = [
            models.CheckConstraint(
                name="funding_reviews_tie_ends_after_it_began",
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"


class Declaration(models.Model):
    """Signed once a year: these are all ties. ``content`` is what was signed."""

    profile = models.ForeignKey(
        ReviewerProfile, models.CASCADE, related_name="declarations"
    )
    year = models.PositiveSmallIntegerField()
    content = models.JSONField(default=list)
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("yearly declaration")
        verbose_name_plural = _("yearly declarations")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "year"], name="funding_reviews_declared_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.profile_id} {self.year}"
