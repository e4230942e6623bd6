"""What a measured topic needs in the database, and what stands there afterwards."""

import secrets
import time
from collections import Counter
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import Profile, User
from community.actions.logging import line_of_event
from community.chain import digest_of, seal, voice_of
from community.handles import skeleton
from community.models import Event, Member, Post, Topic
from community.trust import Trust
from innovation_park.lib.markdown import RENDERER_VERSION, render
from tests.factories.community import ForumFactory, post_by, topic_by

from .reading import MARK
from .writing import words


def plant(count: int) -> dict:
    """So many people who are trusted, each with a session, and a topic to talk in."""
    people = people_of_the_park(count)
    topic = topic_by(people[0], ForumFactory(slug=f"measured-{secrets.token_hex(4)}"))
    return {
        "topic": topic.pk,
        "head": topic.head_seq,
        "people": [session_of(person) for person in people[1:]],
    }


def people_of_the_park(count: int) -> list[User]:
    long_ago = timezone.now() - timedelta(days=400)
    names = [f"measured-{secrets.token_hex(6)}" for _each in range(count)]
    people = User.objects.bulk_create(
        User(
            email=f"{name}@example.org",
            password=f"!{secrets.token_hex(16)}",
            date_joined=long_ago,
        )
        for name in names
    )
    Profile.objects.bulk_create(
        Profile(user=person, display_name=name)
        for name, person in zip(names, people, strict=True)
    )
    Member.objects.bulk_create(
        Member(
            person=person,
            handle=name,
            skeleton=skeleton(name),
            level=Trust.GUARDIAN,
            since=long_ago,
        )
        for name, person in zip(names, people, strict=True)
    )
    return people


def session_of(person: User) -> tuple[str, str]:
    """The cookie of somebody signed in, and the secret that their forms carry."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["_csrftoken"] = secret = secrets.token_hex(16)
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}", secret


def stored(topic: int) -> dict:
    """``marks``: how often each marked post stands there. The log is read anew, line by line, as a stranger would."""
    bodies = Post.objects.filter(topic=topic).values_list("body", flat=True)
    marks = Counter(found[1] for body in bodies if (found := MARK.search(body)))
    events = list(
        Event.objects.filter(topic=topic).select_related("post").order_by("seq")
    )
    return {
        "head": Topic.objects.get(pk=topic).head_seq,
        "gaps": sum(
            event.seq != number for number, event in enumerate(events, start=1)
        ),
        "broken_links": broken_links(events),
        "marks": marks,
        "moments": {event.seq: event.at.timestamp() for event in events},
        "mark_of": {
            event.seq: found[1]
            for event in events
            if event.kind == "post" and (found := MARK.search(event.post.body))
        },
    }


def broken_links(events: list[Event]) -> int:
    """Lines whose digest does not follow from the line before, or whose seal is not that of their text."""
    before, broken = "", 0
    for event in events:
        broken += event.digest != digest_of(before, line_of_event(event))
        if event.kind == "post":
            broken += event.sealed != seal(event.post.body, event.nonce)
        before = event.digest
    return broken


def burst(topic: int, count: int) -> float:
    """So many posts in one transaction, each by somebody else, of those who have said least; the moment of its commit, as time.time() has it."""
    topic = Topic.objects.get(pk=topic)
    people = User.objects.filter(forum_member__level=Trust.GUARDIAN)
    people = people.annotate(said=Count("posts")).order_by("said", "pk")
    committed: list[float] = []
    with transaction.atomic():
        transaction.on_commit(lambda: committed.append(time.time()))
        for person in people[:count]:
            post_by(person, topic, words())
    return committed[0]


def head(topic: int) -> int:
    return Topic.objects.get(pk=topic).head_seq


def moments(topic: int) -> dict[int, float]:
    """When each event of the log was written: shortly before its commit."""
    events = Event.objects.filter(topic=topic).values_list("seq", "at")
    return {seq: at.timestamp() for seq, at in events}


def fill(count: int) -> dict:
    """A topic of so many posts, and somebody who reads it."""
    people = people_of_the_park(20)
    topic = topic_by(people[0], ForumFactory(slug=f"long-{secrets.token_hex(4)}"))
    now, rendered = timezone.now(), render(f"{words(40)}\n\n- {words(4)}")
    Post.objects.bulk_create(
        (
            Post(
                topic=topic,
                number=number,
                author=people[number % len(people)],
                voice=voice_of(people[number % len(people)].pk, topic.salt),
                client_key=uuid4(),
                body=rendered.text,
                html=rendered.html,
                renderer=RENDERER_VERSION,
                language="en",
                made_at=now,
            )
            for number in range(2, count + 1)
        ),
        batch_size=1000,
    )
    Topic.objects.filter(pk=topic.pk).update(last_number=count)
    return {"topic": topic.pk, "person": people[1].pk}
