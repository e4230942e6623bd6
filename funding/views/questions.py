"""One question on a page, with everything its template and its script need."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from ..actions.autosaving import Outcome
from ..answer_words import words_of
from ..answers import count_words
from ..composition import Field, Kind
from ..forms.applying import PageForm, as_json, name_of
from ..models import Document
from ..standing import MOST_FILES, Filled


@dataclass(frozen=True)
class Question:
    bound: object
    asked: Field
    version: int
    base: str
    is_shown: bool
    is_unsaved: bool
    fault: str
    words_now: int
    documents: list[Document]
    collision: dict | None

    @property
    def key(self) -> str:
        return self.asked.key

    @property
    def kind(self) -> str:
        return str(self.asked.kind)

    @property
    def shown_when(self) -> str:
        condition = self.asked.shown_when
        return json.dumps(condition, ensure_ascii=False) if condition else ""

    @property
    def most_files(self) -> int:
        return int(self.asked.most or MOST_FILES)


def questions_of(
    form: PageForm, filled: Filled, outcomes: dict[str, Outcome], *, is_unsaved=False
) -> list[Question]:
    return [
        _question(form, filled, asked, outcomes.get(asked.key), is_unsaved)
        for asked in form.asked
    ]


def _question(form, filled, asked, outcome, is_unsaved) -> Question:
    kept = filled.answers.get(asked.key)
    value = kept.value if kept else None
    is_stale = is_unsaved and form.is_bound
    return Question(
        bound=form[name_of(asked.key)],
        asked=asked,
        version=form.version_of(asked.key)
        if is_stale
        else (kept.version if kept else 0),
        base=as_json(form.base_of(asked)) if is_stale else as_json(value),
        is_shown=asked.key in filled.shown,
        is_unsaved=is_unsaved or outcome is not None,
        fault=filled.fault_of(asked),
        words_now=count_words(value)
        if isinstance(value, str) and asked.words_most
        else 0,
        documents=filled.documents.get(asked.key, [])
        if asked.kind == Kind.FILE
        else [],
        collision=_collision(asked, outcome)
        if outcome and outcome.state == "collision"
        else None,
    )


def _collision(asked: Field, outcome: Outcome) -> dict:
    kept = outcome.answer
    return {
        "theirs": as_json(kept.value),
        "theirs_in_words": words_of(asked, kept.value),
        "version": kept.version,
        "by": kept.by.get_full_name() if kept.by else "",
        "at": moment(kept.saved_at),
    }


def moment(at) -> str:
    return date_format(localtime(at), "H:i")


def as_answer(asked: Field, outcome: Outcome, fault: str) -> dict:
    """For the script: what became of one answer."""
    answer = {
        "state": outcome.state,
        "version": outcome.version,
        "value": as_json(outcome.value),
        "mine": as_json(outcome.mine),
        "fault": outcome.words or fault,
    }
    if outcome.state == "collision":
        return {**answer, **_collision(asked, outcome)}
    return answer
