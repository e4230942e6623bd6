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

    name = TranslatedField(_("name"), max_length=120)
    shared_minutes = models.PositiveIntegerField(
        _("shared minutes"), validators=[MinValueValidator(1)]
    )
    months = models.PositiveSmallIntegerField(
        _("within months"), validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    classes = models.PositiveSmallIntegerField(
        _("raises the class by"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
    )
    districts = models.ManyToManyField(
        District, blank=True, related_name="+", verbose_name=_("districts")
    )
    valid_from = models.DateTimeField(_("valid from"), default=timezone.now)
    valid_until = models.DateTimeField(_("valid until"), null=True, blank=True)

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
                condition=Q(shared_minutes__gt=0, months__gt=0, classes__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def hours(self) -> int:
        return self.shared_minutes // 60
