from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from innovation_park.lib.translated import TranslatedField

from .experiment import Experiment


class ConsentVersionQuerySet(models.QuerySet):
    def published(self) -> ConsentVersionQuerySet:
        return self.exclude(published_at=None)


class ConsentVersion(ClusterableModel):
    """What participants sign. Frozen when published; a change is a new version, signed again.

    The database refuses to change a published text or its purposes, whoever asks
    (triggers of migration ``consent_frozen``).
    """

    experiment = models.ForeignKey(
        Experiment,
        models.CASCADE,
        related_name="consent_versions",
        verbose_name=_("experiment"),
        help_text=_("The experiment whose participants sign the text."),
    )
    number = models.PositiveIntegerField(_("version"))
    title = TranslatedField(
        _("title"),
        max_length=90,
        blank=True,
        editable=False,
        help_text=_("The experiment's name on the day of publishing."),
    )
    introduction = TranslatedField(
        _("introduction"),
        max_length=3000,
        multiline=True,
        help_text=_(
            "Who asks, what for, which data, for how long, and that refusing is a right."
        ),
    )
    retention = TranslatedField(
        _("how long data is kept"),
        max_length=400,
        multiline=True,
        help_text=_("Until which day or event, and what happens to it then."),
    )
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, editable=False
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = ConsentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        constraints = [
            models.UniqueConstraint(
                fields=["experiment", "number"], name="experiments_consent_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} v{self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def ordered_purposes(self) -> list[ConsentPurpose]:
        """As they are read and signed: in their position, the required ones first."""
        return list(self.purposes.order_by("-is_required", "position", "pk"))


class ConsentPurpose(models.Model):
    """One thing that data would be used for, agreed to or refused by itself."""

    sort_order_field = "position"  # editors move purposes up and down

    version = ParentalKey(
        ConsentVersion, on_delete=models.CASCADE, related_name="purposes"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    key = models.SlugField(
        _("key"),
        help_text=_(
            "Stays the same across versions, for example photos. Under access-needs "
            "organisers may read what somebody needs."
        ),
    )
    text = TranslatedField(
        _("purpose"),
        max_length=400,
        multiline=True,
        help_text=_("One use of one kind of data, as a sentence one can agree to."),
    )
    consequence = TranslatedField(
        _("if you refuse"),
        max_length=300,
        multiline=True,
        help_text=_("What somebody who says no misses, honestly."),
    )
    is_required = models.BooleanField(
        _("required"),
        default=False,
        help_text=_("Without it one cannot take part. Ask for as little as possible."),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "key"], name="experiments_purpose_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"


class ConsentSignatureQuerySet(models.QuerySet):
    def effective(self) -> ConsentSignatureQuerySet:
        """Those that count: where a guardian was asked, the guardian agreed."""
        return self.filter(
            Q(guardian_email="") | Q(guardian_confirmed_at__isnull=False)
        )

    def waiting_for_guardian(self) -> ConsentSignatureQuerySet:
        return self.exclude(guardian_email="").filter(guardian_confirmed_at=None)

    def newest_first(self) -> ConsentSignatureQuerySet:
        return self.order_by("-signed_at", "-pk")


class ConsentSignature(models.Model):
    """The proof: who agreed to exactly which text, when, and how they had signed in. Append-only.

    The newest effective signature of a participation is the one that holds. ``text`` is what
    stood on the page, word for word; ``text_sha256`` is of its UTF-8 bytes.
    """

    participation = models.ForeignKey(
        "experiments.Participation", models.CASCADE, related_name="signatures"
    )
    version = models.ForeignKey(
        ConsentVersion, models.PROTECT, related_name="signatures"
    )
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    signed_in_by = models.CharField(
        max_length=60, help_text="For example password+mfa: the methods of the session."
    )
    signed_at = models.DateTimeField()
    guardian_name = models.CharField(max_length=80, blank=True)
    guardian_email = models.EmailField(blank=True)
    guardian_asked_until = models.DateTimeField(null=True, blank=True)
    guardian_confirmed_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentSignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.CheckConstraint(
                name="experiments_guardian_confirms_by_name",
                condition=Q(guardian_confirmed_at=None)
                | ~Q(guardian_name="")
                | Q(anonymised_at__isnull=False),
            ),
            models.CheckConstraint(
                name="experiments_guardian_asked_until_a_day",
                condition=Q(guardian_email="") | Q(guardian_asked_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of participation #{self.participation_id}"

    @property
    def waits_for_guardian(self) -> bool:
        return bool(self.guardian_email) and self.guardian_confirmed_at is None


class ConsentDecision(models.Model):
    """Yes or no to one purpose, within one signature."""

    signature = models.ForeignKey(
        ConsentSignature, models.CASCADE, related_name="decisions"
    )
    purpose = models.ForeignKey(
        ConsentPurpose, models.PROTECT, related_name="decisions"
    )
    is_granted = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["signature", "purpose"],
                name="experiments_one_decision_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.is_granted}"
