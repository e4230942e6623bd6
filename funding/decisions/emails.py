"""What applicants and the foundation are told of decisions and redress, each in their own language."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from accounts.notifications.actions import reach
from accounts.notifications.standing import language_of
from funding.composition import Composition
from funding.enums import Outcome, TeamRole
from funding.models import Application, Decision, Redress
from funding.models.application import FOUNDATION
from innovation_park.lib.letters import quoted, write_letter
from innovation_park.lib.translated import in_every_language

from .kinds import DECISIONS, DESK, MEETINGS, REDRESS
from .models import PanelMeeting, Ruling
from .redressing import last_moment_to_ask

LETTER = "funding_decisions/letters/decision"


def letter_decision(decision: Decision, seq: int) -> None:
    """To everybody of the team; ``seq`` is the line of the log that says so."""
    application = decision.application
    context = decision_context(application, decision)
    for person in _team_of(application):
        reach(
            person=person,
            kind=DECISIONS,
            event=decision.outcome,
            key=f"decision:{application.pk}:{seq}",
            about=f"application:{application.pk}",
            arguments={"code": application.code},
            url=in_every_language(lambda: _page("decision", application.code)),
            template=LETTER,
            context=context,
        )


def preview_of(decision: Decision) -> tuple[str, str, str]:
    """Language, subject and text of the letter that the lead of the team would get."""
    application = decision.application
    person = next(iter(_team_of(application)), None)
    language = language_of(person) if person else "ko"
    context = decision_context(application, decision)
    return language, *write_letter(language, LETTER, context)


def decision_context(application: Application, decision: Decision) -> dict:
    words = dict(application.feedback.values_list("criterion", "words"))
    criteria = Composition.of(application.revision.composition).criteria
    return {
        "application": application,
        "call": application.call,
        "decision": decision,
        "outcome": Outcome(decision.outcome),
        "reason": quoted(decision.reason),
        "feedback": [
            (criterion.name, quoted(words[criterion.key]))
            for criterion in criteria
            if criterion.key in words
        ],
        "redress_until": last_moment_to_ask(decision.at),
    }


def letter_redress(redress: Redress, event: str) -> None:
    """That it has arrived, or what became of it, to whoever leads the team."""
    application = redress.application
    for person in _team_of(application):
        reach(
            person=person,
            kind=REDRESS,
            event=event,
            key=f"redress:{redress.pk}:{event}",
            about=f"application:{application.pk}",
            arguments={"code": application.code},
            url=in_every_language(lambda: _page("decision", application.code)),
            template="funding_decisions/letters/redress",
            context={
                "redress": redress,
                "application": application,
                "event": event,
                "answer": quoted(redress.answer),
            },
        )


def ring_desk(application: Application, event: str, key: str, url: str, **arguments):
    """Whoever of the foundation may answer: not those with a conflict, nor whoever decided. The sentence is the letter."""
    decision = getattr(application, "decision", None)
    people = User.objects.filter(groups__name__in=FOUNDATION, is_active=True)
    for person in people.exclude(pk=decision and decision.by_id).distinct():
        if _may_read(person, application):
            reach(
                person=person,
                kind=DESK,
                event=event,
                key=key,
                about=f"application:{application.pk}",
                arguments={"code": application.code, **arguments},
                url=in_every_language(lambda: reverse(url)),
            )


def letter_stuck(ruling: Ruling) -> None:
    application = ruling.application
    if ruling.by is None or not _may_read(ruling.by, application):
        return
    reach(
        person=ruling.by,
        kind=DESK,
        event="stuck",
        key=f"stuck:{ruling.pk}:{ruling.due_at.timestamp():.0f}",
        about=f"application:{application.pk}",
        arguments={"code": application.code},
        url=in_every_language(lambda: _page("rulings", application.call.slug)),
    )


def letter_invited(meeting: PanelMeeting, person: User) -> None:
    reach(
        person=person,
        kind=MEETINGS,
        event="invited",
        key=f"meeting:{meeting.pk}",
        about=f"meeting:{meeting.pk}",
        url=in_every_language(meeting.get_absolute_url),
        template="funding_decisions/letters/meeting",
        context={"meeting": meeting, "call": meeting.call},
    )


def _may_read(person, application: Application) -> bool:
    return Application.objects.at_the_desk(person).filter(pk=application.pk).exists()


def _team_of(application: Application) -> list[User]:
    """Whoever leads it first."""
    members = application.team.filter(person__isnull=False).select_related(
        "person__profile"
    )
    ordered = sorted(members, key=lambda each: (each.role != TeamRole.LEAD, each.pk))
    return [member.person for member in ordered]


def _page(name: str, argument) -> str:
    return reverse(f"funding_decisions:{name}", args=[argument])
