"""What somebody is in the middle of writing, kept on the server while they type, so that it is found on any device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..models import Draft, Post

KEPT_FOR = timedelta(days=90)
LONGEST = (
    64 * 1024
)  # letters: more than a post can have, so that what is too long is not lost either


@dataclass(frozen=True)
class Saved:
    """``draft`` is empty when there is nothing to keep: nothing was typed, or it ``was_sent``. ``other`` is what stood
    there, when somebody had written it in another window or on another device since this one looked."""

    draft: Draft | None = None
    other: Draft | None = None
    was_sent: bool = False


@transaction.atomic
def save_draft(
    *,
    by,
    place: dict,
    client_key: UUID,
    body: str,
    title: str = "",
    more: dict | None = None,
    seen: datetime | None = None,
) -> Saved:
    """``place`` is one of ``{"topic": ...}``, ``{"forum": ...}``, ``{"post": ...}``. The last who saves wins; ``seen``
    is when the draft that they had before them was saved. A save that comes after the post itself keeps nothing.
    """
    words = {"body": body, "title": title, "more": more or {}}
    kept = Draft.objects.select_for_update().filter(person=by, **place).first()
    if Post.objects.filter(author=by, client_key=client_key).exists():
        discard_draft(by=by, place=place, client_key=client_key)
        return Saved(was_sent=True)
    other = kept if kept and kept.saved_at != seen else None
    if kept and all(getattr(kept, name) == word for name, word in words.items()):
        return Saved(kept)
    if not (body.strip() or title.strip()):
        discard_draft(by=by, place=place)
        return Saved(other=other)
    values = words | {"client_key": client_key, "saved_at": timezone.now()}
    draft, _is_new = Draft.objects.update_or_create(person=by, **place, defaults=values)
    return Saved(draft, other)


def discard_draft(*, by, place: dict, client_key: UUID | None = None) -> None:
    """With ``client_key`` only that one: another text may have been begun in its place meanwhile."""
    drafts = Draft.objects.filter(person=by, **place)
    if client_key:
        drafts = drafts.filter(client_key=client_key)
    drafts.delete()


def forget_old_drafts() -> int:
    old = Draft.objects.filter(saved_at__lt=timezone.now() - KEPT_FOR)
    return old.delete()[0]
