from django.core.management.base import BaseCommand

from community.actions.rebaking import BATCH, rebake_all


class Command(BaseCommand):
    """The clock does the same, a batch each minute; this does not wait for it."""

    help = "Renders all posts anew that an older renderer wrote. May be ended and begun again at any time."

    def add_arguments(self, parser):
        parser.add_argument("--batch", type=int, default=BATCH)

    def handle(self, *args, **options):
        done = rebake_all(options["batch"])
        if options["verbosity"]:
            self.stdout.write(f"Posts renewed: {done}.")
