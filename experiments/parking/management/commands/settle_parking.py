from django.core.management.base import BaseCommand

from experiments.parking.actions.ledger import settle_deals


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Moves the points of every stay that is over."

    def handle(self, *, verbosity: int, **options):
        settled = settle_deals()
        if verbosity and settled:
            self.stdout.write(f"Stays settled: {settled}.")
