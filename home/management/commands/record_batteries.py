from django.core.management.base import BaseCommand

from experiments.batteries.flows.figures import FIGURES, figures_of
from experiments.batteries.models import BatteryScheme

from ..recording import record_days


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Writes the figures of battery recycling as observations of its experiment."

    def handle(self, *, verbosity: int, **options):
        scheme = BatteryScheme.objects.current()
        if scheme is None:
            return
        recorded = record_days(
            scheme.experiment, unit="batteries", names=FIGURES, figures_of=figures_of
        )
        if verbosity and recorded:
            self.stdout.write(f"Days of battery recycling recorded: {recorded}.")
