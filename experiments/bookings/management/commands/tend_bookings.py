from django.core.management.base import BaseCommand

from experiments.bookings.actions import tend_bookings


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Gives back holds and bookings nobody came to, ends those that are over, and offers free time to those who wait."

    def handle(self, *args, **options):
        done = tend_bookings()
        if options["verbosity"] and any(done.values()):
            told = ", ".join(f"{what} {number}" for what, number in done.items())
            self.stdout.write(f"Bookings: {told}.")
