from django.core.management.base import BaseCommand

from accounts.notifications.actions import tend_notifications


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Sends what is due to people by letter and push, gathers what waits for their hour, and forgets what is old."

    def handle(self, *args, **options):
        done = tend_notifications()
        if options["verbosity"] and any(done.values()):
            told = ", ".join(f"{what} {number}" for what, number in done.items())
            self.stdout.write(f"Notifications: {told}.")
