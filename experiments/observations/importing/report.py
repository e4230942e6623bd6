"""The report of a file, row by row, to take along."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from innovation_park.lib.spreadsheets import csv_response

from ..models import ImportRun
from ..protocol import Form
from .words import note_sentence

CHUNK = 2000


def report_response(run: ImportRun, form: Form | None) -> StreamingHttpResponse:
    """Every row that was not simply accepted, in the reader's language, safe to open in a spreadsheet."""
    header = [_("line"), _("outcome"), _("what and why"), _("receipt")]
    name = f"{run.experiment.slug}-{run.form}-{run.pk}-report"
    return csv_response(name, header, _lines(run, form, get_language()))


def _lines(run: ImportRun, form: Form | None, language: str) -> Iterator[list]:
    """The language is named again for each row: they are made after the view has ended."""
    rows = run.rows.order_by("line").select_related("observation")
    for row in rows.iterator(CHUNK):
        with override(language):
            words = [note_sentence(note, form) for note in row.notes]
            outcome = row.get_outcome_display()
        receipt = str(row.observation.client_key) if row.observation else ""
        yield [row.line, outcome, "; ".join(words), receipt]
