from functools import partial

from django.core.management.base import BaseCommand

from experiments.parking.figures import FIGURES, figures_of
from experiments.parking.models import ParkingScheme

from .. import recording

asks_figures = partial(recording.asks, names=FIGURES)
entry_of = partial(recording.entry_of, unit="parking")


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes.

    Parking and observations do not know each other. The protocol joins them: a form about no person that has fields named
    as in :data:`experiments.parking.figures.FIGURES` gets one observation for each day that is over.
    """

    help = "Writes the figures of shared parking as observations of its experiment."

    def handle(self, *, verbosity: int, **options):
        scheme = ParkingScheme.objects.current()
        if scheme is None:
            return
        recorded = recording.record_days(
            scheme.experiment, unit="parking", names=FIGURES, figures_of=figures_of
        )
        if verbosity and recorded:
            self.stdout.write(f"Days of shared parking recorded: {recorded}.")
