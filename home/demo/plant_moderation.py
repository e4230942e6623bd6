"""Plants what waits for the demonstration's moderators: by the acts that would have brought it there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid5

from django.utils import timezone

from accounts.models import User
from accounts.notifications.models import Delivery
from community.actions.appealing import appeal
from community.actions.flagging import flag_post
from community.actions.hiding import hide_for_rule
from community.actions.holding import Said, hold_post
from community.actions.indexing import write_words
from community.actions.logging import lock_topic
from community.actions.naming import ensure_member
from community.actions.posting import append_post
from community.actions.ruling import words_to
from community.enums import Reason
from community.models import Case, Post, Topic
from community.spam import Facts, judge
from innovation_park.lib.markdown import render

from .moderation_words import APPEALED, FLAGGED, HELD, HIDDEN, Line
from .stories import NAMESPACE

WAITED = timedelta(hours=3)  # between one case and the next


@dataclass
class Desk:
    """The talks of each language, and residents who write in it."""

    talks: dict[str, Topic]
    residents: dict[str, list[User]]

    def somebody(self, language: str) -> User:
        """Each speaks once."""
        return self.residents[language].pop()

    def said(self, line: Line, by: User) -> Said:
        return Said(
            line.text,
            render(line.text),
            line.language,
            uuid5(NAMESPACE, f"moderation/{by.pk}/{line.text}"),
        )

    def post(self, line: Line) -> Post:
        by = self.somebody(line.language)
        ensure_member(by)
        topic = lock_topic(self.talks[line.language].pk)
        post = append_post(topic, by, self.said(line, by))
        write_words([post])
        return post

    def hold(self, line: Line, facts: Facts) -> None:
        by, topic = self.somebody(line.language), self.talks[line.language]
        hold_post(judge(facts), by, self.said(line, by), forum=topic.forum, topic=topic)

    def flag(self, post: Post, reason: Reason, words: str = "") -> None:
        flag_post(
            post=post, by=self.somebody(post.language), reason=reason, words=words
        )


def plant_moderation(sign_ins: dict[str, User], residents: list[User]) -> None:
    """Two posts held, three flags on two posts, one hidden by a rule, one appeal; nothing without a talk to stand in."""
    desk = desk_of(residents)
    if desk is None:
        return
    seen = set(Case.objects.values_list("pk", flat=True))
    for line, facts in HELD:
        desk.hold(line, facts)
    for line, flags in FLAGGED:
        post = desk.post(line)
        for reason, words in flags:
            desk.flag(post, reason, words)
    hidden = desk.post(HIDDEN)
    for _each in range(4):
        desk.flag(hidden, Reason.SPAM)
    _appeal(desk, sign_ins["administrator"])
    _let_wait(Case.objects.exclude(pk__in=seen).order_by("pk"))
    Delivery.objects.filter(notification__kind__startswith="community.").delete()


def desk_of(residents: list[User]) -> Desk | None:
    talks = {}
    for topic in Topic.objects.filter(
        is_demo=True, is_closed=False, is_pinned=False
    ).order_by("-last_post_at", "-pk"):
        talks.setdefault(topic.language, topic)
    if not {"en", "ko", "th"} <= set(talks):
        return None
    by_language: dict[str, list[User]] = {}
    for person in residents:
        by_language.setdefault(person.profile.language, []).append(person)
    return Desk(talks, by_language)


def _appeal(desk: Desk, decided_by: User) -> None:
    post = desk.post(APPEALED.line)
    ruling = hide_for_rule(
        post=post,
        by=decided_by,
        rule=APPEALED.rule,
        words=words_to(post.author, APPEALED.reply),
    )
    appeal(ruling=ruling, by=post.author, words=APPEALED.words)


def _let_wait(cases) -> None:
    """The oldest for most of a day."""
    now = timezone.now()
    for number, case in enumerate(reversed(cases), start=1):
        case.opened_at, case.is_demo = now - number * WAITED, True
        case.save(update_fields=["opened_at", "is_demo"])
