"""Every decision about a post or a person is one row, and whoever it is about is told."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.notifications.actions import reach
from accounts.notifications.standing import language_of
from innovation_park.lib.translated import in_every_language

from ..enums import Deed
from ..house_rules import rule_words
from ..kinds import MODERATION
from ..models import Decision, HeldPost, Post, Ruling, Sanction
from ..reply_words import reply_in
from ..workflow import Hat


def rule_on(
    deed: Deed,
    *,
    by,
    person=None,
    rule: str = "",
    words: str = "",
    post: Post | None = None,
    held: HeldPost | None = None,
    sanction: Sanction | None = None,
    decision: Decision | None = None,
) -> Ruling:
    """``person`` is told; leave it out where nobody need be. ``by`` is ``None`` when a rule acts itself."""
    ruling = Ruling.objects.create(
        deed=deed,
        rule=rule,
        role=Hat.MODERATOR if by else Hat.PARK,
        at=timezone.now(),
        by=by,
        person=person,
        words=words,
        post=post,
        held=held,
        sanction=sanction,
        decision=decision,
    )
    if person:
        _tell(ruling)
    return ruling


def words_to(person, reply: str, own_words: str = "") -> str:
    """A ready reply in the person's language, and what the moderator adds."""
    if person is None:
        return own_words.strip()
    with override(language_of(person)):
        ready = reply_in(reply)
    return f"{ready} {own_words.strip()}".strip()


def _tell(ruling: Ruling) -> None:
    reach(
        person=ruling.person,
        kind=MODERATION,
        event=ruling.deed,
        key=f"ruling:{ruling.pk}",
        about=f"ruling:{ruling.pk}",
        arguments={
            "topic": _title(ruling),
            "rule": in_every_language(lambda: rule_words(ruling.rule)),
            "words": ruling.words,
        },
        url=in_every_language(
            lambda: f"{reverse('community:standing')}#ruling-{ruling.pk}"
        ),
    )


def _title(ruling: Ruling) -> str:
    if ruling.post:
        return ruling.post.topic.title
    if ruling.held:
        return ruling.held.topic.title if ruling.held.topic else ruling.held.title
    return ""
