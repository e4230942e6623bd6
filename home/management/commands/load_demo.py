from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.demo.load import ParkExists, load_park
from home.demo.pictures import prepare_sizes


class Command(BaseCommand):
    help = "Plant the demonstration park, unless it is there. Same seed and day, same park."

    def add_arguments(self, parser):
        parser.add_argument(
            "--times", type=int, default=1, help="so many times larger, for benchmarks"
        )
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument(
            "--date",
            type=date.fromisoformat,
            help="the day from which all days are counted, for example 2026-11-23; today by default",
        )

    def handle(self, *, times, seed, date, **options):
        if times < 1:
            raise CommandError("--times must be 1 or more.")
        day = date or timezone.localdate()
        try:
            records = load_park(day=day, seed=seed, times=times, tell=self.tell)
        except ParkExists:
            self.stdout.write("The demonstration park is there already; nothing done.")
            return
        prepare_sizes(self.tell)
        self.stdout.write(f"The demonstration park has {len(records)} experiments.")

    def tell(self, what: str) -> None:
        self.stdout.write(f"  planted: {what}")
        self.stdout.flush()
