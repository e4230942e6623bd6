from django.core.management.base import BaseCommand

from community.actions.tidying import tidy_writing


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = (
        "Forgets drafts, pictures and links that nobody has needed for long, and "
        "decisions of rules after a year."
    )

    def handle(self, *args, **options):
        done = tidy_writing()
        if options["verbosity"] and any(done.values()):
            told = ", ".join(f"{what} {number}" for what, number in done.items())
            self.stdout.write(f"Forgotten: {told}.")
