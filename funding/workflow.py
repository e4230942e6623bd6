"""The life of an application, as one table. Nothing here touches the database.

:func:`funding.actions.moving.move` is the only code that follows it; diagrams, the handbook and the tests are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """The labels are those of the foundation's own desk; what applicants read stands in :data:`STATES`."""

    DRAFT = "draft", _("Draft")
    SIGN_OFF = "sign_off", _("Waiting for sign-off")
    SUBMITTED = "submitted", _("To be screened")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    IN_REVIEW = "in_review", _("In review")
    PANEL = "panel", _("Before the panel")
    RESERVE = "reserve", _("On the reserve list")
    SELECTED = "selected", _("Selected, contract to be approved")
    DECLINED = "declined", _("Declined")
    CONTRACTING = "contracting", _("Contract being signed")
    RUNNING = "running", _("Running")
    CLOSING = "closing", _("Accounts being closed")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    INELIGIBLE = "ineligible", _("Not eligible")
    TERMINATED = "terminated", _("Terminated")


class Relation(models.TextChoices):
    """What somebody is to one application. One may be several things to it; ``CLOCK`` is nobody."""

    LEAD = "lead", _("Lead of the team")
    EDITOR = "editor", _("Team: may write")
    VIEWER = "viewer", _("Team: may read")
    SIGNATORY = "signatory", _("Team: signs off")
    ASSIGNED = "assigned", _("Assigned reviewer")
    CONFLICTED = "conflicted", _("Somebody with a conflict of interest")
    OFFICER = "officer", _("Foundation officer")
    DIRECTOR = "director", _("Foundation director")
    STRANGER = "stranger", _("Anybody else")
    CLOCK = "clock", _("The clock")


class Holder(models.TextChoices):
    """Who has to do the next thing."""

    TEAM = "team", _("Your team")
    SIGNATORY = "signatory", _("Whoever signs off in your team")
    OFFICER = "officer", _("The foundation's officer")
    REVIEWERS = "reviewers", _("The reviewers")
    PANEL = "panel", _("The panel")
    DIRECTOR = "director", _("The foundation's director")
    BOTH = "both", _("Your team and the foundation")
    NOBODY = "nobody", _("Nobody: this is the end of the way")


class NextDate(models.TextChoices):
    """Where the date of the next step comes from."""

    CALL_CLOSES = "call_closes", _("The deadline of the call")
    ANSWER_DUE = "answer_due", _("The days given for the changes")
    CALL_DECIDES = "call_decides", _("The call's date of decision, and its past")
    HISTORY = "history", _("How long this took before")
    CONTRACT_DUE = "contract_due", _("The days given for signing")
    MILESTONE = "milestone", _("The next milestone or report")
    NONE = "none", _("No date: nothing follows")


@dataclass(frozen=True)
class State:
    """What a status means to those who wait. ``public`` is what the team reads, ``icon`` a name of Lucide."""

    public: str
    icon: str
    held_by: Holder
    next_date: NextDate


class Event(models.TextChoices):
    OPEN = "open", _("Opened")
    SEND_FOR_SIGN_OFF = "send_for_sign_off", _("Sent for sign-off")
    RETURN_FROM_SIGN_OFF = "return_from_sign_off", _("Returned without sign-off")
    SUBMIT = "submit", _("Submitted")
    REQUEST_CHANGES = "request_changes", _("Changes were requested")
    RESUBMIT = "resubmit", _("Changes were sent")
    START_REVIEW = "start_review", _("Review began")
    TO_PANEL = "to_panel", _("Passed on to the panel")
    SELECT = "select", _("Was selected")
    PUT_IN_RESERVE = "put_in_reserve", _("Put on the reserve list")
    DECLINE = "decline", _("Was declined")
    FIND_INELIGIBLE = "find_ineligible", _("Found not eligible")
    WITHDRAW = "withdraw", _("Was withdrawn")
    BEGIN_CONTRACT = "begin_contract", _("Contract was approved")
    START_RUNNING = "start_running", _("Contract was signed, work began")
    BEGIN_CLOSING = "begin_closing", _("Closing began")
    CLOSE = "close", _("Was closed")
    TERMINATE = "terminate", _("Was terminated")
    REOPEN = "reopen", _("Opened again after redress")
    PEEK = "peek", _("Looked at before the deadline")
    ASK_REDRESS = "ask_redress", _("Redress was asked for")
    ANSWER_REDRESS = "answer_redress", _("Redress was answered")
    TAKE_BACK_REDRESS = "take_back_redress", _("The request for redress was taken back")
    SIGN_CONTRACT = "sign_contract", _("The contract was signed by one side")
    RELEASE_MONEY = "release_money", _("Money was released")
    HAND_IN_REPORT = "hand_in_report", _("A report was handed in")


