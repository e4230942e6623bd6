"""The one way to tell somebody something. What is written here is sent by :mod:`.delivering`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.letters import write_letter

from ..enums import IN_DIGESTS, Means, Way
from ..kinds import KINDS, Kind
from ..models import Delivery, Notification
from ..standing import choices_for, hours_of, language_of, with_devices
from .delivering import ring_for

AT_A_TIME = 1000


def reach(
    *,
    person,
    kind: Kind,
    event: str,
    key: str,
    about: str = "",
    thread: str = "",
    place: int = 0,
    arguments: Mapping | None = None,
    url: Mapping[str, str] | None = None,
    template: str = "",
    context: Mapping | None = None,
) -> None:
    """Tells ``person`` once that ``event`` happened, as they chose for ``kind``.

    To be called in the transaction in which it happens. ``key`` is the same for the same event:
    calling again tells nobody twice. ``about`` names the record, for :func:`.forget_about`;
    ``thread`` and ``place`` the conversation it belongs to, and where in it.
    ``arguments`` are what the sentence needs, and ``url`` where it leads: texts, numbers, and
    ``lib.translated.in_every_language`` where they differ. ``template`` and ``context`` are the
    letter (see ``lib.letters``), written now, while the context is true; without them the letter
    is the sentence with its link.
    """
    letter = None
    if template:
        language = language_of(person)
        subject, text = write_letter(language, template, dict(context or {}))
        letter = {"language": language, "subject": subject, "text": text}
    _tell(
        [person.pk],
        kind,
        key=key,
        event=event,
        about=about,
        thread=thread,
        place=place,
        arguments=dict(arguments or {}),
        url=dict(url or {}),
        letter=letter,
    )


def reach_many(
    *,
    people: Iterable[int],
    kind: Kind,
    event: str,
    key: str,
    about: str = "",
    thread: str = "",
    place: int = 0,
    arguments: Mapping | None = None,
    url: Mapping[str, str] | None = None,
) -> None:
    """The same for many, by their primary keys: at most ten queries for each thousand."""
    people = list(people)
    for begin in range(0, len(people), AT_A_TIME):
        _tell(
            people[begin : begin + AT_A_TIME],
            kind,
            key=key,
            event=event,
            about=about,
            thread=thread,
            place=place,
            arguments=dict(arguments or {}),
            url=dict(url or {}),
        )


def retell(*, person, kind: Kind, thread: str, arguments: Mapping) -> bool:
    """What stands unread in this thread says this from now on; whether there was such a thing."""
    told = Notification.objects.unread().filter(
        person=person, kind=kind.key, thread=thread
    )
    return bool(told.update(arguments=dict(arguments), made_at=timezone.now()))


@transaction.atomic
def _tell(people: list[int], kind: Kind, *, key: str, letter=None, **facts) -> None:
    if facts["event"] not in kind.sentences:
        raise ValueError(f"{kind.key} has no sentence for {facts['event']}.")
    known = Notification.objects.filter(key=key, person__in=people)
    told = set(known.values_list("person_id", flat=True))
    choices = choices_for(kind, [each for each in people if each not in told])
    listening = [each for each, choice in choices.items() if choice.way != Way.OFF]
    if not listening:
        return
    Notification.objects.bulk_create(
        [
            Notification(
                person_id=each,
                kind=kind.key,
                key=key,
                letter=None if choices[each].way == Way.BELL else letter,
                **facts,
            )
            for each in listening
        ],
        ignore_conflicts=True,
    )
    made = list(Notification.objects.filter(key=key, person__in=listening))
    plan_deliveries(made, choices)
    pks = [each.pk for each in made]
    transaction.on_commit(lambda: ring_for(pks, kind.wait))


def plan_deliveries(notifications: list[Notification], choices: Mapping) -> None:
    """What has to go out, and when. A row that is there already stays as it is."""
    people = {each.person_id for each in notifications}
    clocks = hours_of(people)
    pushed = with_devices(each for each in people if choices[each].is_pushed)
    now = timezone.now()
    rows = []
    for each in notifications:
        way, clock = choices[each.person_id].way, clocks[each.person_id]
        if way == Way.NOW:
            rows.append(_row(each, Means.MAIL, now + KINDS[each.kind].wait))
        if way in IN_DIGESTS:
            rows.append(_row(each, Means.DIGEST, clock.digest_after(now, way)))
        if each.person_id in pushed:
            rows.append(_row(each, Means.PUSH, clock.push_after(now)))
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)


def _row(notification: Notification, means: Means, due_at) -> Delivery:
    return Delivery(notification=notification, means=means, due_at=due_at)
