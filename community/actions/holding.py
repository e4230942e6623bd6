"""A post that a rule lets wait: kept as it was sent, seen by its writer and by moderators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.markdown import Rendered

from ..enums import CaseKind, HeldStatus
from ..fingerprints import fingerprint_of
from ..models import Case, Forum, HeldPost, Post, Topic
from ..permissions import NotAllowed, NotInThisState, NotShown, PostIsHeld
from ..spam import Decision, Verdict
from .judging import keep_decision, stop_by
from .polling import Wish


@dataclass(frozen=True)
class Said:
    """What somebody typed, made ready outside any lock. With a ``title`` it begins a topic, with a ``wish`` it asks."""

    body: str
    rendered: Rendered
    language: str
    client_key: UUID
    reply_to: Post | None = None
    title: str = ""
    tags: tuple[str, ...] | list[str] = ()
    wish: Wish | None = None

    @cached_property
    def fingerprint(self) -> list[int]:
        return fingerprint_of(self.rendered.text)


def hold_post(
    decision: Decision, by, said: Said, *, forum: Forum, topic: Topic | None = None
) -> HeldPost | None:
    """``None`` for what is refused rather than held."""
    if decision.verdict != Verdict.HOLD:
        return None
    now = timezone.now()
    held = HeldPost.objects.create(
        forum=forum,
        topic=topic,
        author=by,
        title=said.title,
        tags=list(said.tags),
        body=said.body,
        html=said.rendered.html,
        language=said.language,
        reply_to=said.reply_to,
        poll=said.wish and said.wish.as_json(),
        client_key=said.client_key,
        decision=keep_decision(decision, by),
        made_at=now,
    )
    Case.objects.create(
        kind=CaseKind.HELD,
        forum=forum,
        language=said.language,
        held=held,
        opened_at=now,
    )
    return held


def stop_or_hold(decision: Decision, by, held: HeldPost | None) -> None:
    """After the transaction: tells the writer what became of it."""
    if held:
        raise PostIsHeld(held)
    stop_by(decision, by)


def require_not_held(held: HeldPost) -> None:
    if held.status == HeldStatus.WAITING:
        raise PostIsHeld(held)
    if held.status == HeldStatus.REJECTED:
        raise NotShown


@transaction.atomic
def withdraw_held(*, held: HeldPost, by) -> None:
    """Its writer does not want it shown any more."""
    case = Case.objects.select_for_update().get(held=held)
    held = HeldPost.objects.get(pk=held.pk)
    if held.author_id != by.pk:
        raise NotAllowed
    if held.status != HeldStatus.WAITING:
        raise NotInThisState
    held.status = HeldStatus.WITHDRAWN
    held.save(update_fields=["status"])
    case.closed_at = timezone.now()
    case.save(update_fields=["closed_at"])
