from django.core.management.base import BaseCommand

from experiments.batteries.rewards.actions.collecting import lapse_collections
from experiments.batteries.rewards.actions.confirming import expire_drop_offs


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Closes drop-offs that nobody weighed in time, and codes that nobody collected by."

    def handle(self, *args, **options):
        expired, lapsed = expire_drop_offs(), lapse_collections()
        if options["verbosity"] and (expired or lapsed):
            self.stdout.write(f"Drop-offs expired: {expired}. Codes lapsed: {lapsed}.")
