"""Whoever a decision is about may ask once that somebody else looks again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.notifications.standing import language_of

from ..enums import CaseKind, Deed
from ..models import Appeal, Case, Forum, Ruling
from ..permissions import AlreadyAppealed, NotAllowed, NotInThisState

APPEALABLE = frozenset({Deed.HIDE, Deed.REJECT, Deed.WARN, Deed.SILENCE, Deed.BAN})


@transaction.atomic
def appeal(*, ruling: Ruling, by, words: str) -> Appeal:
    ruling = Ruling.objects.select_for_update().get(pk=ruling.pk)
    if ruling.person_id != by.pk:
        raise NotAllowed
    if Appeal.objects.filter(ruling=ruling).exists():
        raise AlreadyAppealed
    if not may_be_appealed(ruling):
        raise NotInThisState
    now = timezone.now()
    asked = Appeal.objects.create(
        ruling=ruling, person=by, words=words.strip(), made_at=now
    )
    Case.objects.create(
        kind=CaseKind.APPEAL,
        forum=forum_of(ruling),
        language=language_of(by),
        appeal=asked,
        opened_at=now,
    )
    return asked


def may_be_appealed(ruling: Ruling) -> bool:
    return ruling.deed in APPEALABLE and ruling.overturned_at is None


def forum_of(ruling: Ruling) -> Forum:
    """A measure that holds everywhere belongs to the first forum."""
    if ruling.post:
        return ruling.post.topic.forum
    if ruling.held:
        return ruling.held.forum
    if ruling.sanction and ruling.sanction.topic:
        return ruling.sanction.topic.forum
    if ruling.sanction and ruling.sanction.forum:
        return ruling.sanction.forum
    return Forum.objects.order_by("position", "pk").first()
