"""Plants the conversations of the demonstration park.

Rows are written in bulk and with their own days, but every line of a log is chained as
:mod:`community.actions.logging` would have chained it on that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from uuid import uuid5

from accounts.models import User
from community.actions.indexing import write_words
from community.actions.logging import facts_of, line_of_event
from community.actions.tagging import tags_named
from community.chain import digest_of, seal, voice_of
from community.enums import Feeling, Following, Kind
from community.followers import CONSUMERS
from community.handles import proposals, skeleton
from community.models import (
    Event,
    Forum,
    ForumFollowing,
    Member,
    Position,
    Post,
    Reaction,
    Reading,
    Revision,
    Topic,
)
from community.trust import Trust
from community.workflow import PostStatus
from innovation_park.lib.markdown import (
    RENDERER_VERSION,
    QuotedPost,
    mention_key,
    quote_of,
    render,
)

from .forums import LANGUAGE_FORUMS, TALKS
from .forums.talk import Say, Talk
from .plant_pages import moment
from .stories import NAMESPACE

OPENS_AT = 8
CHANGED_AFTER = timedelta(minutes=40)
SOLVED_AFTER = timedelta(minutes=50)
TRUST = {
    "resident": Trust.MEMBER,
    "neighbour": Trust.KNOWN,
    "moderator": Trust.GUARDIAN,
}
TRACKED = (
    "ideas"  # the forum of which the demonstration's resident hears of every new topic
)


@dataclass
class Line:
    """What will be one event."""

    at: datetime
    kind: Kind
    by: User
    post: Post | None = None
    payload: dict = field(default_factory=dict)
    text: str | None = None


def plant_forums(
    sign_ins: dict[str, User], residents: list[User], *, chance: Random, day: date
) -> None:
    open_language_forums()
    forums = {forum.slug: forum for forum in Forum.objects.all()}
    told = [
        Conversation(talk, forums[talk.forum], sign_ins, residents, chance, day)
        for talk in TALKS
    ]
    plant_members(told, sign_ins)
    Topic.objects.bulk_create(each.topic for each in told)
    for each in told:
        each.topic.tags.set(tags_named(each.talk.tags))
    Post.objects.bulk_create(post for each in told for post in each.posts_at_first())
    for each in told:
        each.say()
    Post.objects.bulk_update(
        [post for each in told for post in each.posts],
        ["body", "html", "status", "feelings", "edited_at", "reply_to"],
        batch_size=100,
    )
    plant_logs(told)
    plant_readings(told, sign_ins, forums[TRACKED], day)
    write_words(
        Post.objects.filter(topic__in=[each.topic for each in told]).select_related(
            "topic"
        )
    )


def open_language_forums() -> None:
    """Behind those that welcome every language."""
    for position, forum in enumerate(LANGUAGE_FORUMS, start=60):
        Forum.objects.create(**forum, position=position, is_demo=True)


def all_is_told() -> None:
    """Whoever follows the logs begins behind what was planted."""
    topics = list(Topic.objects.filter(is_demo=True))
    Position.objects.filter(topic__in=topics).delete()
    Position.objects.bulk_create(
        Position(consumer=name, topic=topic, seq=topic.head_seq)
        for topic in topics
        for name in CONSUMERS
    )


class Conversation:
    """One talk with the people who lead it."""

    def __init__(self, talk: Talk, forum: Forum, sign_ins, residents, chance, day):
        self.talk, self.chance, self.residents = talk, chance, residents
        self.people = dict(self._cast(sign_ins))
        self.key = uuid5(NAMESPACE, f"{talk.forum}/{talk.title}")
        began = moment(day, 0, OPENS_AT) - timedelta(days=talk.days_ago)
        self.times = list(self._times(began))
        self.topic = Topic(
            forum=forum,
            title=talk.title,
            language=talk.language,
            author=self.people[talk.posts[0].who],
            client_key=self.key,
            made_at=began,
            salt=f"{chance.getrandbits(128):032x}",
            last_number=len(talk.posts),
            last_event_at=self.times[-1],
            last_post_at=self.times[-1],
            is_pinned=talk.is_pinned,
            is_closed=talk.is_closed,
            is_demo=True,
        )
        self.posts: list[Post] = []
        self.reactions: list[Reaction] = []
        self.revisions: list[Revision] = []

    def _cast(self, sign_ins) -> Iterator[tuple[str, User]]:
        """Letters become residents who write in the language of what they say."""
        taken = set()
        for say in self.talk.posts:
            language = say.language or self.talk.language
            free = [
                each
                for each in self.residents
                if each.profile.language == language and each.pk not in taken
            ]
            if say.who in sign_ins:
                yield say.who, sign_ins[say.who]
            elif say.who not in taken:
                person = self.chance.choice(free)
                taken |= {say.who, person.pk}
                yield say.who, person

    def _times(self, began: datetime) -> Iterator[datetime]:
        at = began
        for number, say in enumerate(self.talk.posts):
            if number:
                at += timedelta(hours=say.later, minutes=self.chance.randrange(1, 25))
            yield at

    def posts_at_first(self) -> list[Post]:
        self.posts = [
            Post(
                topic=self.topic,
                number=number,
                author=self.people[say.who],
                voice=voice_of(self.people[say.who].pk, self.topic.salt),
                client_key=uuid5(self.key, str(number)),
                renderer=RENDERER_VERSION,
                language=say.language or self.talk.language,
                made_at=at,
            )
            for number, (say, at) in enumerate(
                zip(self.talk.posts, self.times, strict=True), start=1
            )
        ]
        return self.posts

    def say(self) -> None:
        """What each post says, once all of them can be pointed to."""
        handles = {
            letter: person.forum_member.handle for letter, person in self.people.items()
        }
        places = {
            post.number: QuotedPost(post.get_absolute_url()) for post in self.posts
        }
        mentions = {mention_key(handle): "" for handle in handles.values()}
        for post, say in zip(self.posts, self.talk.posts, strict=True):
            post.body = say.text.format(**handles)
            if say.quotes:
                quoted = self.posts[say.quotes - 1]
                post.body = f"{quote_of(quoted.number, quoted.body)}\n\n{post.body}"
            post.html = render(post.body, mentions=mentions, posts=places).html
            answered = say.to or say.quotes
            post.reply_to = self.posts[answered - 1] if answered else None
            if say.before:
                post.edited_at = post.made_at + CHANGED_AFTER
            if say.is_taken_back:
                post.status = PostStatus.DELETED
            self._feel(post, say)

    def _feel(self, post: Post, say: Say) -> None:
        others = [each for each in self.residents if each.pk != post.author_id]
        post.feelings = dict(sorted(say.feels.items()))
        for feeling, number in post.feelings.items():
            self.reactions += [
                Reaction(post=post, person=person, feeling=Feeling(feeling))
                for person in self.chance.sample(others, number)
            ]

    def lines(self) -> list[Line]:
        """Everything that happened, in its order."""
        lines = []
        for post, say in zip(self.posts, self.talk.posts, strict=True):
            answered = {"reply_to": post.reply_to.number} if post.reply_to else {}
            lines.append(
                Line(
                    post.made_at,
                    Kind.POST,
                    post.author,
                    post,
                    {"language": post.language} | answered,
                    say.before or post.body,
                )
            )
            lines += self._afterwards(post, say)
        lines += [self._line_of(reaction) for reaction in self.reactions]
        return sorted([*lines, *self._of_topic()], key=lambda line: line.at)

    def _afterwards(self, post: Post, say: Say) -> Iterator[Line]:
        at = post.made_at + CHANGED_AFTER
        if say.before:
            self.revisions.append(Revision(post=post, body=say.before, until=at))
            yield Line(at, Kind.EDIT, post.author, post, text=post.body)
        if say.is_taken_back:
            yield Line(at, Kind.DELETE, post.author, post)
        if self.talk.answer == post.number:
            yield Line(
                post.made_at + SOLVED_AFTER,
                Kind.SOLVE,
                self.topic.author,
                post,
                {"solved": True},
            )

    def _line_of(self, reaction: Reaction) -> Line:
        after = timedelta(minutes=self.chance.randrange(2, 60))
        payload = {"feeling": reaction.feeling, "given": True}
        at = reaction.post.made_at + after
        return Line(at, Kind.REACT, reaction.person, reaction.post, payload)

    def _of_topic(self) -> Iterator[Line]:
        """By whoever wrote last: a moderator, or the park, in the talks that are closed or pinned."""
        at, by = self.times[-1] + SOLVED_AFTER, self.posts[-1].author
        if self.talk.is_pinned:
            yield Line(at, Kind.PIN, by, payload={"on": True})
        if self.talk.is_closed:
            yield Line(at + SOLVED_AFTER, Kind.CLOSE, by, payload={"on": True})


def plant_members(told: list[Conversation], sign_ins: dict[str, User]) -> None:
    """Everybody who says something, and the resident whom the demonstration shows around."""
    slugs = {person.pk: slug for slug, person in sign_ins.items()}
    since: dict[User, datetime] = {}
    for each in told:
        for person in each.people.values():
            since[person] = min(
                since.get(person, each.topic.made_at), each.topic.made_at
            )
    rows = [
        Member(
            person=person,
            handle=(handle := handle_of(person)),
            skeleton=skeleton(handle),
            level=TRUST.get(slugs.get(person.pk), Trust.NEW),
            since=at,
        )
        for person, at in since.items()
    ]
    for row in Member.objects.bulk_create(rows):
        row.person.forum_member = row


def handle_of(person: User) -> str:
    """The names of the demonstration differ from each other, so that the first proposal is free."""
    names = proposals(
        person.profile.display_name, f"demo_{person.pk}", may_be_official=True
    )
    return next(islice(names, 1))


def plant_logs(told: list[Conversation]) -> None:
    events = []
    for each in told:
        events += chained(each.topic, each.lines(), each.chance)
        if each.talk.answer:
            each.topic.answer = each.posts[each.talk.answer - 1]
    Reaction.objects.bulk_create(row for each in told for row in each.reactions)
    Revision.objects.bulk_create(row for each in told for row in each.revisions)
    Event.objects.bulk_create(events, batch_size=500)
    Topic.objects.bulk_update(
        [each.topic for each in told],
        ["head_seq", "head_digest", "last_event_at", "answer"],
    )


def chained(topic: Topic, lines: list[Line], chance: Random) -> Iterator[Event]:
    told_first = facts_of(topic) | {"title": seal(topic.title, topic.title_nonce(1))}
    for seq, line in enumerate(lines, start=1):
        nonce = f"{chance.getrandbits(128):032x}" if line.text is not None else ""
        event = Event(
            topic=topic,
            seq=seq,
            kind=line.kind,
            post=line.post,
            actor=line.by,
            voice=voice_of(line.by.pk, topic.salt),
            payload=line.payload | (told_first if seq == 1 else {}),
            sealed=seal(line.text, nonce) if nonce else "",
            nonce=nonce,
            at=line.at,
        )
        event.digest = digest_of(topic.head_digest, line_of_event(event))
        topic.head_seq, topic.head_digest = event.seq, event.digest
        topic.last_event_at = line.at
        yield event


def plant_readings(
    told: list[Conversation], sign_ins: dict[str, User], tracked: Forum, day: date
) -> None:
    """Who speaks follows what is said; some of it waits for the people whom the demonstration shows around."""
    rows = []
    for each in told:
        last = len(each.posts)
        speakers = {person.pk for person in each.people.values()}
        if each.talk.unread:
            reader = sign_ins[each.talk.reader]
            speaks = reader.pk in speakers
            speakers.discard(reader.pk)
            rows.append(
                Reading(
                    person=reader,
                    topic=each.topic,
                    seen=last - each.talk.unread,
                    following=Following.WATCHING if speaks else Following.TRACKING,
                )
            )
        rows += [
            Reading(
                person_id=person,
                topic=each.topic,
                seen=last,
                following=Following.WATCHING,
            )
            for person in sorted(speakers)
        ]
    Reading.objects.bulk_create(rows)
    ForumFollowing.objects.create(
        person=sign_ins["resident"],
        forum=tracked,
        following=Following.TRACKING,
        since=moment(day, -10, OPENS_AT),
    )
