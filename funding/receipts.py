"""What was submitted, word for word: its canonical JSON, its hash, and the receipt that says both."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from experiments.receipts import qr_svg

from .answer_words import in_words
from .composition import Composition, canonical
from .models import Application, Organisation, Submission

FORMAT = "innovation-park/submission/1"


def content_of(
    application: Application, form: Composition, values: dict, documents: dict
) -> dict:
    """Everything that is submitted. No person is named in it beyond what the answers say."""
    counted = form.shown_answers(values)
    asked = {each.key for each in form.shown_fields(values)}
    return {
        "format": FORMAT,
        "application": application.code,
        "call": application.call.slug,
        "revision": {
            "number": application.revision.number,
            "sha256": application.revision.digest,
        },
        "organisation": _organisation(application.organisation),
        "answers": {
            key: value for key, value in counted.items() if key not in documents
        },
        "documents": [
            {
                "question": key,
                "name": each.name,
                "type": each.content_type,
                "bytes": each.size,
                "sha256": each.sha256,
            }
            for key in sorted(documents.keys() & asked)
            for each in documents[key]
        ],
    }


def _organisation(organisation: Organisation | None) -> dict | None:
    if organisation is None:
        return None
    founded = organisation.founded_on
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "registration_number": organisation.registration_number,
        "founded_on": founded.isoformat() if founded else None,
        "employees": organisation.employees,
        "address": organisation.address,
        "website": organisation.website,
        "about": organisation.about,
    }


def digest_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def written(content: dict, *, number: int, at) -> str:
    """What :class:`Submission` keeps: the content with its number and moment, in the one way JSON is written here."""
    return canonical({**content, "number": number, "submitted_at": at.isoformat()})


def receipt_of(submission: Submission, *, address: str) -> dict:
    """For ``includes/receipt.html``. ``address`` is the receipt's own, for the QR code."""
    application = submission.application
    code = application.code
    return {
        "title": str(application.call.title),
        "code": code,
        "rows": rows_of(submission),
        "next_steps": next_steps(application),
        "qr_svg": qr_svg(address),
        "actions": [
            (_("Receipt as PDF"), reverse("funding:receipt-pdf", args=[code])),
            (
                _("Everything submitted (JSON)"),
                reverse("funding:receipt-json", args=[code]),
            ),
            (_("To the application"), application.get_absolute_url()),
        ],
    }


def rows_of(submission: Submission) -> list[tuple[str, str]]:
    application = submission.application
    content = json.loads(submission.content)
    rows = [
        (_("Application"), application.title or application.code),
        (_("Organisation"), (content["organisation"] or {}).get("name", "")),
        (_("Submitted"), moment_in_words(submission.at)),
        (_("Files"), str(len(content["documents"]))),
        ("SHA-256", submission.digest),
    ]
    if submission.number > 1:
        rows.insert(
            3, (_("Submission"), _("number %(number)d") % {"number": submission.number})
        )
    if submission.grace_used:
        rows.insert(
            3, (_("In time"), _("within the published grace after the deadline"))
        )
    return rows


def next_steps(application: Application) -> list[str]:
    return [
        _("An officer of the foundation checks whether everything is there."),
        _("Then it is reviewed by the published criteria."),
        _("The decision is expected by %(day)s; we write to everybody in the team.")
        % {"day": date_format(application.call.decides_on, "DATE_FORMAT")},
    ]


def moment_in_words(at) -> str:
    """To the second, with its zone: it is measured against a deadline."""
    local = localtime(at)
    return (
        f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M:%S} ({settings.TIME_ZONE})"
    )


def copy_of(submission: Submission, form: Composition) -> list[dict]:
    """The questions and answers of a submission, section by section, as they were."""
    content = json.loads(submission.content)
    files: dict[str, list[dict]] = {}
    for each in content["documents"]:
        files.setdefault(each["question"], []).append(each)
    values = {
        **content["answers"],
        **{key: [each["name"] for each in own] for key, own in files.items()},
    }
    sections = in_words(form, values)
    for section in sections:
        for row in section["rows"]:
            row["files"] = files.get(row["key"], [])
    return sections
