from django.core.management.base import BaseCommand

from experiments.batteries.actions import tend_points


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Brings the opening hours that differ by season to the present week."

    def handle(self, *, verbosity: int, **options):
        tended = tend_points()
        if verbosity and tended:
            self.stdout.write(f"Points with hours by season: {tended}.")
