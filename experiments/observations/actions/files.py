"""Files of records about no person come in: uploaded, mapped, then read in pieces that are whole or not there."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts.districts.models import District
from experiments.models import Experiment
from experiments.permissions import NotAllowed, can_organise

from ..enums import ImportStatus, Outcome, Source
from ..importing.mapping import (
    Mapping,
    MappingRefused,
    check_mapping,
    check_same_rows,
)
from ..importing.rows import ReadRow, RowReader
from ..models import ImportRow, ImportRun
from ..permissions import NoSuchForm, NotTakingData, takes_records
from ..protocol import Form, protocol_of
from ..table_files import Table, Unreadable, read_table
from .batches import MOST_AT_ONCE, Became, Entry, Recorded, record_batch

log = structlog.get_logger(__name__)
AT_WORK = (ImportStatus.WAITING, ImportStatus.RUNNING)
# A piece takes a second or two: whoever is silent for so long is no longer there.
STALLED_AFTER = timedelta(minutes=2)
CODES = {
    "KeyHasOtherContent": "other-content",
    "InTheFuture": "in-the-future",
    "NotTakingData": "not-taking-data",
}


def form_for_files(experiment: Experiment, key: str) -> Form:
    protocol = protocol_of(experiment)
    form = protocol.form(key) if protocol else None
    if form is None or not form.is_about_no_person:
        raise NoSuchForm
    return form


def keep_file(
    *, experiment: Experiment, form: str, name: str, content: bytes, by=None
) -> ImportRun:
    """The file is there and waits for its mapping. ``by`` is an organiser, or nobody from the command line.

    Raises :class:`Unreadable` before anything is kept.
    """
    _require(experiment, by)
    form_for_files(experiment, form)
    table = read_table(content, name)
    run = ImportRun(
        experiment=experiment,
        form=form,
        file_name=name[-200:],
        file_sha256=hashlib.sha256(content).hexdigest(),
        encoding=table.encoding,
        rows_total=len(table.rows),
        by=by,
    )
    suffix = name.rpartition(".")[2].lower()
    run.file.save(f"{run.file_sha256[:32]}.{suffix}", ContentFile(content), save=True)
    return run


def table_of(run: ImportRun, *, encoding: str = "", delimiter: str = "") -> Table:
    with run.file.open("rb") as file:
        content = file.read()
    return read_table(
        content,
        run.file.name,
        encoding=encoding or run.encoding,
        delimiter=delimiter or run.mapping.get("delimiter", ""),
    )


def start_import(
    *, run: ImportRun, mapping: Mapping, encoding="", by=None, in_background=True
) -> ImportRun:
    """Checks the mapping against file and form, and lets the reading begin. Raises :class:`MappingRefused`.

    A file that another protocol stopped is read on from where it stood, in the same encoding.
    """
    table = table_of(run, encoding=encoding, delimiter=mapping.delimiter)
    with transaction.atomic():
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if not locked.takes_mapping:
            return locked
        _require(locked.experiment, by)
        if locked.rows_read:
            check_same_rows(mapping, Mapping.from_json(locked.mapping))
            table = table_of(locked)
        check_mapping(
            mapping, form_for_files(locked.experiment, locked.form), table.header
        )
        locked.mapping, locked.encoding = mapping.to_json(), table.encoding
        locked.mapping["delimiter"] = table.delimiter
        locked.rows_total = len(table.rows)
        _enqueue(locked) if in_background else _wait(locked)
    return locked


@transaction.atomic
def continue_import(*, run: ImportRun, by) -> ImportRun:
    """Goes on after the last piece that was read. Meeting a worker that is still there does no harm."""
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    _require(locked.experiment, by)
    if locked.status in (*AT_WORK, ImportStatus.FAILED) and locked.mapping:
        _enqueue(locked)
    return locked


def continue_stalled_imports() -> int:
    """For the clock: files whose worker went away are read on by another."""
    long_ago = timezone.now() - STALLED_AFTER
    runs = ImportRun.objects.filter(status__in=AT_WORK, read_at__lt=long_ago)
    stalled = list(runs.values_list("pk", flat=True))
    for pk in stalled:
        with transaction.atomic():
            _enqueue(ImportRun.objects.select_for_update().get(pk=pk))
    return len(stalled)


def _require(experiment: Experiment, by) -> None:
    if by is not None and not can_organise(by, experiment):
        raise NotAllowed
    if not takes_records(experiment):
        raise NotTakingData


def _wait(run: ImportRun) -> None:
    run.status, run.fault, run.read_at = ImportStatus.WAITING, "", timezone.now()
    run.save()


def _enqueue(run: ImportRun) -> None:
    _wait(run)
    transaction.on_commit(lambda: read_in_background.enqueue(run.pk))


@task()
def read_in_background(run_pk: int) -> None:
    read_import(ImportRun.objects.get(pk=run_pk))


def read_import(
    run: ImportRun, *, after_piece: Callable[[ImportRun], None] | None = None
) -> ImportRun:
    """Reads on from where it stands to the end, piece by piece, each in a transaction with its report."""
    try:
        table = table_of(run)
        reader = _reader(run, table)
        while run.status in AT_WORK:
            run = _read_piece(run.pk, reader, table)
            if after_piece:
                after_piece(run)
    except (Unreadable, OSError):
        return _stop(run, "unreadable")
    except (MappingRefused, NoSuchForm):
        return _stop(run, "mapping")
    except NotTakingData:
        return _stop(run, "not-taking-data")
    except Exception:
        log.exception("import_stopped", run=run.pk)
        return _stop(run, "fault")
    return run


def _stop(run: ImportRun, fault: str) -> ImportRun:
    ImportRun.objects.filter(pk=run.pk, status__in=AT_WORK).update(
        status=ImportStatus.FAILED, fault=fault, finished_at=timezone.now()
    )
    run.refresh_from_db()
    return run


def _reader(run: ImportRun, table: Table) -> RowReader:
    form = form_for_files(run.experiment, run.form)
    mapping = Mapping.from_json(run.mapping)
    check_mapping(mapping, form, table.header)
    districts = {}
    for district in District.objects.all():
        names = {str(each).casefold(): district.pk for each in district.name.values()}
        districts |= {district.code: district.pk, **names}
    return RowReader(run.experiment.slug, form, mapping, table.header, districts)


@transaction.atomic
def _read_piece(run_pk: int, reader: RowReader, table: Table) -> ImportRun:
    run = ImportRun.objects.select_for_update().get(pk=run_pk)
    if run.status not in AT_WORK:
        return run
    experiment = Experiment.objects.get(pk=run.experiment_id)
    if not takes_records(experiment):
        raise NotTakingData
    piece = table.rows[run.rows_read : run.rows_read + MOST_AT_ONCE]
    read = [reader.read(row) for row in piece]
    recorded = iter(
        record_batch(
            experiment=experiment,
            form=reader.form,
            entries=[_entry(each) for each in read if not each.is_refused],
            source=Source.FILE,
            import_run=run,
        )
    )
    lines = [
        _line(run, each, None if each.is_refused else next(recorded)) for each in read
    ]
    ImportRow.objects.bulk_create(
        line for line in lines if line.outcome != Outcome.ACCEPTED
    )
    _count(run, lines)
    return run


def _entry(read: ReadRow) -> Entry:
    return Entry(
        read.client_key, read.observed_at, read.given, read.unit, read.district_id
    )


def _line(run: ImportRun, read: ReadRow, recorded: Recorded | None) -> ImportRow:
    line = ImportRow(run=run, line=read.line, notes=read.notes)
    if recorded is None or recorded.became == Became.REFUSED:
        line.outcome = Outcome.REFUSED
        if recorded and recorded.refusal:
            line.notes.append([CODES[type(recorded.refusal).__name__], {}])
        elif recorded:
            line.notes.append(["form", {}])
        return line
    line.observation = recorded.observation
    if recorded.became == Became.KNOWN:
        line.outcome = Outcome.KNOWN
        is_here = recorded.observation.import_run_id == run.pk
        line.notes.append(["duplicate" if is_here else "known", {}])
    else:
        line.outcome = Outcome.REPAIRED if read.notes else Outcome.ACCEPTED
    return line


def _count(run: ImportRun, lines: list[ImportRow]) -> None:
    for outcome, count in Counter(line.outcome for line in lines).items():
        setattr(run, outcome, getattr(run, outcome) + count)
    tally = Counter(run.tally)
    for line in lines:
        tally.update({code for code, _values in line.notes})
    run.tally = dict(tally)
    run.rows_read += len(lines)
    run.read_at = timezone.now()
    run.status = ImportStatus.RUNNING
    if run.rows_read >= run.rows_total:
        run.status, run.finished_at = ImportStatus.DONE, run.read_at
    run.save()
