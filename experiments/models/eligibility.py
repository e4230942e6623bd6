from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from innovation_park.lib.translated import TranslatedField

from .experiment import Experiment


class EligibilityQuestion(models.Model):
    """A plain question whose answer decides whether somebody may join, and why."""

    sort_order_field = "position"  # editors move questions up and down

    experiment = ParentalKey(
        Experiment, on_delete=models.CASCADE, related_name="eligibility_questions"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    text = TranslatedField(
        _("question"), max_length=200, help_text=_("Answered with yes or no.")
    )
    wanted = models.BooleanField(
        _("the answer needed"),
        default=True,
        help_text=_(
            "Ticked: whoever answers yes may join. Not ticked: whoever answers no."
        ),
    )
    reason = TranslatedField(
        _("why we ask"),
        max_length=300,
        multiline=True,
        help_text=_("Shown beside the question, and to whoever cannot join."),
    )

    def __str__(self) -> str:
        return f"#{self.pk} {self.text}"
