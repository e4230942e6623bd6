from django.core.management.base import BaseCommand

from community.followers import follow_everything
from community.followers.roundups import plan_roundups


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = (
        "Tells people, and the search, what was said in the forums since the last look."
    )

    def handle(self, *args, **options):
        done = {"topics followed": follow_everything(), "round-ups": plan_roundups()}
        if options["verbosity"] and any(done.values()):
            told = ", ".join(f"{what} {number}" for what, number in done.items())
            self.stdout.write(f"Forums: {told}.")
