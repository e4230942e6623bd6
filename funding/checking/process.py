from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..composition import AFTER_SELECTION, Composition, Criterion, Kind, Stage
from ..matching import MatchRule
from .faults import Fault, repeated

LEAST_FEEDBACK, MOST_FEEDBACK = 40, 2000


def check_process(composition: Composition) -> list[Fault]:
    return [
        *_criteria(composition.criteria),
        *_stages(composition),
        *_feedback(composition),
        *_match(composition.match),
        *_documents(composition),
    ]


def _criteria(criteria: tuple[Criterion, ...]) -> Iterator[Fault]:
    if not criteria:
        yield Fault(
            "criteria",
            _("Nothing says by what an application is judged: add criteria."),
        )
        return
    total = sum(criterion.weight for criterion in criteria)
    if total != 100:
        yield Fault(
            "criteria",
            _("The weights must add up to 100; they add up to %(total)s.")
            % {"total": total},
        )
    for key in repeated(criterion.key for criterion in criteria):
        yield Fault(f"criteria/{key}", _("Two criteria have this key."))
    for criterion in criteria:
        where = f"criteria/{criterion.key}"
        if criterion.weight < 1:
            yield Fault(where, _("A criterion without weight decides nothing."))
        if not 1 <= criterion.most <= 10:
            yield Fault(where, _("The best score must be between 1 and 10."))
        yield from _anchors(where, criterion)


def _anchors(where: str, criterion: Criterion) -> Iterator[Fault]:
    scores = [score for score, _words in criterion.anchors]
    if any(score > criterion.most for score in scores):
        yield Fault(where, _("A score is explained that nobody can give."))
    if not {0, criterion.most} <= set(scores):
        yield Fault(
            where,
            _(
                "Say what 0 and %(most)s points mean, so that all reviewers measure alike."
            )
            % {"most": criterion.most},
        )


def _stages(composition: Composition) -> Iterator[Fault]:
    stages = composition.stages
    kinds = [stage.kind for stage in stages]
    for key in repeated(stage.key for stage in stages):
        yield Fault(f"stages/{key}", _("Two stages have this key."))
    if not stages:
        yield Fault("stages", _("A dead end: no stage leads to a decision."))
    elif "review" not in kinds:
        yield Fault("stages", _("A dead end: nobody reviews the applications."))
    elif kinds[-1] == "screening":
        yield Fault("stages", _("A dead end: after the last stage nobody decides."))
    for place, stage in enumerate(stages):
        yield from _out_of_order(place, stage, kinds)
        if stage.kind == "review":
            yield from _reviewing(stage, composition)


def _out_of_order(place: int, stage: Stage, kinds: list[str]) -> Iterator[Fault]:
    where = f"stages/{stage.key}"
    if stage.kind == "screening" and place:
        yield Fault(
            where,
            _(
                "Nothing reaches this stage: applications are screened once, first of all."
            ),
        )
    elif "panel" in kinds[:place]:
        yield Fault(
            where, _("Nothing reaches this stage: the panel before it decides.")
        )


def _reviewing(stage: Stage, composition: Composition) -> Iterator[Fault]:
    where = f"stages/{stage.key}"
    if stage.reviewers_each < 1:
        yield Fault(
            where, _("No reviewers: nobody would read an application in this stage.")
        )
    elif stage.reviewers_each > 9:
        yield Fault(
            where, _("More than nine reviewers for each application are never found.")
        )
    if stage.is_blind and composition.sections and not composition.identifying_keys():
        yield Fault(
            where,
            _(
                "Reviewers shall not know who applies, but no question is marked as telling it."
            ),
        )


def _feedback(composition: Composition) -> Iterator[Fault]:
    rule = composition.feedback
    if rule.on_each_criterion and not composition.criteria:
        yield Fault(
            "stages/feedback",
            _("Feedback on each criterion is promised, but there are no criteria."),
        )
    if not LEAST_FEEDBACK <= rule.least_characters <= MOST_FEEDBACK:
        yield Fault(
            "stages/feedback",
            _(
                "Feedback must be at least %(least)s characters long, and nobody writes more than %(most)s."
            )
            % {"least": LEAST_FEEDBACK, "most": MOST_FEEDBACK},
        )


def _match(rule: MatchRule) -> Iterator[Fault]:
    shares = (rule.least_percent, rule.least_cash_percent, rule.most_in_kind_percent)
    if not all(0 <= share <= 100 for share in shares):
        yield Fault("match", _("Shares are between 0 and 100 percent."))
    elif max(rule.least_percent, rule.least_cash_percent) >= 100:
        yield Fault(
            "match",
            _(
                "Nobody can fulfil this: nothing would be left for the foundation to pay."
            ),
        )
    elif rule.least_cash_percent > rule.least_percent:
        yield Fault(
            "match",
            _(
                "More is asked in cash (%(cash)s %%) than is to be matched at all (%(match)s %%)."
            )
            % {"cash": rule.least_cash_percent, "match": rule.least_percent},
        )
    elif rule.least_cash_percent + rule.most_in_kind_percent < rule.least_percent:
        yield Fault(
            "match",
            _(
                "With %(cash)s %% in cash and %(in_kind)s %% in kind nobody reaches %(match)s %%: ask for at least %(needed)s %% in cash."
            )
            % {
                "cash": rule.least_cash_percent,
                "in_kind": rule.most_in_kind_percent,
                "match": rule.least_percent,
                "needed": rule.least_percent - rule.most_in_kind_percent,
            },
        )


def _documents(composition: Composition) -> Iterator[Fault]:
    for key in repeated(document.key for document in composition.documents):
        yield Fault(f"documents/{key}", _("Two documents have this key."))
    files = {field.key for field in composition.fields() if field.kind == Kind.FILE}
    for document in composition.documents:
        if document.key in files:
            yield Fault(
                f"documents/{document.key}",
                _("The form asks for a file with this key already."),
            )
    needs_proof = composition.match.least_percent > 0
    later = any(
        each.is_required for each in composition.documents_asked(AFTER_SELECTION)
    )
    now = files or any(each.is_required for each in composition.documents)
    if needs_proof and not (later or now):
        yield Fault(
            "documents",
            _("The match is never proven: ask for evidence, best after selection."),
        )
