"""Who reads a topic live, and whether they still may."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import close_old_connections
from django.utils import timezone

from ..access_count import read_access_count
from ..enums import Access, Measure
from ..live.frames import Audience
from ..models import Membership, Sanction, Topic
from ..permissions import can_moderate, moderators
from .presence import Counts

SessionStore = import_module(settings.SESSION_ENGINE).SessionStore
SPEECH = 10
ALONE = Counts(reading=1)


class Close(IntEnum):
    """Why the park ends a connection. After all but the first two the reader comes back by itself.

    4403, an origin that is not ours, is said before a connection opens (:mod:`community.routing`).
    """

    SIGNED_OUT = 4401
    NOT_FOUND = 4404
    TOO_SLOW = 4408
    CHANGED = 4409  # what the reader may see has changed; the page is fetched anew
    TOO_MANY = 4429
    RESTART = 1012


@dataclass(eq=False, slots=True)
class Reader:
    """One connection: where it stands in the log, and in whose name it reads.

    ``count`` is the count of changes to who may read (:mod:`community.access_count`) against which it was last
    checked. ``counts`` and ``bell`` are what it was told last of other readers and of its person's notifications.
    ``waiting`` is done when there is something to look at.
    """

    topic: int
    cursor: int
    audience: Audience
    count: int
    person: int | None = None
    session: str = ""
    session_hash: str = ""
    counts: Counts = ALONE
    bell: int | None = None
    writing_until: float = 0.0
    spoken: int = 0
    counting_since: float = 0.0
    hears_beats: bool = True
    is_owed_a_beat: bool = False
    leaves_at: float = 0.0
    sending_since: float | None = None
    shut: Close | None = None
    waiting: asyncio.Future | None = None
    task: asyncio.Task | None = None

    def may_speak(self, now: float) -> bool:
        """Ten times in ten seconds."""
        if now - self.counting_since >= SPEECH:
            self.counting_since, self.spoken = now, 0
        self.spoken += 1
        return self.spoken <= SPEECH

    def wake(self) -> None:
        if self.waiting and not self.waiting.done():
            self.waiting.set_result(None)

    def owe_a_beat(self) -> None:
        if self.hears_beats:
            self.is_owed_a_beat = True
            self.wake()


@dataclass(frozen=True)
class Wanted:
    """What a connection asks for: ``epoch`` 0 when it does not say which it has seen."""

    topic: int
    after: int
    epoch: int
    language: str


@dataclass(frozen=True)
class Admission:
    reader: Reader
    head: int
    epoch: int


def admit(scope: dict, wanted: Wanted) -> Admission | Close:
    """Asks the database, so not in the event loop. The count is read first, the head before the right."""
    try:
        count = read_access_count()
        key = _session_key(scope)
        person, session_hash = _person_of(key)
        topic = (
            Topic.objects.visible_to(person or AnonymousUser())
            .filter(pk=wanted.topic)
            .values_list("head_seq", "epoch")
            .first()
        )
        if topic is None:
            return Close.NOT_FOUND
        head, epoch = topic
        if wanted.epoch not in (0, epoch) or wanted.after > head:
            return Close.CHANGED
        is_moderator = bool(person) and can_moderate(person)
        reader = Reader(
            topic=wanted.topic,
            cursor=wanted.after,
            audience=Audience(wanted.language, is_moderator),
            count=count,
            person=person and person.pk,
            session=key if person else "",
            session_hash=session_hash,
        )
        return Admission(reader, head, epoch)
    finally:
        close_old_connections()


def no_longer_admitted(readers: Iterable[Reader]) -> dict[Reader, Close]:
    """Those whose session, account, role, membership or forum is not what it was; six queries for all of them."""
    try:
        return _verdicts(list(readers))
    finally:
        close_old_connections()


def _verdicts(readers: list[Reader]) -> dict[Reader, Close]:
    sessions = _living_sessions({each.session for each in readers if each.session})
    people = _people({each.person for each in readers if each.person})
    rights = _Rights({each.topic for each in readers}, set(people))
    verdicts = {}
    for reader in readers:
        if verdict := _verdict(reader, sessions, people, rights):
            verdicts[reader] = verdict
    return verdicts


def _verdict(reader: Reader, sessions, people, rights: _Rights) -> Close | None:
    if reader.person:
        if reader.session not in sessions or (
            people.get(reader.person) != reader.session_hash
        ):
            return Close.SIGNED_OUT
        if reader.audience.is_moderator != (reader.person in rights.moderators):
            return Close.CHANGED
    return None if rights.may_read(reader.topic, reader.person) else Close.NOT_FOUND


class _Rights:
    """What :meth:`community.models.forum.ForumQuerySet.visible_to` says, for many people and topics at once."""

    def __init__(self, topics: set[int], people: set[int]):
        self.forums = {
            pk: (forum, access)
            for pk, forum, access in Topic.objects.filter(pk__in=topics).values_list(
                "pk", "forum_id", "forum__access"
            )
        }
        self.moderators = set(
            moderators().filter(pk__in=people).values_list("pk", flat=True)
        )
        self.members = set(
            Membership.objects.filter(person__in=people).values_list(
                "forum_id", "person_id"
            )
        )
        self.bans = set(
            Sanction.objects.in_force()
            .filter(measure=Measure.BAN, person__in=people)
            .values_list("forum_id", "topic_id", "person_id")
        )

    def may_read(self, topic: int, person: int | None) -> bool:
        if topic not in self.forums:
            return False
        forum, access = self.forums[topic]
        if person is None:
            return access == Access.PUBLIC
        if person in self.moderators:
            return True
        if self.bans & {
            (None, None, person),
            (forum, None, person),
            (None, topic, person),
        }:
            return False
        return access != Access.MEMBERS or (forum, person) in self.members


def _living_sessions(keys: set[str]) -> set[str]:
    model = SessionStore.get_model_class()
    return set(
        model.objects.filter(
            session_key__in=keys, expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )


def _people(numbers: set[int]) -> dict[int, str]:
    """The hash a session must carry, by person; whoever may not sign in any more is missing."""
    found = get_user_model().objects.filter(pk__in=numbers, is_active=True)
    return {person.pk: person.get_session_auth_hash() for person in found}


def _session_key(scope: dict) -> str:
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                cookie = SimpleCookie(value.decode("latin1"))
            except CookieError:
                return ""
            if settings.SESSION_COOKIE_NAME in cookie:
                return cookie[settings.SESSION_COOKIE_NAME].value
    return ""


def _person_of(key: str):
    """The person signed in with this session, and the hash it carries; nobody when anything about it is not right."""
    if not key:
        return None, ""
    session = SessionStore(key)
    number, session_hash = session.get(SESSION_KEY), session.get(HASH_SESSION_KEY, "")
    if not number:
        return None, ""
    person = get_user_model().objects.filter(pk=number, is_active=True).first()
    if person is None or person.get_session_auth_hash() != session_hash:
        return None, ""
    return person, session_hash
