from django.core.management.base import BaseCommand

from accounts.actions import forget_old_traces


class Command(BaseCommand):
    help = "Daily: removes ended visits, connections unseen for 30 days and finished tasks."

    def handle(self, *args, **options):
        counts = forget_old_traces()
        self.stdout.write(
            ", ".join(f"{count} {kind}" for kind, count in counts.items())
        )
