"""The receipt as PDF: what was submitted, word for word, and the hash that proves it."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from innovation_park.lib.pdf import render_pdf
from innovation_park.lib.translated import active_language

from .models import Submission
from .receipts import copy_of, moment_in_words, rows_of
from .standing import form_of


def receipt_pdf(submission: Submission) -> bytes:
    """In the reader's language; the answers stand in the language they were written in."""
    application = submission.application
    return render_pdf(
        "funding/receipt.typ",
        {
            "language": active_language(),
            "title": application.title or application.code,
            "code": application.code,
            "call": str(application.call.title),
            "park": str(settings.SITE_NAME),
            "kind": _("Receipt of an application"),
            "rows": [list(row) for row in rows_of(submission)],
            "sections": [
                {
                    "title": str(each["title"]),
                    "rows": [_row(row) for row in each["rows"]],
                }
                for each in copy_of(submission, form_of(application))
            ],
            "not_answered": _("Not answered"),
            "file_words": _("File"),
            "proof_title": _("Proof"),
            "proof_words": _(
                "The SHA-256 is that of the JSON copy of this application, byte for byte, which you can download "
                "beside this receipt. It names every answer and the SHA-256 of every file. Whoever has the copy can compute it again."
            ),
            "at": moment_in_words(submission.at),
        },
    )


def _row(row: dict) -> dict:
    return {
        "label": str(row["label"]),
        "words": row["words"] if row["kind"] not in ("table", "file") else "",
        "columns": [str(each.label) for each in row["columns"]] if row["table"] else [],
        "table": [[words for _column, words in line] for line in row["table"]],
        "totals": row["totals"] if row["table"] else [],
        "files": [[each["name"], each["sha256"]] for each in row["files"]],
    }
