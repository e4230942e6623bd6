import csv
from itertools import groupby
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.districts.models import District, Neighbourhood
from experiments.parking.actions.car_parks import import_car_parks
from experiments.parking.importing.reading import ListError, read_list


class Command(BaseCommand):
    help = (
        "Reads Seoul's list of public car parks (CSV in CP949). Running it again changes "
        "nothing; a fault in any line leaves everything as it was. Every mended row is named."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--report", type=Path, help="Also write the mended rows there, as CSV."
        )

    def handle(self, *, file: Path, report: Path | None, verbosity: int, **options):
        self.is_chatty = verbosity > 0
        rows = self._read(file)
        if not District.objects.exists():
            raise CommandError("There are no districts yet: run prepare first.")
        if not Neighbourhood.objects.exists():
            self._say(
                "Without neighbourhoods every car park is drawn in the middle of its district: "
                "import_districts brings them."
            )
        tally = import_car_parks(
            rows=rows,
            on_progress=lambda done: self._say(f"{done} of {len(rows)} car parks"),
        )
        self._say_repairs(tally.repairs)
        self._say(
            f"{len(rows)} car parks with {tally.spaces} spaces: {tally.created} created, "
            f"{tally.changed} changed, {tally.unchanged} unchanged; "
            f"{tally.missing} that the list no longer names."
        )
        if report:
            self._write(report, tally.repairs)

    def _read(self, file: Path):
        try:
            return read_list(file.read_bytes())
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.") from None
        except ListError as fault:
            raise CommandError(f"{file.name}:\n{fault}\nNothing was changed.") from None

    def _say_repairs(self, repairs) -> None:
        """One line per reason, with the lines of the file it was mended in."""
        by_reason = sorted(repairs, key=lambda each: (each.what, each.line))
        for what, group in groupby(by_reason, key=lambda each: each.what):
            named = [f"{each.line} ({each.code})" for each in group]
            self._say(f"Mended in {len(named)}: {what}: line {', '.join(named)}")

    def _write(self, report: Path, repairs) -> None:
        with report.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(["line", "code", "what was mended, and why"])
            table.writerows((each.line, each.code, each.what) for each in repairs)

    def _say(self, line: str) -> None:
        if self.is_chatty:
            self.stdout.write(line)
            self.stdout.flush()
