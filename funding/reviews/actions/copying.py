"""Copies of documents for readers who may not know who wrote them; made by an officer."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from funding.models import Application, Document
from innovation_park.lib.private_files import delete_after_commit

from ..facts import identity_tokens
from ..masking import Mask
from ..permissions import NamesInCopy, NotACopy, NotYourReview, can_assign
from ..redacting import text_of
from ..standing import composition_of


@transaction.atomic
def add_redacted_copy(
    *, original: Document, upload, names_may_stay: bool, by
) -> Document:
    """``upload`` has passed :func:`..redacting.clean_copy`. Names a program can read in it are told before they are shown."""
    application = original.application
    if not can_assign(by, application):
        raise NotYourReview
    if original.is_redacted_copy_of_id:
        raise NotACopy
    upload.seek(0)
    content = upload.read()
    extension = PurePath(upload.name).suffix.lower()
    if not names_may_stay and (names := _names_in(application, content, extension)):
        raise NamesInCopy(names)
    copy = Document(
        application=application,
        key=original.key,
        purpose=original.purpose,
        name=f"{application.code}-{original.key}{extension}"[-160:],
        content_type=upload.content_type or "application/octet-stream",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        is_redacted_copy_of=original,
        uploaded_at=timezone.now(),
        by=by,
    )
    upload.seek(0)
    copy.file.save(f"copy{extension}", upload, save=False)
    copy.save()
    return copy


@transaction.atomic
def remove_redacted_copy(*, copy: Document, by) -> None:
    if not can_assign(by, copy.application):
        raise NotYourReview
    if not copy.is_redacted_copy_of_id:
        raise NotACopy
    delete_after_commit(copy.file)
    copy.delete()


def _names_in(application: Application, content: bytes, extension: str) -> list[str]:
    composition = composition_of(application)
    answers = {each.key: each.value for each in application.answers.all()}
    mask = Mask(identity_tokens(application, composition, answers))
    return mask.found(text_of(content, extension))[:10]
