from django.core.management.base import BaseCommand

from community.actions.tidying import tend_writing


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Closes polls whose time is over, and renders posts anew that an older renderer wrote."

    def handle(self, *args, **options):
        done = tend_writing()
        if options["verbosity"] and any(done.values()):
            told = ", ".join(f"{what} {number}" for what, number in done.items())
            self.stdout.write(f"Posts and polls: {told}.")
