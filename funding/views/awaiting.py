"""What an application waits for: its next step, who holds it, when it will hear, and what happened so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import TeamRole
from ..models import Application, ApplicationEvent
from ..outlook import Arrival, Outlook, outlook_of, waits
from ..workflow import Event, Relation, State, Status

MOST_ARRIVALS = 4_000  # of the past that is looked at; the newest
WRITERS = (TeamRole.LEAD, TeamRole.EDITOR)
DECISION = frozenset({"selected", "declined", "reserve", "ineligible"})
# What is waited for in a status, and how it is called.
WAITS_FOR: dict[str, tuple[frozenset[str], str]] = {
    Status.SUBMITTED: (DECISION, gettext_lazy("the decision")),
    Status.IN_REVIEW: (DECISION, gettext_lazy("the decision")),
    Status.PANEL: (DECISION, gettext_lazy("the decision")),
    Status.RESERVE: (
        frozenset({"selected", "declined"}),
        gettext_lazy("word from the waiting list"),
    ),
    Status.SELECTED: (frozenset({"contracting"}), gettext_lazy("the contract")),
    Status.CONTRACTING: (frozenset({"running"}), gettext_lazy("the signatures")),
    Status.CLOSING: (frozenset({"closed"}), gettext_lazy("the end of the accounts")),
}
NEXT: dict[str, str] = {
    Status.DRAFT: gettext_lazy("Answer the questions, then submit."),
    Status.SIGN_OFF: gettext_lazy(
        "A second person of your team checks it and signs off; with that it is submitted."
    ),
    Status.SUBMITTED: gettext_lazy(
        "An officer checks whether everything is there; then the review begins."
    ),
    Status.CHANGES_REQUESTED: gettext_lazy(
        "Change what was asked in the parts that are open again, and submit once more."
    ),
    Status.IN_REVIEW: gettext_lazy(
        "Reviewers judge it by the published criteria; then it is decided."
    ),
    Status.PANEL: gettext_lazy("The panel meets and decides."),
    Status.RESERVE: gettext_lazy(
        "When money becomes free, the first on the waiting list gets it."
    ),
    Status.SELECTED: gettext_lazy(
        "The foundation's director approves the contract; then both sides sign it."
    ),
    Status.CONTRACTING: gettext_lazy("Read the contract and sign it."),
    Status.RUNNING: gettext_lazy("Reach the next milestone and show it."),
    Status.CLOSING: gettext_lazy("The last accounts are checked; then it is closed."),
    Status.DECLINED: gettext_lazy(
        "Read the feedback on each criterion. For 30 days you can ask to look at the procedure again."
    ),
    Status.INELIGIBLE: gettext_lazy(
        "Read the reason. For 30 days you can ask to look at the procedure again."
    ),
    Status.WITHDRAWN: gettext_lazy("Nothing more happens with it."),
    Status.CLOSED: gettext_lazy("Nothing more is to be done. Thank you."),
    Status.TERMINATED: gettext_lazy("Nothing more happens with it."),
}
SAID: dict[str, str] = {
    Event.OPEN: gettext_lazy("You began the application."),
    Event.SEND_FOR_SIGN_OFF: gettext_lazy(
        "It was sent to a second person for sign-off."
    ),
    Event.RETURN_FROM_SIGN_OFF: gettext_lazy("It came back without sign-off."),
    Event.SUBMIT: gettext_lazy("You submitted it."),
    Event.REQUEST_CHANGES: gettext_lazy("The foundation asked for changes."),
    Event.RESUBMIT: gettext_lazy("You submitted the changes."),
    Event.START_REVIEW: gettext_lazy("Everything was there; the review began."),
    Event.TO_PANEL: gettext_lazy("All reviews have come; the panel decides next."),
    Event.SELECT: gettext_lazy("It was selected."),
    Event.PUT_IN_RESERVE: gettext_lazy("It was put on the waiting list."),
    Event.DECLINE: gettext_lazy("It was not selected."),
    Event.FIND_INELIGIBLE: gettext_lazy("It could not be admitted to this call."),
    Event.WITHDRAW: gettext_lazy("You withdrew it."),
    Event.BEGIN_CONTRACT: gettext_lazy("The contract was approved."),
    Event.START_RUNNING: gettext_lazy("The contract was signed and the work began."),
    Event.BEGIN_CLOSING: gettext_lazy("The work is done; closing began."),
    Event.CLOSE: gettext_lazy("Everything is settled; it was closed."),
    Event.TERMINATE: gettext_lazy("It was ended before its time."),
    Event.REOPEN: gettext_lazy("After your request it was opened again."),
    Event.PEEK: gettext_lazy(
        "Somebody of the foundation looked into it before the deadline."
    ),
}
# Whose reason is written to the team.
SPOKEN = {
    Event.RETURN_FROM_SIGN_OFF,
    Event.REQUEST_CHANGES,
    Event.FIND_INELIGIBLE,
    Event.TERMINATE,
    Event.PEEK,
    Event.WITHDRAW,
}
WHO = {
    Relation.OFFICER: gettext_lazy("An officer of the foundation"),
    Relation.DIRECTOR: gettext_lazy("The director of the foundation"),
    Relation.CLOCK: gettext_lazy("By itself, on its date"),
}


@dataclass(frozen=True)
class Row:
    """One application in a list of one's own; ``task`` is what waits for this person, or ""."""

    application: Application
    role: str
    task: str = ""
    address: str = ""
    due: datetime | None = None

    @property
    def state(self) -> State:
        return self.application.state

    @property
    def role_in_words(self) -> str:
        return TeamRole(self.role).label

    @property
    def next_step(self) -> str:
        return NEXT[self.application.status]

    @property
    def is_too_late(self) -> bool:
        """A draft of a call that takes nothing any more."""
        closed = not self.application.call.takes_at(timezone.now())
        return self.application.status in (Status.DRAFT, Status.SIGN_OFF) and closed


