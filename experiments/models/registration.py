from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..enums import Comparison, Direction, Licence, Statistic, UnitOfAnalysis
from .experiment import Experiment


class RegistrationQuerySet(models.QuerySet):
    def registered(self) -> RegistrationQuerySet:
        return self.exclude(registered_at=None)

    def newest_first(self) -> RegistrationQuerySet:
        return self.order_by("-number")


class Registration(models.Model):
    """What an experiment promises before it starts: what it will measure, how, and what would count.

    Frozen when registered: ``text`` is the canonical JSON of all of it, protocol included
    (:mod:`experiments.registration_text`), and ``text_sha256`` of its UTF-8 bytes. A change is a
    new version with a reason. The database refuses to change a registered one, its forms and
    their fields, whoever asks (triggers of migration ``registration_frozen``).
    """

    experiment = models.ForeignKey(
        Experiment,
        models.CASCADE,
        related_name="registrations",
        verbose_name=_("experiment"),
    )
    number = models.PositiveIntegerField(_("version"))
    hypothesis = TranslatedField(
        _("hypothesis"),
        max_length=600,
        multiline=True,
        blank=True,
        help_text=_("What you expect, so plainly that it can turn out wrong."),
    )
    metric = TranslatedField(
        _("metric"),
        max_length=200,
        blank=True,
        help_text=_("The one figure by which the experiment is judged, in words."),
    )
    metric_form = models.SlugField(
        _("form of the metric"),
        blank=True,
        help_text=_("The form whose answers give the metric."),
    )
    metric_field = models.SlugField(
        _("field of the metric"),
        blank=True,
        help_text=_("Its field: a number, or yes and no for a rate."),
    )
    statistic = models.CharField(
        _("statistic"), max_length=10, choices=Statistic, default=Statistic.MEAN
    )
    unit_of_analysis = models.CharField(
        _("unit of analysis"),
        max_length=12,
        choices=UnitOfAnalysis,
        default=UnitOfAnalysis.PERSON,
        help_text=_(
            "Persons: everybody counts once, however often they answered. Observations: every entry counts."
        ),
    )
    confidence = models.FloatField(
        _("confidence level"),
        choices=[(0.9, "90 %"), (0.95, "95 %"), (0.99, "99 %")],
        default=0.95,
    )
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    baseline = models.FloatField(
        _("baseline"),
        null=True,
        blank=True,
        help_text=_("The metric before the experiment."),
    )
    baseline_source = TranslatedField(
        _("where the baseline comes from"), max_length=300, blank=True
    )
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, default=Direction.AT_LEAST
    )
    target = models.FloatField(
        _("target"),
        null=True,
        blank=True,
        help_text=_("Reached or not: decided by this number alone."),
    )
    change_on = models.DateField(
        _("first day of the change"),
        null=True,
        blank=True,
        help_text=_(
            "Observations before it are the baseline measured here. Empty: there is no before."
        ),
    )
    stop_rule = TranslatedField(
        _("stop rule"),
        max_length=400,
        multiline=True,
        blank=True,
        help_text=_("When the experiment ends early, in words."),
    )
    stop_form = models.SlugField(_("form of the stop rule"), blank=True)
    stop_field = models.SlugField(_("field of the stop rule"), blank=True)
    stop_statistic = models.CharField(
        _("statistic of the stop rule"),
        max_length=10,
        choices=Statistic,
        default=Statistic.MEAN,
    )
    stop_comparison = models.CharField(
        _("stop when it is"),
        max_length=10,
        choices=Comparison,
        default=Comparison.ABOVE,
    )
    stop_value = models.FloatField(_("value of the stop rule"), null=True, blank=True)
    stop_minimum = models.PositiveIntegerField(
        _("from how many"),
        default=5,
        validators=[MinValueValidator(5)],
        help_text=_("The rule is not judged with fewer persons or observations."),
    )
    analysis_plan = TranslatedField(
        _("analysis plan"), max_length=2000, multiline=True, blank=True
    )
    ethics = TranslatedField(
        _("risks and ethics"), max_length=2000, multiline=True, blank=True
    )
    responsible = TranslatedField(
        _("responsible person"),
        max_length=200,
        blank=True,
        help_text=_("Who answers for the results, by name or office. Published."),
    )
    budget = models.PositiveBigIntegerField(
        _("budget in won"), null=True, blank=True, help_text=_("Published.")
    )
    licence = models.CharField(
        _("licence of the results"),
        max_length=20,
        choices=Licence,
        default=Licence.CC_BY,
    )
    publication_purpose = models.SlugField(
        _("consent to publish"),
        blank=True,
        help_text=_(
            "Key of the consent purpose that must be granted for somebody's data to enter results. Empty: taking part is enough."
        ),
    )
    reason = TranslatedField(
        _("reason for the change"), max_length=600, multiline=True, blank=True
    )
    registered_at = models.DateTimeField(
        _("registered at"), null=True, blank=True, editable=False
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    text = models.TextField(blank=True, editable=False)
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.UniqueConstraint(
                fields=["experiment", "number"],
                name="experiments_registration_number_once",
            ),
            models.UniqueConstraint(
                fields=["experiment"],
                condition=Q(registered_at=None),
                name="experiments_one_registration_draft",
            ),
            models.CheckConstraint(
                name="experiments_registered_has_text",
                condition=Q(registered_at=None) | ~Q(text_sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} v{self.number}"

    @property
    def is_registered(self) -> bool:
        return self.registered_at is not None
