"""How somebody stands in the forum: what one query says of a writer, and the counts their trust rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from accounts.models import User
from innovation_park.lib.prepared import Given, Prepared

from .enums import Deed, Measure
from .models import (
    Forum,
    HeldPost,
    Member,
    Post,
    Reaction,
    Reading,
    Ruling,
    Topic,
    moderators,
)
from .readable import NOW, SOMEBODY
from .trust import Counts, Trust
from .workflow import Hat

DAY = timedelta(days=1)
RULES_REMEMBERED = timedelta(days=90)


@dataclass(frozen=True)
class Writer:
    """Somebody about to write in one place: ``earlier`` and ``held`` are what this key gave before, if anything."""

    earlier: int | None
    held: int | None
    is_reader: bool
    is_silenced: bool
    is_moderator: bool
    is_member: bool
    level: int
    posts_today: int
    topics_today: int
    last_at: datetime | None
    last_here_at: datetime | None


def writer_in(by, *, client_key, forum: Forum, topic: Topic | None = None) -> Writer:
    """One query."""
    now = timezone.now()
    asked = {"by": by.pk, "key": client_key, "now": now, "since": now - DAY}
    if topic is None:
        (row,) = _writer_in_forum(**asked, forum=forum.pk)
    else:
        (row,) = _writer_in_topic(**asked, forum=forum.pk, topic=topic.pk)
    return Writer(*row)


def _writer(topic: Given | None) -> QuerySet:
    by, forum = SOMEBODY.pk, Given("forum")
    posts, since = Post.objects.filter(author=by), Given("since")
    held = HeldPost.objects.filter(author=by)
    newest = posts.order_by("-made_at").values("made_at")
    silences = SOMEBODY.sanctions.in_force(NOW).filter(measure=Measure.SILENCE)
    return (
        User.objects.filter(pk=by)
        .annotate(
            earlier=Subquery(posts.filter(client_key=Given("key")).values("pk")[:1]),
            held=Subquery(held.filter(client_key=Given("key")).values("pk")[:1]),
            is_reader=_may_read(forum, topic),
            is_silenced=Exists(silences.covering(forum, topic)),
            is_member=Exists(Member.objects.filter(person=by)),
            is_moderator=Exists(moderators().filter(pk=by)),
            level=_level(),
            posts_today=_count(posts.filter(made_at__gte=since))
            + _count(held.filter(made_at__gte=since)),
            topics_today=_count(Topic.objects.filter(author=by, made_at__gte=since)),
            last_at=Subquery(newest[:1]),
            last_here_at=Subquery(newest.filter(topic=topic)[:1]),
        )
        .values_list(*Writer.__dataclass_fields__)
    )


def level_of_person(person) -> int:
    return (
        Member.objects.filter(person=person).values_list("level", flat=True).first()
        or Trust.NEW
    )


def counts_of(people: Iterable[int]) -> dict[int, Counts]:
    """What the level of each rests on: one query, whoever and however many."""
    now = timezone.now()
    posts = Post.objects.filter(author=OuterRef("pk"))
    readings = Reading.objects.filter(person=OuterRef("pk"), seen__gt=0)
    thanks = Reaction.objects.filter(post__author=OuterRef("pk")).exclude(
        person=OuterRef("pk")
    )
    broken = rulings_that_count().filter(
        person=OuterRef("pk"), at__gte=now - RULES_REMEMBERED
    )
    rows = (
        User.objects.filter(pk__in=people)
        .annotate(
            topics_read=_count(readings, "person"),
            posts_read=_sum(readings),
            posts_written=_count(posts),
            days_written=_count(posts, what=TruncDate("made_at")),
            thanked_by=_count(thanks, "post__author", "person"),
            broken_rules=_count(broken, "person"),
            is_appointed=Coalesce(_member("is_appointed"), False),
        )
        .values_list(
            "pk",
            "date_joined",
            "topics_read",
            "posts_read",
            "posts_written",
            "days_written",
            "thanked_by",
            "broken_rules",
            "is_appointed",
        )
    )
    return {pk: Counts((now - joined).days, *numbers) for pk, joined, *numbers in rows}


def rulings_that_count() -> QuerySet[Ruling]:
    """Against trust: what moderators took out, unless an appeal was won."""
    return Ruling.objects.filter(
        deed__in=(Deed.HIDE, Deed.REJECT),
        role=Hat.MODERATOR,
        overturned_at=None,
    )


def _may_read(forum: Given, topic: Given | None) -> Exists:
    if topic is None:
        return Exists(Forum.objects.visible_to(SOMEBODY, NOW).filter(pk=forum))
    return Exists(Topic.objects.visible_to(SOMEBODY, NOW).filter(pk=topic))


def _member(column: str) -> Subquery:
    return Subquery(Member.objects.filter(person=OuterRef("pk")).values(column)[:1])


def _level() -> Coalesce:
    return Coalesce(_member("level"), int(Trust.NEW))


def _count(rows: QuerySet, by: str = "author", what="pk") -> Coalesce:
    """How many different ``what`` of those that belong to one person."""
    grouped = rows.order_by().values(by)
    counted = grouped.annotate(number=Count(what, distinct=what != "pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _sum(readings: QuerySet) -> Coalesce:
    grouped = readings.order_by().values("person").annotate(number=Sum("seen"))
    return Coalesce(Subquery(grouped.values("number")), 0)


_writer_in_forum = Prepared(lambda: _writer(None))
_writer_in_topic = Prepared(lambda: _writer(Given("topic")))
