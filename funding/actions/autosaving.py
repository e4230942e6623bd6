"""Answers and files on their way into an application, by one or several people at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from innovation_park.lib.private_files import delete_after_commit
from innovation_park.lib.refusals import Refused

from ..answers import is_too_long, too_long_words
from ..composition import RESERVED, Composition, Field, Kind
from ..conditions import is_answered
from ..merging import Collides, merge
from ..models import Answer, Application, Document
from ..permissions import NotForYou, can_write_answers
from ..standing import MOST_FILES, Filled

LONGEST_TITLE = 140
REPLACED = "replaced"


class SectionIsClosed(Refused):
    sentence = _("This part is not open for changes now.")


class TooManyFiles(Refused):
    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def __str__(self) -> str:
        return ngettext(
            "At most %(most)d file belongs here. Remove it first.",
            "At most %(most)d files belong here. Remove one first.",
            self.most,
        ) % {"most": self.most}


@dataclass(frozen=True)
class Change:
    """What somebody wrote to a question, and upon which version; ``base`` is what that version said to them."""

    key: str
    value: object
    version: int
    base: object = None


@dataclass(frozen=True)
class Outcome:
    """``state`` is ``saved``, ``merged`` (with what somebody else wrote), ``collision`` or ``refused``.

    ``answer`` is what the park keeps now: at a collision theirs, and ``mine`` is not kept.
    """

    state: str
    answer: Answer | None
    mine: object
    words: str = ""

    @property
    def is_kept(self) -> bool:
        return self.state in ("saved", "merged")

    @property
    def version(self) -> int:
        return self.answer.version if self.answer else 0

    @property
    def value(self):
        return self.answer.value if self.answer else None


@transaction.atomic
def save_answers(
    *, application: Application, changes: Iterable[Change], by
) -> dict[str, Outcome]:
    """Every change by itself: one that collides holds up no other. Locks the application."""
    application = _locked(application, by)
    filled = Filled.of(application)
    sections = _sections_by_key(filled.form)
    outcomes = {}
    for change in changes:
        if change.key not in sections:
            continue
        if not filled.may_write(sections[change.key]):
            raise SectionIsClosed
        asked = filled.form.field(change.key)
        if asked.kind not in (Kind.FILE, Kind.ORGANISATION):
            outcomes[change.key] = _save(application, filled, asked, change, by)
    _copy_columns(application, outcomes)
    return outcomes


def _locked(application: Application, by) -> Application:
    locked = (
        Application.objects.select_for_update(of=("self",))
        .select_related("call", "revision")
        .get(pk=application.pk)
    )
    if not can_write_answers(by, locked):
        raise SectionIsClosed
    return locked


def _sections_by_key(form: Composition) -> dict:
    return {
        field.key: section for section in form.sections for field in section.fields()
    }


def _save(
    application: Application, filled: Filled, asked: Field, change: Change, by
) -> Outcome:
    kept = filled.answers.get(change.key)
    if is_too_long(asked, change.value):
        return Outcome("refused", kept, change.value, too_long_words(asked))
    value, state = change.value, "saved"
    if kept and kept.version != change.version and kept.value != value:
        try:
            value, state = merge(change.base, value, kept.value), "merged"
        except Collides:
            return Outcome("collision", kept, change.value)
    if kept is None and not is_answered(value):
        return Outcome("saved", None, value)  # an empty box was sent along
    if kept is None:
        kept = Answer(application=application, key=change.key, version=0)
    if kept.version == 0 or kept.value != value:
        kept.value, kept.by, kept.saved_at = value, by, timezone.now()
        kept.version += 1
        kept.save()
        filled.answers[change.key] = kept
    return Outcome(state, kept, change.value)


def _copy_columns(application: Application, outcomes: dict[str, Outcome]) -> None:
    """Title and sums are columns as well: lists and the ledger read those."""
    columns = {}
    for key in RESERVED.keys() & outcomes.keys():
        value = outcomes[key].value
        if key == "title":
            columns[key] = str(value or "")[:LONGEST_TITLE]
        else:
            columns[key] = value if _is_sum(value) else None
    if columns:
        Application.objects.filter(pk=application.pk).update(**columns)


def _is_sum(value) -> bool:
    return isinstance(value, int) and 0 <= value < 2**62


@transaction.atomic
def add_document(
    *, application: Application, key: str, upload, name: str, by
) -> Document:
    """``upload`` has been cleaned by ``lib.uploads``; ``name`` is what its owner calls it."""
    application = _locked(application, by)
    filled = Filled.of(application)
    section = _sections_by_key(filled.form).get(key)
    asked = filled.form.field(key) if section else None
    if asked is None or asked.kind != Kind.FILE or not filled.may_write(section):
        raise SectionIsClosed
    upload.seek(0)
    digest = hashlib.file_digest(upload.file, "sha256").hexdigest()
    for there in filled.documents.get(key, ()):
        if there.sha256 == digest:
            return there  # the same file, sent twice
    most = int(asked.most or MOST_FILES)
    if len(filled.documents.get(key, ())) >= most:
        raise TooManyFiles(most)
    upload.seek(0)
    return Document.objects.create(
        application=application,
        key=key,
        file=upload,
        name=name[-160:],
        content_type=upload.content_type or "application/octet-stream",
        size=upload.size,
        sha256=digest,
        uploaded_at=timezone.now(),
        by=by,
    )


@transaction.atomic
def remove_document(*, document: Document, by) -> None:
    """A file that was submitted stays with the foundation, as one that was replaced."""
    application = _locked(document.application, by)
    filled = Filled.of(application)
    section = _sections_by_key(filled.form).get(document.key)
    if section is None or not filled.may_write(section):
        raise SectionIsClosed
    if document.purpose or document.is_redacted_copy_of_id:
        raise NotForYou
    if application.submitted_at and document.uploaded_at < application.submitted_at:
        Document.objects.filter(pk=document.pk).update(purpose=REPLACED)
        return
    delete_after_commit(document.file)
    document.delete()