class Guard(models.TextChoices):
    """What has to hold besides right and status; :mod:`funding.guards` knows how each is asked."""

    CALL_TAKES = "call_takes", _("the call takes applications")
    COMPLETE = "complete", _("every question is answered")
    SIGN_OFF_ASKED = "sign_off_asked", _("the call asks for a second person")
    NO_SIGN_OFF_NEEDED = "no_sign_off_needed", _("the call asks for no second person")
    SECOND_PERSON = "second_person", _("somebody other than who sent it signs")
    RIGHT_HAND = "right_hand", _("whoever signs off sends it where the call asks so")
    REASON_GIVEN = "reason_given", _("the reason is written down")
    NOT_SEALED = "not_sealed", _("a sealed call is over")
    SEALED = "sealed", _("the call is still sealed")
    ENOUGH_REVIEWS = "enough_reviews", _("enough reviews are in")
    FEEDBACK_WRITTEN = "feedback_written", _("each criterion has its feedback")
    ANOTHER_PERSON = "another_person", _("somebody other than who selected it approves")
    CONTRACT_SIGNED = "contract_signed", _("both sides have signed")
    ACCOUNTS_SETTLED = "all_accounts_settled", _("every account is settled")
    REDRESS_UPHELD = "redress_upheld", _("a redress was upheld")


@dataclass(frozen=True)
class Step:
    """One row of the table: ``event`` leads from each of ``sources`` to ``target``; none as target leaves the status."""

    event: Event
    sources: tuple[Status, ...]
    target: Status | None
    by: frozenset[Relation]
    guards: tuple[Guard, ...] = ()


S, R, H, D, G = Status, Relation, Holder, NextDate, Guard

STATES: dict[Status, State] = {
    S.DRAFT: State(_("Being written"), "pencil", H.TEAM, D.CALL_CLOSES),
    S.SIGN_OFF: State(
        _("Waiting for sign-off in your team"), "pen-line", H.SIGNATORY, D.CALL_CLOSES
    ),
    S.SUBMITTED: State(
        _("Received; being checked for completeness"), "inbox", H.OFFICER, D.HISTORY
    ),
    S.CHANGES_REQUESTED: State(
        _("Please change what was asked"),
        "message-square-warning",
        H.TEAM,
        D.ANSWER_DUE,
    ),
    S.IN_REVIEW: State(_("Being reviewed"), "users", H.REVIEWERS, D.CALL_DECIDES),
    S.PANEL: State(_("Being decided"), "scale", H.PANEL, D.CALL_DECIDES),
    S.RESERVE: State(
        pgettext_lazy("application", "On the waiting list"),
        "list-ordered",
        H.OFFICER,
        D.HISTORY,
    ),
    S.SELECTED: State(_("Selected"), "award", H.DIRECTOR, D.HISTORY),
    S.DECLINED: State(_("Not funded this time"), "circle-x", H.NOBODY, D.NONE),
    S.CONTRACTING: State(
        _("The contract is being signed"), "signature", H.BOTH, D.CONTRACT_DUE
    ),
    S.RUNNING: State(_("Funded and under way"), "rocket", H.TEAM, D.MILESTONE),
    S.CLOSING: State(
        _("The last accounts are being checked"), "calculator", H.OFFICER, D.HISTORY
    ),
    S.CLOSED: State(_("Completed"), "circle-check", H.NOBODY, D.NONE),
    S.WITHDRAWN: State(_("Withdrawn by you"), "undo-2", H.NOBODY, D.NONE),
    S.INELIGIBLE: State(
        _("Could not be admitted to this call"), "circle-slash", H.NOBODY, D.NONE
    ),
    S.TERMINATED: State(_("Ended before its time"), "octagon-x", H.NOBODY, D.NONE),
}


