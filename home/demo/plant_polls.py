"""Plants quick polls, one in each language, and what the demonstration's resident has begun to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import uuid5

from django.db import transaction

from accounts.models import User
from community.actions.drafting import save_draft
from community.actions.logging import append_event, lock_topic
from community.actions.polling import Wish, close_poll, open_poll, standing_of
from community.enums import Kind, Shows
from community.models import Member, PollVote, Topic
from community.trust import Trust

from .stories import NAMESPACE


@dataclass(frozen=True)
class Asked:
    """``days`` it is still open; nought: it has closed. ``weights`` say how the voters lean."""

    title: str
    question: str
    options: tuple[str, ...]
    weights: tuple[int, ...]
    voters: int
    days: int
    shows: Shows = Shows.ALWAYS
    takes_several: bool = False


POLLS = [
    Asked(
        title="Open house in spring: which evening would suit you?",
        question="Which evening would suit you?",
        options=("Tuesday", "Thursday", "Friday", "Saturday afternoon"),
        weights=(2, 5, 3, 6),
        voters=34,
        days=6,
    ),
    Asked(
        title="막차와 첫차 사이, 몇 시가 가장 필요하세요?",
        question="몇 시에 버스가 가장 필요하세요?",
        options=("자정 무렵", "새벽 1시", "새벽 2시", "새벽 3시", "새벽 4시"),
        weights=(4, 6, 3, 2, 5),
        voters=47,
        days=0,
        takes_several=True,
    ),
    Asked(
        title="ห้องสมุดเครื่องมือช่าง: ยืมสว่านแทนซื้อ",
        question="อยากให้มีเครื่องมืออะไรก่อน",
        options=("สว่าน", "เลื่อย", "บันได", "จักรเย็บผ้า"),
        weights=(6, 2, 4, 5),
        voters=21,
        days=9,
        shows=Shows.VOTED,
    ),
]
BEGUN = "Thursday would be best for me, if it begins after seven. I could bring"


def plant_polls(
    sign_ins: dict[str, User], residents: list[User], *, chance: Random, now: datetime
) -> None:
    for asked in POLLS:
        plant_poll(asked, residents, chance, now)
    topic = Topic.objects.get(title=POLLS[0].title)
    save_draft(
        by=sign_ins["resident"],
        place={"topic": topic},
        client_key=uuid5(NAMESPACE, f"draft/{topic.title}"),
        body=BEGUN,
    )


@transaction.atomic
def plant_poll(
    asked: Asked, residents: list[User], chance: Random, now: datetime
) -> None:
    """Asked with the first post of its topic; the log tells once how the votes of all stand."""
    topic = lock_topic(Topic.objects.get(title=asked.title).pk)
    post = topic.posts.get(number=1)
    may_not_yet = Member.objects.filter(person=post.author, level=Trust.NEW)
    may_not_yet.update(level=Trust.KNOWN)
    wish = Wish(
        asked.question,
        asked.options,
        asked.takes_several,
        asked.shows,
        asked.days or None,
    )
    poll = open_poll(topic, post, wish, post.author)
    votes = [
        PollVote(poll=poll, person=person, choices=chosen(asked, chance), voted_at=now)
        for person in chance.sample(residents, asked.voters)
    ]
    PollVote.objects.bulk_create(votes)
    for choice in range(len(asked.options)):
        poll.counts[choice] = sum(choice in vote.choices for vote in votes)
    poll.voters = len(votes)
    poll.save(update_fields=["counts", "voters"])
    standing = standing_of(poll)
    append_event(topic, Kind.POLL, by=None, post=post, payload=standing)
    if not asked.days:
        close_poll(poll=poll, by=post.author)


def chosen(asked: Asked, chance: Random) -> list[int]:
    most = chance.choice((1, 1, 2)) if asked.takes_several else 1
    places = range(len(asked.options))
    return sorted(set(chance.choices(places, asked.weights, k=most)))
