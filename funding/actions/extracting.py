"""Taking data of applications out of the park: asked for, written in the background, kept for a few days, logged for good."""

from __future__ import annotations

from datetime import timedelta
from tempfile import TemporaryFile

import structlog
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_tasks import task

from innovation_park.lib.private_files import delete_after_commit
from innovation_park.lib.refusals import Refused
from innovation_park.lib.translated import active_language

from ..exports.applications import workbook_of
from ..models import Application, Call, Extract
from ..models.extract import ExtractKind, ExtractStatus
from ..permissions import NotForYou, is_foundation

log = structlog.get_logger(__name__)
KEPT = timedelta(days=3)
STALLED_AFTER = timedelta(minutes=3)
MOST_AT_ONCE = 3


class EnoughAtWork(Refused):
    sentence = _("Several of your tables are being written: wait for one of them.")


class SayWhatFor(Refused):
    sentence = _("Say what the bundle is for: whoever takes one along is written down.")


@transaction.atomic
def begin_table(*, query: str, chosen: list[int], by) -> Extract:
    """The worker writes those that ``by`` may still read then."""
    if not is_foundation(by):
        raise NotForYou
    if Extract.objects.of(by).at_work().count() >= MOST_AT_ONCE:
        raise EnoughAtWork
    now = timezone.now()
    extract = Extract.objects.create(
        person=by,
        kind=ExtractKind.TABLE,
        query=query[:2000],
        language=active_language(),
        rows_total=len(chosen),
        chosen=chosen,
        made_at=now,
        looked_at=now,
    )
    log.info("applications_exported", extract=extract.pk, by=by.pk, rows=len(chosen))
    transaction.on_commit(lambda: write_in_background.enqueue(extract.pk))
    return extract


@transaction.atomic
def note_bundle(*, reason: str, by, application=None, call: Call | None = None):
    """The log of a bundle that is about to be sent."""
    if not is_foundation(by):
        raise NotForYou
    if len(reason.strip()) < 10:
        raise SayWhatFor
    now = timezone.now()
    extract = Extract.objects.create(
        person=by,
        kind=ExtractKind.BUNDLE,
        status=ExtractStatus.SENT,
        application=application,
        call=call,
        reason=reason.strip()[:1000],
        language=active_language(),
        made_at=now,
        done_at=now,
    )
    log.info("funding_bundle", extract=extract.pk, by=by.pk)
    return extract


@task()
def write_in_background(pk: int) -> None:
    extract = Extract.objects.select_related("person").get(pk=pk)
    if extract.is_at_work and extract.person:
        write_table(extract)


def write_table(extract: Extract) -> Extract:
    """The whole file or none; whoever lost their role meanwhile gets one without rows."""
    try:
        with override(extract.language), TemporaryFile() as file:
            rows = Application.objects.at_the_desk(extract.person)
            for piece in workbook_of(
                rows, extract.chosen, tell=lambda done: _tell(extract, done)
            ):
                file.write(piece)
            extract.file.save(f"{extract.pk}.xlsx", File(file), save=False)
            extract.status, extract.done_at = ExtractStatus.DONE, timezone.now()
            extract.rows_done = extract.rows_total
    except Exception:
        log.exception("extract_stopped", extract=extract.pk)
        extract.status = ExtractStatus.FAILED
    extract.save(update_fields=["file", "status", "done_at", "rows_done"])
    return extract


def _tell(extract: Extract, done: int) -> None:
    extract.status, extract.rows_done = ExtractStatus.RUNNING, done
    extract.looked_at = timezone.now()
    extract.save(update_fields=["status", "rows_done", "looked_at"])


@transaction.atomic
def tend_extracts() -> int:
    """For the clock: files are deleted after a few days, and what a lost worker left begins anew."""
    now = timezone.now()
    old = Extract.objects.filter(made_at__lt=now - KEPT).exclude(file="")
    for extract in old:
        delete_after_commit(extract.file)
        extract.file = ""
        extract.save(update_fields=["file"])
    stalled = Extract.objects.at_work().filter(looked_at__lt=now - STALLED_AFTER)
    for extract in stalled:
        Extract.objects.filter(pk=extract.pk).update(looked_at=now)
        transaction.on_commit(lambda pk=extract.pk: write_in_background.enqueue(pk))
    return len(stalled)