def state_of(application: Application, role: str) -> Row:
    """The call should be loaded."""
    row = Row(application, role)
    if row.is_too_late:
        return row
    task, name, due = "", "funding:application", None
    match application.status:
        case Status.DRAFT if role in WRITERS:
            task, due = _("Finish and submit it"), application.call.deadline
        case Status.SIGN_OFF if role == TeamRole.SIGNATORY:
            task, name = _("Check it and sign off"), "funding:check"
            due = application.call.deadline
        case Status.CHANGES_REQUESTED if role in WRITERS:
            task = _("Change what was asked")
        case Status.CONTRACTING if role in (TeamRole.LEAD, TeamRole.SIGNATORY):
            task = _("Read the contract and sign it")
    if not task:
        return row
    return Row(application, role, task, reverse(name, args=[application.code]), due)


def outlook_for(application: Application) -> dict | None:
    """From how long others waited for the same; two queries."""
    if application.status not in WAITS_FOR:
        return None
    ends, name = WAITS_FOR[application.status]
    came = application.events.filter(to_status=application.status)
    since = came.exclude(from_status=application.status).latest("seq").at
    arrivals = (
        ApplicationEvent.objects.filter(
            to_status__in=[application.status, *ends],
            application__is_demo=application.is_demo,
        )
        .exclude(from_status=F("to_status"))
        .order_by("-at")
        .values_list("application", "to_status", "at")[:MOST_ARRIVALS]
    )
    days = waits([Arrival(*each) for each in arrivals], application.status, ends)
    found: Outlook | None = outlook_of(days, since)
    promised = application.call.decides_on if ends == DECISION else None
    now = timezone.now()
    return {
        "of": name,
        "outlook": found,
        "is_late": bool(found and found.is_late(now)),
        "promised": promised,
        "is_broken": bool(promised and promised < timezone.localdate(now)),
    }


def history_of(application: Application) -> list[dict]:
    """For ``includes/timeline.html``: the steps so far in plain words, and the one that comes."""
    is_sealed = application.call.is_sealed_at(timezone.now())
    events = application.events.select_related("actor__profile").order_by("seq")
    steps = [
        {
            "state": "done",
            "at": each.at,
            "title": SAID[each.event],
            "text": each.reason if each.event in SPOKEN else "",
            "who": _who(each),
        }
        for each in events
        if each.event in SAID and not (each.event == Event.PEEK and is_sealed)
    ]
    return [*steps, _now(application)]


def _who(event: ApplicationEvent) -> str:
    if event.role in WHO:
        return WHO[event.role]
    return event.actor.get_full_name() if event.actor else _("Somebody of your team")


def _now(application: Application) -> dict:
    return {
        "state": "now",
        "at": None,
        "title": application.state.public,
        "text": NEXT[application.status],
        "who": application.state.held_by.label,
    }
