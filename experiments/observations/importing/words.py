"""What the notes of a row say, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..answers import AnswerRefused, clean_answer
from ..permissions import InTheFuture, KeyHasOtherContent, NotTakingData
from ..protocol import Form

REPAIRS = {
    "extra-field": _("An empty field too many at the end was left out"),
    "whitespace": _("Blanks around it were taken away"),
    "full-width": _("Full-width digits were read as digits"),
    "thousands": _("Signs between thousands were taken away"),
    "decimal-comma": _("The decimal comma was read as a point"),
    "unit-suffix": _("The unit %(unit)s beside the number was understood"),
    "converted": _("Converted from %(given)s to %(unit)s"),
    "missing-sign": _("“%(given)s” was read as no answer"),
    "date-compact": _("The day was written without signs between, as 20250501"),
    "date-dots": _("The day was written with dots, as 2025.05.01"),
    "date-slashes": _("The day was written with slashes, as 2025/05/01"),
    "date-words": _("The day was written in words"),
    "date-short": _("The day was written without zeros, as 2025-5-1"),
    "date-dmy": _("The day was written day first, as you chose"),
    "date-mdy": _("The day was written month first, as you chose"),
    "buddhist-year": _("The Buddhist year was converted"),
    "zone-assumed": _("The time has no zone and was read as Seoul’s"),
}
KNOWN = {
    "known": _("It is there already, with the same content"),
    "duplicate": _("The same row stands in this file before"),
}
REFUSALS = {
    "too-many-fields": _("%(number)s fields where the header has %(expected)s"),
    "too-few-fields": _("%(number)s fields where the header has %(expected)s"),
    "not-a-number": _("“%(given)s” is no number"),
    "wrong-unit": _("The unit is %(given)s, the form asks for %(unit)s"),
    "unknown-unit": _("We do not know the unit %(given)s"),
    "ambiguous-date": _(
        "“%(given)s” may be day or month first. Bring the file again and say which"
    ),
    "not-a-moment": _("“%(given)s” is no day we can read"),
    "unknown-district": _("There is no district named %(given)s"),
    "unit-too-long": _("The name of the thing has more than %(limit)s characters"),
    "answer-missing": _("This needs an answer"),
    "answer": "",
    "perhaps-unit": _(
        "It would fit if it were in %(unit)s: name the unit of the column"
    ),
    "no-key": _("The columns that tell rows apart are empty"),
    "form": _("The row answers nothing"),
    "other-content": KeyHasOtherContent.sentence,
    "in-the-future": InTheFuture.sentence,
    "not-taking-data": NotTakingData.sentence,
}
HINTS = {
    "other-content": _(
        "The row was imported before with other values. If this file is right, ask for the old one to be corrected; nothing was changed."
    )
}
NAMES = {**REPAIRS, **KNOWN, **REFUSALS}
FAULTS = {
    "unreadable": _("The file could not be read any more."),
    "mapping": _("The protocol has changed since the columns were named."),
    "not-taking-data": NotTakingData.sentence,
    "fault": _("Something broke on our side. What was read stays; continue later."),
}


def note_sentence(note: list, form: Form | None) -> str:
    """With the column in front, where there is one."""
    code, values = note
    if code == "answer":
        sentence = _answer_sentence(values, form)
    else:
        sentence = str(HINTS.get(code) or NAMES.get(code, code))
        sentence = sentence % values if "%(" in sentence else sentence
    column = values.get("column")
    return f"{column}: {sentence}" if column else sentence


def _answer_sentence(values: dict, form: Form | None) -> str:
    """Asked again, so that it is said in the language of whoever reads."""
    field = form.field(values["field"]) if form else None
    try:
        if field is not None:
            clean_answer(field, values["given"])
    except AnswerRefused as refusal:
        return f"“{values['given']}” – {refusal}"
    return gettext("“%(given)s” does not fit the form.") % values


def tally_name(code: str) -> str:
    """A code without its values, for a sum over all rows."""
    names = {
        "unit-suffix": _("A unit beside the number was understood"),
        "converted": _("Converted to the unit of the form"),
        "missing-sign": _("A sign for nothing was read as no answer"),
        "too-many-fields": _("More fields than the header has"),
        "too-few-fields": _("Fewer fields than the header has"),
        "not-a-number": _("No number where one is asked for"),
        "wrong-unit": _("A unit of another kind than the form asks for"),
        "unknown-unit": _("A unit we do not know"),
        "ambiguous-date": _("A day that may be day or month first"),
        "not-a-moment": _("No day we can read"),
        "unknown-district": _("A district we do not know"),
        "unit-too-long": _("A name of more than 80 characters"),
        "answer": _("An answer that does not fit the form: range, choice or kind"),
        "perhaps-unit": _("Would fit in another unit"),
    }
    return str(names.get(code) or NAMES.get(code, code))
