from django.core.management.base import BaseCommand

from community.actions.heading import publish_heads


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Writes down, once a day, where the logs of all public topics stand."

    def handle(self, *args, **options):
        written = publish_heads()
        if options["verbosity"] and written:
            self.stdout.write(f"{written.day:%F} {written.digest}")
