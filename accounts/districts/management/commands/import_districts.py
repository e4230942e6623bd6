from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.districts.actions import UnknownDistrict, import_places
from accounts.districts.geojson import GeoJSONError, Place, read_places
from accounts.districts.models import District


class Command(BaseCommand):
    help = (
        "Reads the outlines of Seoul's districts and neighbourhoods from GeoJSON files "
        "of Statistics Korea. Running it again changes nothing; a fault in any file "
        "leaves everything as it was."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *, files: list[Path], verbosity: int, **options):
        self.is_chatty = verbosity > 0
        read = [(path, self._read(path)) for path in files]
        read.sort(key=lambda item: not item[1][0].is_district)  # districts first
        with transaction.atomic():
            for path, places in read:
                self._import(path, places)
        self._say_what_is_there()

    def _read(self, path: Path) -> list[Place]:
        try:
            return read_places(path.read_bytes())
        except OSError as fault:
            raise CommandError(f"{path} cannot be read: {fault.strerror}.") from None
        except GeoJSONError as fault:
            raise CommandError(f"{path.name}: {fault} Nothing was changed.") from None

    def _import(self, path: Path, places: list[Place]) -> None:
        kind = "districts" if places[0].is_district else "neighbourhoods"

        def show(done: int) -> None:
            self._say(f"{path.name}: {done} of {len(places)} {kind}")

        try:
            tally = import_places(places=places, on_progress=show)
        except UnknownDistrict as fault:
            raise CommandError(f"{path.name}: {fault} Nothing was changed.") from None
        self._say(
            f"{path.name}: {kind}: {tally.created} created, {tally.changed} changed, "
            f"{tally.unchanged} unchanged."
        )

    def _say_what_is_there(self) -> None:
        missing = District.objects.filter(boundary__isnull=True).values_list(
            "code", flat=True
        )
        if codes := ", ".join(sorted(missing)):
            self._say(f"Districts still without an outline: {codes}.")

    def _say(self, line: str) -> None:
        if self.is_chatty:
            self.stdout.write(line)
            self.stdout.flush()