def step(event, sources, target, by, *guards) -> Step:
    return Step(event, tuple(sources), target, frozenset(by), guards)


FOUNDATION = (R.OFFICER, R.DIRECTOR)
BEFORE_CONTRACT = (
    S.DRAFT,
    S.SIGN_OFF,
    S.SUBMITTED,
    S.CHANGES_REQUESTED,
    S.IN_REVIEW,
    S.PANEL,
    S.RESERVE,
    S.SELECTED,
    S.CONTRACTING,
)

# A pair of status and event that is not listed cannot happen. The first row makes the application, from
# no status, and whoever does it its lead; rows without a target leave the status and are written in the log.
E = Event
TABLE: tuple[Step, ...] = (
    step(E.OPEN, (), S.DRAFT, (R.LEAD,), G.CALL_TAKES),
    step(
        E.SEND_FOR_SIGN_OFF,
        (S.DRAFT,),
        S.SIGN_OFF,
        (R.LEAD,),
        G.SIGN_OFF_ASKED,
        G.CALL_TAKES,
        G.COMPLETE,
    ),
    step(E.RETURN_FROM_SIGN_OFF, (S.SIGN_OFF,), S.DRAFT, (R.LEAD, R.SIGNATORY)),
    step(
        E.SUBMIT,
        (S.DRAFT,),
        S.SUBMITTED,
        (R.LEAD,),
        G.NO_SIGN_OFF_NEEDED,
        G.CALL_TAKES,
        G.COMPLETE,
    ),
    step(
        E.SUBMIT,
        (S.SIGN_OFF,),
        S.SUBMITTED,
        (R.SIGNATORY,),
        G.SECOND_PERSON,
        G.CALL_TAKES,
        G.COMPLETE,
    ),
    step(
        E.REQUEST_CHANGES,
        (S.SUBMITTED,),
        S.CHANGES_REQUESTED,
        (R.OFFICER,),
        G.NOT_SEALED,
        G.REASON_GIVEN,
    ),
    step(
        E.RESUBMIT,
        (S.CHANGES_REQUESTED,),
        S.SUBMITTED,
        (R.LEAD, R.SIGNATORY),
        G.RIGHT_HAND,
        G.COMPLETE,
    ),
    step(E.START_REVIEW, (S.SUBMITTED,), S.IN_REVIEW, (R.OFFICER,), G.NOT_SEALED),
    step(
        E.FIND_INELIGIBLE,
        (S.SUBMITTED, S.CHANGES_REQUESTED),
        S.INELIGIBLE,
        (R.OFFICER,),
        G.NOT_SEALED,
        G.REASON_GIVEN,
    ),
    step(E.TO_PANEL, (S.IN_REVIEW,), S.PANEL, (R.OFFICER,), G.ENOUGH_REVIEWS),
    step(
        E.SELECT,
        (S.IN_REVIEW, S.PANEL, S.RESERVE),
        S.SELECTED,
        FOUNDATION,
        G.ENOUGH_REVIEWS,
    ),
    step(
        E.PUT_IN_RESERVE,
        (S.IN_REVIEW, S.PANEL),
        S.RESERVE,
        FOUNDATION,
        G.ENOUGH_REVIEWS,
    ),
    step(
        E.DECLINE,
        (S.IN_REVIEW, S.PANEL, S.RESERVE),
        S.DECLINED,
        FOUNDATION,
        G.ENOUGH_REVIEWS,
        G.FEEDBACK_WRITTEN,
    ),
    step(E.DECLINE, (S.SELECTED,), S.DECLINED, (R.DIRECTOR,), G.FEEDBACK_WRITTEN),
    step(
        E.BEGIN_CONTRACT, (S.SELECTED,), S.CONTRACTING, (R.DIRECTOR,), G.ANOTHER_PERSON
    ),
    step(
        E.START_RUNNING,
        (S.CONTRACTING,),
        S.RUNNING,
        (R.LEAD, R.SIGNATORY, *FOUNDATION),
        G.CONTRACT_SIGNED,
    ),
    step(E.BEGIN_CLOSING, (S.RUNNING,), S.CLOSING, (R.OFFICER,)),
    step(E.CLOSE, (S.CLOSING,), S.CLOSED, FOUNDATION, G.ACCOUNTS_SETTLED),
    step(
        E.TERMINATE,
        (S.CONTRACTING, S.RUNNING, S.CLOSING),
        S.TERMINATED,
        (R.DIRECTOR,),
        G.REASON_GIVEN,
    ),
    step(
        E.REOPEN,
        (S.DECLINED, S.INELIGIBLE),
        S.IN_REVIEW,
        FOUNDATION,
        G.REDRESS_UPHELD,
    ),
    step(E.WITHDRAW, BEFORE_CONTRACT, S.WITHDRAWN, (R.LEAD,)),
    step(E.PEEK, (S.SUBMITTED,), None, FOUNDATION, G.SEALED, G.REASON_GIVEN),
    step(E.ASK_REDRESS, (S.DECLINED, S.INELIGIBLE), None, (R.LEAD,)),
    step(E.ANSWER_REDRESS, (S.DECLINED, S.INELIGIBLE), None, FOUNDATION),
    step(E.TAKE_BACK_REDRESS, (S.DECLINED, S.INELIGIBLE), None, (R.LEAD,)),
    step(E.SIGN_CONTRACT, (S.CONTRACTING,), None, (R.LEAD, R.SIGNATORY, R.DIRECTOR)),
    step(E.RELEASE_MONEY, (S.RUNNING, S.CLOSING), None, FOUNDATION),
    step(
        E.HAND_IN_REPORT, (S.RUNNING, S.CLOSING), None, (R.LEAD, R.EDITOR, R.SIGNATORY)
    ),
)
del S, R, H, D, G, E

