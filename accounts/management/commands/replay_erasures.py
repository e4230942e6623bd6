from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.actions import replay_erasures


class Command(BaseCommand):
    help = "After a backup was restored: erases again whoever the journal names."

    def add_arguments(self, parser):
        parser.add_argument(
            "journal", nargs="?", type=Path, default=Path(settings.ERASURE_JOURNAL)
        )

    def handle(self, *args, journal, **options):
        try:
            lines = journal.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError as fault:
            raise CommandError(f"There is no journal at {journal}.") from fault
        count = replay_erasures(lines)
        self.stdout.write(
            f"{len(lines)} erasures in the journal; {count} people erased again."
        )
