"""What a moderator reads before they decide: the words in their place, who said them, what others said of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from ..actions.deciding import person_of
from ..models import Case, Decision, Flag, Member, Post, Ruling, Sanction
from ..models.moderation import CLAIM_LASTS
from ..standing import rulings_that_count
from ..trust import Trust

AROUND = 2  # posts before and after
LATEST = 5

CASES = Case.objects.select_related(
    "forum",
    "claimed_by__profile",
    "ruling__by__profile",
    "post__topic__forum",
    "post__author__profile",
    "held__topic",
    "held__author__profile",
    "held__decision",
    "appeal__person__profile",
    "appeal__ruling__by__profile",
    "appeal__ruling__post__topic__forum",
    "appeal__ruling__post__author__profile",
    "appeal__ruling__held__topic",
    "appeal__ruling__held__author__profile",
    "appeal__ruling__sanction__forum",
    "appeal__ruling__sanction__topic",
).prefetch_related(Prefetch("flags", Flag.objects.order_by("made_at")))


@dataclass(frozen=True)
class History:
    """Of one person; ``level`` is what they are trusted now."""

    person: object
    member: Member | None
    level: Trust
    posts: int
    broken: int
    rulings: list[Ruling]
    sanctions: list[Sanction]


def matter_of(case: Case):
    """The post, or the post that waits, that a case is about; nothing for an appeal against a measure."""
    if case.appeal:
        return case.appeal.ruling.post or case.appeal.ruling.held
    return case.post or case.held


def around(case: Case) -> tuple[list[Post], list[Post]]:
    """What stands before and after it."""
    matter = matter_of(case)
    if matter is None or matter.topic_id is None:
        return [], []
    posts = matter.topic.posts.with_words()
    if not isinstance(matter, Post):
        return list(posts.order_by("-number")[: AROUND + 1])[::-1], []
    near = posts.filter(
        number__gte=matter.number - AROUND, number__lte=matter.number + AROUND
    ).order_by("number")
    return (
        [post for post in near if post.number < matter.number],
        [post for post in near if post.number > matter.number],
    )


def automatic_decision(case: Case) -> Decision | None:
    """With which a rule held or hid it."""
    if case.held:
        return case.held.decision
    if case.post is None:
        return case.appeal.ruling.decision
    ruling = case.post.rulings.filter(decision__isnull=False).order_by("-pk").first()
    return ruling and ruling.decision


def history_of(person) -> History | None:
    if person is None:
        return None
    member = Member.objects.filter(person=person).first()
    counted = Post.objects.filter(author=person).aggregate(posts=Count("pk"))
    rulings = Ruling.objects.filter(person=person).order_by("-pk")
    sanctions = Sanction.objects.in_force().filter(person=person)
    return History(
        person=person,
        member=member,
        level=Trust(member.level if member else Trust.NEW),
        posts=counted["posts"],
        broken=rulings_that_count().filter(person=person).count(),
        rulings=list(rulings.select_related("sanction")[:LATEST]),
        sanctions=list(sanctions.select_related("forum", "topic").order_by("-made_at")),
    )


def history_for(case: Case) -> History | None:
    return history_of(person_of(case))


def queue_of(user, *, state="", kind="", language="", forum=None):
    """The oldest first; of those decided the newest."""
    cases = CASES.annotate(flag_count=Count("flags"))
    if state == "closed":
        cases = cases.exclude(closed_at=None).order_by("-closed_at")
    else:
        cases = cases.open().order_by("opened_at", "pk")
    if state == "free":
        cases = cases.unclaimed()
    if state == "mine":
        cases = cases.filter(claimed_by=user).exclude(
            claimed_at__lt=timezone.now() - CLAIM_LASTS
        )
    wanted = Q()
    for name, value in (("kind", kind), ("language", language), ("forum", forum)):
        if value:
            wanted &= Q(**{name: value})
    return cases.filter(wanted)
