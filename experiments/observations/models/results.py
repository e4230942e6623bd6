from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment, Registration


class EntryTally(models.Model):
    """The entries of an experiment with many of them, counted by the clock for its organisers.

    ``tally`` is :class:`experiments.observations.entries.tally.Tally` as text: counts by participation and
    which rows look odd, no answer of anybody but those. ``basis`` as in :class:`ResultSnapshot`.
    """

    experiment = models.OneToOneField(
        Experiment, models.CASCADE, related_name="entry_tally"
    )
    basis = models.CharField(max_length=200)
    tally = models.TextField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("count of entries")
        verbose_name_plural = _("counts of entries")

    def __str__(self) -> str:
        return f"#{self.pk} of experiment #{self.experiment_id}"


class ResultSnapshot(models.Model):
    """The published figures of an experiment: what its results page, its charts and its downloads show.

    ``figures`` is canonical JSON (:mod:`experiments.observations.figures`), suppressed already.
    ``basis`` says of which data it was computed (:func:`experiments.observations.consented.basis_of`);
    another basis means that it is out of date. ``number`` counts versions that differ in their figures.
    One row per experiment: what may no longer be known is not kept.
    """

    experiment = models.OneToOneField(
        Experiment, models.CASCADE, related_name="result_snapshot"
    )
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(default=1)
    basis = models.CharField(max_length=200)
    figures = models.TextField()
    figures_sha256 = models.CharField(max_length=64)
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published results")
        verbose_name_plural = _("published results")

    def __str__(self) -> str:
        return f"#{self.pk} v{self.number}"
