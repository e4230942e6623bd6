from django.core.management.base import BaseCommand

from funding.awards.actions import remind_of_what_is_due, settle_ended


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Reminds of milestones and reports, and gives the money of ended applications back to the budget."

    def handle(self, *, verbosity: int, **options):
        reminded, settled = remind_of_what_is_due(), settle_ended()
        if verbosity and (reminded or settled):
            self.stdout.write(f"Due: {reminded}. Ended and settled: {settled}.")
