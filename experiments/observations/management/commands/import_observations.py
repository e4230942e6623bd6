"""Reads a file of observations about no person, as the organisers' page does."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from experiments.models import Experiment
from experiments.observations.actions import (
    keep_file,
    read_import,
    start_import,
    table_of,
)
from experiments.observations.actions.files import form_for_files
from experiments.observations.enums import ImportStatus, Outcome
from experiments.observations.importing.mapping import Mapping, MappingRefused
from experiments.observations.importing.presets import preset_for
from experiments.observations.importing.words import FAULTS, note_sentence, tally_name
from experiments.observations.table_files import Unreadable
from experiments.permissions import Refused


class Command(BaseCommand):
    help = "Import observations about no person from a CSV, TSV, XLSX or JSON file. The same file again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("experiment", help="slug of the experiment")
        parser.add_argument("form", help="key of the form")
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--mapping",
            type=Path,
            help="JSON as in observations/mappings; without it a preset that fits",
        )
        parser.add_argument(
            "--day", default="", help="of all rows, when no column says"
        )
        parser.add_argument("--lines", type=int, default=20, help="of the report")

    def handle(self, *, experiment, form, file, mapping, day, lines, **options):
        try:
            found = Experiment.objects.get(slug=experiment)
            asked = form_for_files(found, form)
            run = keep_file(
                experiment=found, form=form, name=file.name, content=file.read_bytes()
            )
            chosen = self._mapping(mapping, asked, table_of(run).header)
            if day:
                chosen.when, chosen.fixed_day = "", day
            self._start(run, chosen)
        except Experiment.DoesNotExist:
            raise CommandError(f"There is no experiment {experiment}.") from None
        except (Refused, Unreadable, MappingRefused, OSError) as fault:
            raise CommandError(str(fault)) from None
        run.refresh_from_db()
        self._report(run, asked, lines)

    def _mapping(self, path: Path | None, form, header) -> Mapping:
        if path:
            try:
                return Mapping.from_json(json.loads(path.read_text(encoding="utf-8")))
            except ValueError as fault:
                raise CommandError(f"{path}: {fault}") from None
        preset = preset_for(form, header)
        if preset is None:
            raise CommandError("No preset fits this file: give --mapping.")
        self.stdout.write(f"Mapping: {preset.name}")
        return Mapping.from_json(preset.mapping.to_json())

    def _start(self, run, mapping) -> None:
        """Read here and now, not by the worker."""
        started = start_import(run=run, mapping=mapping, in_background=False)
        read_import(
            started,
            after_piece=lambda each: self.stdout.write(
                f"{each.rows_read} of {each.rows_total} rows"
            ),
        )

    def _report(self, run, form, lines: int) -> None:
        for outcome in Outcome:
            self.stdout.write(f"{outcome.label}: {getattr(run, outcome.value)}")
        for code, count in sorted(run.tally.items()):
            self.stdout.write(f"  {count} × {tally_name(code)}")
        for row in run.rows.filter(outcome=Outcome.REFUSED).order_by("line")[:lines]:
            words = "; ".join(note_sentence(note, form) for note in row.notes)
            self.stdout.write(f"  line {row.line}: {words}")
        if run.status == ImportStatus.FAILED:
            raise CommandError(str(FAULTS.get(run.fault, run.fault)))
