from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from innovation_park.lib.translated import TranslatedField


class PriorityRuleQuerySet(models.QuerySet):
    def in_force(self, at=None) -> PriorityRuleQuerySet:
        at = at or timezone.now()
        return self.filter(valid_from__lte=at).exclude(valid_until__lte=at)


class PriorityRule(models.Model):
    """“600 shared hours in 4 months raise the class of resident priority by one”: a row, not a line of code.

    Without districts it holds everywhere; with them only hours shared there count. A rule that ends gets ``valid_until``.
    """

    name = TranslatedField(
        _("name"),
        max_length=120,
        help_text=_("As everybody reads it: “600 shared hours in four months”."),
    )
    shared_hours = models.PositiveIntegerField(
        _("shared hours"),
        validators=[MinValueValidator(1), MaxValueValidator(50_000)],
        help_text=_("How many hours somebody has to share."),
    )
    months = models.PositiveSmallIntegerField(
        _("within months"),
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Counted back from today, by the end of each stay."),
    )
    classes = models.PositiveSmallIntegerField(
        _("raises the class by"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("Classes of resident-priority parking."),
    )
    districts = models.ManyToManyField(
        District,
        blank=True,
        related_name="+",
        verbose_name=_("districts"),
        help_text=_("Only hours shared there count. None: everywhere."),
    )
    valid_from = models.DateTimeField(
        _("valid from"),
        default=timezone.now,
        help_text=_("Before it the rule gives nothing."),
    )
    valid_until = models.DateTimeField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Empty: until somebody ends it."),
    )

    objects = PriorityRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("priority rule")
        verbose_name_plural = _("priority rules")
        constraints = [
            models.CheckConstraint(
                name="parking_rule_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                violation_error_message=_("The end must come after the beginning."),
            ),
            models.CheckConstraint(
                name="parking_rule_asks_for_something",
                condition=Q(shared_hours__gt=0, months__gt=0, classes__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def shared_minutes(self) -> int:
        return self.shared_hours * 60
