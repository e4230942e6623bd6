from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from statistics import median

from ..composition import Composition, Stage
from ..workflow import Event, Status, step_for
from .answering import Applicant, fill_in

DECIDED = {Status.SELECTED, Status.DECLINED, Status.INELIGIBLE}


@dataclass(frozen=True)
class DryRun:
    """What came of it. ``stuck`` says for every application without a decision where it stopped."""

    applied: int
    outcomes: dict[str, int]
    stuck: dict[str, int]
    granted: int
    left_over: int
    reviews: int
    reviews_each: int
    questions: tuple[int, int, int]
    words_most: int
    never_asked: tuple[str, ...]

    @property
    def reaches_decisions(self) -> bool:
        return not self.stuck and sum(self.outcomes.values()) == self.applied


@dataclass
class Run:
    """One application on its way."""

    applicant: Applicant
    status: str = Status.DRAFT
    scores: list[float] = field(default_factory=list)
    stuck_at: str = ""

    def move(self, event: str) -> bool:
        """As the table says; where it says nothing the application is stuck."""
        step = step_for(self.status, event)
        if step is None or self.stuck_at:
            self.stuck_at = self.stuck_at or self.status
            return False
        self.status = step.target or self.status
        return True

    @property
    def amount(self) -> int:
        return self.applicant.answers.get("amount_asked") or 0

    @property
    def score(self) -> float:
        return sum(self.scores) / len(self.scores) if self.scores else 0.0


def simulate(
    composition: Composition,
    *,
    least: int,
    most: int,
    total: int,
    on: date,
    applicants: int = 40,
    reviewers: int = 12,
    needs_sign_off: bool = False,
    seed: int = 1,
) -> DryRun:
    """``least``, ``most`` and ``total`` are the amounts of the call; ``on`` is its last day."""
    rng = Random(seed)  # noqa: S311
    runs = [
        Run(fill_in(composition, least, most, on, rng)) for _each in range(applicants)
    ]
    for run in runs:
        _submit(run, needs_sign_off)
    reviews = sum(
        _pass_stage(stage, composition, runs, reviewers, rng)
        for stage in composition.stages
    )
    granted = _decide(runs, total)
    return _summary(composition, runs, reviews, reviewers, granted, total)


def _submit(run: Run, needs_sign_off: bool) -> None:
    if run.applicant.missing:
        run.stuck_at = run.status
    elif needs_sign_off:
        run.move(Event.SEND_FOR_SIGN_OFF)
    run.move(Event.SUBMIT)


def _pass_stage(
    stage: Stage,
    composition: Composition,
    runs: Iterable[Run],
    reviewers: int,
    rng: Random,
) -> int:
    """Takes everybody who is still in the race through ``stage``; the number of reviews it took."""
    reviews = 0
    for run in _in_race(runs):
        if run.status == Status.SUBMITTED and not run.applicant.is_eligible:
            run.move(Event.FIND_INELIGIBLE)
            continue
        if stage.kind == "review":
            if run.status == Status.SUBMITTED:
                run.move(Event.START_REVIEW)
            each = min(stage.reviewers_each, reviewers)
            run.scores += (_review(composition, rng) for _reader in range(each))
            reviews += each
        elif stage.kind == "panel" and _has_reviews(run):
            run.move(Event.TO_PANEL)
    return reviews


def _in_race(runs: Iterable[Run]) -> list[Run]:
    return [run for run in runs if not run.stuck_at and run.status not in DECIDED]


def _review(composition: Composition, rng: Random) -> float:
    """The weighted score of one reader, from 0 to 100."""
    return sum(
        criterion.weight * rng.randint(0, criterion.most) / criterion.most
        for criterion in composition.criteria
    )


def _has_reviews(run: Run) -> bool:
    """As the guard of the table has it: nothing is decided about what nobody has read."""
    if not run.scores:
        run.stuck_at = run.stuck_at or run.status
    return bool(run.scores)


def _decide(runs: Iterable[Run], total: int) -> int:
    """The best first, as long as the money lasts; the next wait in reserve until it is spent, then all others hear no."""
    left = total
    for run in sorted(_in_race(runs), key=lambda run: -run.score):
        if not _has_reviews(run):
            continue
        if run.amount <= left:
            left -= run.amount if run.move(Event.SELECT) else 0
        elif run.move(Event.PUT_IN_RESERVE):
            run.move(Event.DECLINE)
    return total - left


def _summary(
    composition: Composition,
    runs: list[Run],
    reviews: int,
    reviewers: int,
    granted: int,
    total: int,
) -> DryRun:
    asked = [len(composition.shown_fields(run.applicant.answers)) for run in runs] or [
        0
    ]
    seen = {
        shown.key
        for run in runs
        for shown in composition.shown_fields(run.applicant.answers)
    }
    fields = composition.fields()
    return DryRun(
        applied=len(runs),
        outcomes=dict(Counter(str(run.status) for run in runs if not run.stuck_at)),
        stuck=dict(Counter(str(run.stuck_at) for run in runs if run.stuck_at)),
        granted=granted,
        left_over=total - granted,
        reviews=reviews,
        reviews_each=-(-reviews // reviewers) if reviewers else 0,
        questions=(min(asked), int(median(asked)), max(asked)),
        words_most=sum(each.words_most or 0 for each in fields),
        never_asked=tuple(str(each.label) for each in fields if each.key not in seen),
    )
