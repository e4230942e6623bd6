"""Everything the foundation holds on an application, or on all of a call, as one ZIP for auditors.

A folder for each application: ``application.pdf`` to read, JSON for programs, its log as its team has it, each submission byte for byte, every
file as it was handed in, and what nested rooms add (reviews, contract, ledger). ``index.json`` names every
file with its size and SHA-256, ``index.pdf`` says the same on paper. Written while it is sent, in little memory.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from innovation_park.lib.pdf import render_pdf
from innovation_park.lib.translated import active_language
from innovation_park.lib.workbook import Archive

from ..answer_words import in_words
from ..bundles import parts_of
from ..models import Application, Conflict, Extract
from ..standing import Filled
from .trail import trail_file

UNSAFE = re.compile(r"[^\w.\-]+", re.UNICODE)
PIECE = 64 * 1024


@dataclass
class Index:
    """What was written, counted on its way out."""

    files: list[dict] = field(default_factory=list)

    def count(self, path: str, parts: Iterable[bytes]) -> Iterator[bytes]:
        size, known = 0, hashlib.sha256()
        for part in parts:
            size += len(part)
            known.update(part)
            yield part
        self.files.append({"path": path, "bytes": size, "sha256": known.hexdigest()})


def bundle_of(extract: Extract, keys: list[int]) -> Iterator[bytes]:
    """Of the applications with these keys. What cannot be read any more is named in the index, and nothing else is lost."""
    archive, index = Archive(is_large=True), Index()
    with override(extract.language):
        for key in keys:
            application = Application.objects.select_related(
                "call", "revision", "organisation", "officer__profile"
            ).get(pk=key)
            for path, content in _files_of(application):
                whole = f"{application.code}/{path}"
                yield from archive.add(whole, index.count(whole, _bytes(content)))
        about = _about(extract, index)
        yield from archive.add("index.json", [_json(about)])
        yield from archive.add("index.pdf", [_index_pdf(about)])
    yield from archive.close()


def _files_of(application: Application) -> Iterator[tuple[str, object]]:
    filled = Filled.of(application)
    yield "application.json", facts_of(application, filled)
    yield "application.pdf", application_pdf(application, filled)
    yield "revision.json", application.revision.composition
    for each in application.submissions.order_by("number"):
        yield f"submissions/{each.number}.json", each.content.encode()
    yield "log.jsonl", trail_file(application)
    for each in application.documents.order_by("pk"):
        yield f"documents/{each.pk}-{_plain_name(each.name)}", each.file
    yield from parts_of(application)


def _plain_name(name: str) -> str:
    return UNSAFE.sub("_", name).strip("._")[-80:] or "file"


def _bytes(content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif hasattr(content, "open") and hasattr(content, "storage"):
        yield from _stored(content)
    else:
        yield _json(content)


def _stored(file) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            while piece := opened.read(PIECE):
                yield piece
    except OSError:
        yield _("This file is missing from the store.").encode()


def _json(content) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    return text.encode() + b"\n"


def facts_of(application: Application, filled: Filled) -> dict:
    """Columns, answers, people and decisions. People are named: whoever audits has to know them."""
    firm = application.organisation
    return {
        "code": application.code,
        "call": application.call.slug,
        "revision": application.revision.number,
        "status": application.status,
        "title": application.title,
        "amount_asked": application.amount_asked,
        "match_cash": application.match_cash,
        "match_in_kind": application.match_in_kind,
        "created_at": application.created_at,
        "submitted_at": application.submitted_at,
        "decided_at": application.decided_at,
        "head": {"seq": application.head_seq, "digest": application.head_digest},
        "organisation": _fields(
            firm, "name", "kind", "registration_number", "founded_on", "address"
        ),
        "answers": filled.values,
        **_people_of(application),
        **_papers_of(application),
        **_decided_of(application),
    }


def _people_of(application: Application) -> dict:
    """Who had to do with it, by name."""
    return {
        "officer": _name(application.officer),
        "team": [
            {"person": _name(each.person), "role": each.role}
            for each in application.team.select_related("person__profile")
        ],
        "conflicts": [
            _fields(each, "kind", "source", "note", "at")
            | {"person": _name(each.person)}
            for each in Conflict.objects.about(application).select_related(
                "person__profile"
            )
        ],
        "peeks": [
            _fields(each, "at", "reason") | {"person": _name(each.person)}
            for each in application.peeks.select_related("person__profile")
        ],
    }


def _papers_of(application: Application) -> dict:
    """What was handed in."""
    return {
        "documents": [
            _fields(
                each, "key", "name", "content_type", "size", "sha256", "uploaded_at"
            )
            for each in application.documents.order_by("pk")
        ],
        "submissions": [
            _fields(each, "number", "digest", "at", "grace_used")
            for each in application.submissions.order_by("number")
        ],
    }


def _decided_of(application: Application) -> dict:
    """What was decided, and what was asked about it."""
    decision = getattr(application, "decision", None)
    return {
        "decision": _fields(decision, "outcome", "reason", "amount", "at"),
        "feedback": {each.criterion: each.words for each in application.feedback.all()},
        "redresses": [
            _fields(
                each, "grounds", "words", "status", "asked_at", "answered_at", "answer"
            )
            for each in application.redresses.order_by("pk")
        ],
    }


def _fields(record, *names: str) -> dict | None:
    return None if record is None else {name: getattr(record, name) for name in names}


def _name(person) -> str | None:
    return person.get_full_name() if person else None


def application_pdf(application: Application, filled: Filled) -> bytes:
    facts = [
        (_("Number"), application.code),
        (_("Call"), str(application.call.title)),
        (_("Status"), str(application.get_status_display())),
        (_("Organisation"), str(application.organisation or "–")),
        (_("Asked for, won"), _won(application.amount_asked)),
        (_("Own cash, won"), _won(application.match_cash)),
        (_("Own work and things, won"), _won(application.match_in_kind)),
        (_("Submitted"), _moment(application.submitted_at)),
        (_("Decided"), _moment(application.decided_at)),
    ]
    steps = [
        (_moment(each.at), f"{each.get_event_display()} · {each.get_role_display()}")
        for each in application.events.order_by("seq")
    ]
    sections = [
        {
            "title": str(section["title"]),
            "rows": [
                (str(row["label"]), row["words"] or "–") for row in section["rows"]
            ],
        }
        for section in in_words(filled.form, filled.values)
    ]
    title = application.title or application.code
    return _pdf(title, facts, [*sections, {"title": _("Events"), "rows": steps}])


def _won(amount: int | None) -> str:
    return "–" if amount is None else f"{amount:,}"


def _moment(at) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else "–"


def _about(extract: Extract, index: Index) -> dict:
    return {
        "bundle": extract.pk,
        "made_at": timezone.localtime(extract.made_at).isoformat(),
        "made_by": _name(extract.person),
        "for": extract.reason,
        "call": extract.call.slug if extract.call else None,
        "application": extract.application.code if extract.application else None,
        "files": index.files,
    }


def _index_pdf(about: dict) -> bytes:
    facts = [
        (_("Bundle"), f"#{about['bundle']}"),
        (_("Made"), about["made_at"]),
        (_("By"), about["made_by"] or "–"),
        (_("For"), about["for"]),
    ]
    rows = [
        (each["path"], f"{each['bytes']:,} B · {each['sha256']}")
        for each in about["files"]
    ]
    files = {"title": _("Files, with their size and SHA-256"), "rows": rows}
    return _pdf(_("Index of a bundle for auditors"), facts, [files])


def _pdf(title: str, facts: list, sections: list[dict]) -> bytes:
    return render_pdf(
        "funding/bundle.typ",
        {
            "language": active_language(),
            "park": "Innovation Park",
            "kind": _("Digital Foundation"),
            "title": title,
            "facts": facts,
            "sections": sections,
        },
    )
