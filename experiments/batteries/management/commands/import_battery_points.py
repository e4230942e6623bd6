import csv
from datetime import date
from itertools import groupby
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.districts.models import District
from experiments.batteries.actions.importing import import_points
from experiments.batteries.enums import Source
from experiments.batteries.importing import haringey, osm, seoul_bins
from experiments.batteries.importing.rows import ListError

FORMATS = {
    "haringey": (Source.HARINGEY, haringey.read_haringey, haringey.AS_OF),
    "osm": (Source.OSM, osm.read_osm, osm.AS_OF),
    "seoul-bins": (Source.SEOUL_BINS, seoul_bins.read_seoul_bins, seoul_bins.AS_OF),
}


class Command(BaseCommand):
    help = (
        "Reads a list of places for batteries. Running it again changes nothing; every row that was "
        "mended or refused is named, and a fault in the file leaves everything as it was."
    )

    def add_arguments(self, parser):
        parser.add_argument("format", choices=sorted(FORMATS), metavar="FORMAT")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="The day the list tells of, where it does not say.",
        )
        parser.add_argument(
            "--report", type=Path, help="Also write what was mended there, as CSV."
        )

    def handle(self, *, file: Path, report: Path | None, verbosity: int, **options):
        self.is_chatty = verbosity > 0
        source, read, usual = FORMATS[options["format"]]
        if not District.objects.exists():
            raise CommandError("There are no districts yet: run prepare first.")
        as_of = options["as_of"] or usual
        if as_of > date.today():
            raise CommandError(f"{as_of} is yet to come.")
        listing = self._read(file, read)
        if options["as_of"] is None:
            self._say(
                f"The list does not say of when it is: taken as of {as_of}. Say otherwise by --as-of."
            )
        tally = import_points(source=source, listing=listing, as_of=as_of)
        for is_refusal, word in ((False, "Mended"), (True, "Refused")):
            self._say_remarks(word, tally.remarks, is_refusal)
        for note in listing.notes:
            self._say(note)
        refused = sum(each.is_refusal for each in tally.remarks)
        self._say(
            f"{listing.read} rows: {tally.created} points created, {tally.changed} changed, "
            f"{tally.unchanged} unchanged, {refused} refused; {tally.facts} facts added; "
            f"{tally.missing} points that the list no longer names."
        )
        if report:
            self._write(report, tally.remarks)

    def _read(self, file: Path, read):
        try:
            return read(file.read_bytes())
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.") from None
        except ListError as fault:
            raise CommandError(f"{file.name}: {fault} Nothing was changed.") from None

    def _say_remarks(self, word: str, remarks, is_refusal: bool) -> None:
        """One line per reason, with the lines of the file it concerns."""
        chosen = [each for each in remarks if each.is_refusal == is_refusal]
        chosen.sort(key=lambda each: (each.what, each.line))
        for what, group in groupby(chosen, key=lambda each: each.what):
            named = [f"{each.line} ({each.key})" for each in group]
            self._say(f"{word} in {len(named)}: {what}: line {', '.join(named)}")

    def _write(self, report: Path, remarks) -> None:
        with report.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(["line", "key", "mended or refused", "what, and why"])
            table.writerows(
                (
                    each.line,
                    each.key,
                    "refused" if each.is_refusal else "mended",
                    each.what,
                )
                for each in remarks
            )

    def _say(self, line: str) -> None:
        if self.is_chatty:
            self.stdout.write(line)
            self.stdout.flush()
