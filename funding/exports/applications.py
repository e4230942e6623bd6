"""Applications as a workbook: one sheet of facts, one of answers. Written as it is read, in little memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from innovation_park.lib.workbook import Sheet, workbook

from ..composition import Composition
from ..models import Answer, Application
from ..workflow import Status

AT_A_TIME = 500
LONGEST_ANSWER = 30_000
WIDTHS = (14, 24, 22, 40, 30, 14, 16, 16, 16, 16, 16, 24, 18, 18)


def workbook_of(
    rows: QuerySet[Application], chosen: list[int], *, tell: Callable[[int], None]
) -> Iterator[bytes]:
    """Those of ``rows`` that were chosen, in that order. ``tell`` hears after each piece how many are written."""
    header = [
        _("Number"),
        _("Call"),
        _("Status"),
        _("Title"),
        _("Organisation"),
        _("Registration number"),
        _("Kind"),
        _("District"),
        _("Asked for, won"),
        _("Own cash, won"),
        _("Own work and things, won"),
        _("Looked after by"),
        _("Submitted"),
        _("Decided"),
    ]
    answers = [_("Number"), _("Key"), _("Question"), _("Answer")]
    yield from workbook(
        [
            Sheet(_("Applications"), header, _facts(rows, chosen, tell), WIDTHS),
            Sheet(_("Answers"), answers, _answers(rows, chosen), (14, 22, 50, 80)),
        ]
    )


def _facts(rows: QuerySet, chosen: list[int], tell) -> Iterator[list]:
    related = rows.select_related("call", "organisation__district", "officer__profile")
    for begin in range(0, len(chosen), AT_A_TIME):
        piece = chosen[begin : begin + AT_A_TIME]
        found = related.in_bulk(piece)
        yield from (_row(found[pk]) for pk in piece if pk in found)
        tell(begin + len(piece))


def _row(application: Application) -> list:
    firm = application.organisation
    return [
        application.code,
        str(application.call.title),
        str(Status(application.status).label),
        application.title,
        firm.name if firm else None,
        firm.registration_number_written if firm else None,
        str(firm.get_kind_display()) if firm else None,
        str(firm.district or "") if firm else None,
        application.amount_asked,
        application.match_cash,
        application.match_in_kind,
        application.officer.get_full_name() if application.officer else None,
        _moment(application.submitted_at),
        _moment(application.decided_at),
    ]


def _moment(at):
    return timezone.localtime(at) if at else None


def _answers(rows: QuerySet, chosen: list[int]) -> Iterator[list]:
    """In the words of the revision that each was asked in."""
    compositions: dict[int, Composition] = {}
    for begin in range(0, len(chosen), AT_A_TIME):
        piece = rows.filter(pk__in=chosen[begin : begin + AT_A_TIME])
        found = piece.select_related("revision").order_by("code")
        for application in found.prefetch_related(_in_order()):
            composition = compositions.get(application.revision_id)
            if composition is None:
                composition = Composition.of(application.revision.composition)
                compositions[application.revision_id] = composition
            for answer in application.answers.all():
                yield [application.code, answer.key, *_said(composition, answer)]


def _in_order() -> Prefetch:
    return Prefetch("answers", Answer.objects.order_by("key"))


def _said(composition: Composition, answer: Answer) -> tuple[str, object]:
    field = next(
        (each for each in composition.fields() if each.key == answer.key), None
    )
    if field is None:
        return answer.key, plain(answer.value)
    return str(field.label), plain(answer.value, field)


def plain(value, field=None):
    """An answer as one cell: numbers stay numbers, options are said in their words, tables are told row by row."""
    if value is None or isinstance(value, bool):
        return {True: _("Yes"), False: _("No"), None: None}[value]
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return "\n".join(_item(each, field) for each in value)[:LONGEST_ANSWER]
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)[:LONGEST_ANSWER]
    text = str(field.label_of(value)) if field and field.options else str(value)
    return text[:LONGEST_ANSWER]


def _item(value, field) -> str:
    if isinstance(value, dict):
        return " · ".join(_cell(each) for each in value.values() if each is not None)
    return str(field.label_of(value)) if field and field.options else str(value)


def _cell(value) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