STEPS: dict[tuple[str, str], Step] = {
    (source, row.event): row for row in TABLE for source in row.sources
}
ENDS = {status for status, state in STATES.items() if state.held_by == Holder.NOBODY}
BEFORE_SUBMISSION = {Status.DRAFT, Status.SIGN_OFF}
# The team may write its answers.
WRITABLE = {Status.DRAFT, Status.CHANGES_REQUESTED}
UNDER_DECISION = {
    Status.SUBMITTED,
    Status.CHANGES_REQUESTED,
    Status.IN_REVIEW,
    Status.PANEL,
    Status.RESERVE,
}
AWARDED = {Status.RUNNING, Status.CLOSING, Status.CLOSED, Status.TERMINATED}
# A conflict takes these away.
TAKEN_BY_CONFLICT = {Relation.OFFICER, Relation.DIRECTOR, Relation.ASSIGNED}
TEAM = {Relation.LEAD, Relation.EDITOR, Relation.VIEWER, Relation.SIGNATORY}
CHANGES_WITHIN = timedelta(days=14)
SIGNED_WITHIN = timedelta(days=30)
REDRESS_WITHIN = timedelta(days=30)


def step_for(status: str, event: str) -> Step | None:
    return STEPS.get((status, event))


def relation_that_may(step: Step, relations: set[Relation]) -> Relation | None:
    """By which of them somebody does this; the first in the order of :class:`Relation`, written in the log."""
    if Relation.CONFLICTED in relations:
        relations = relations - TAKEN_BY_CONFLICT
    return next(
        (each for each in Relation if each in step.by and each in relations), None
    )


def events_from(status: str, relations: set[Relation]) -> list[Event]:
    """What somebody who is this to an application may do with it now, guards aside, in the order of the table."""
    return [
        row.event
        for row in TABLE
        if status in row.sources and relation_that_may(row, relations)
    ]
