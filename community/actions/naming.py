"""By what short name somebody is known in the forum."""

from __future__ import annotations

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Profile

from ..handles import is_well_formed, proposals, skeleton, sounds_official, tidy_handle
from ..models import Member
from ..permissions import (
    HandleIsOfficial,
    HandleNotWellFormed,
    HandleTaken,
    can_moderate,
)


def ensure_member(person) -> Member:
    """The member that ``person`` is from their first post on, with a short name made of the one they show."""
    member = Member.objects.filter(person=person).first()
    if member is None:
        names = proposals(
            _name_shown_by(person),
            f"resident_{secrets.randbelow(90_000) + 10_000}",
            may_be_official=can_moderate(person),
        )
        member = next(filter(None, (_try(person, handle) for handle in names)))
    return member


def _name_shown_by(person) -> str:
    profiles = Profile.objects.filter(user=person)
    return profiles.values_list("display_name", flat=True).first() or ""


def _try(person, handle: str) -> Member | None:
    """The row; nothing when another has this handle, or one that looks like it."""
    if Member.objects.filter(skeleton=skeleton(handle)).exists():
        return None
    try:
        with transaction.atomic():
            return Member.objects.create(
                person=person,
                handle=handle,
                skeleton=skeleton(handle),
                since=timezone.now(),
            )
    except (
        IntegrityError
    ):  # somebody was faster: another, or the person in another window
        return Member.objects.filter(person=person).first()


@transaction.atomic
def change_handle(*, person, handle: str) -> Member:
    """The old one is free again at once; what was written with it keeps pointing to the person."""
    handle = tidy_handle(handle)
    if not is_well_formed(handle):
        raise HandleNotWellFormed
    if sounds_official(handle) and not can_moderate(person):
        raise HandleIsOfficial
    member = Member.objects.select_for_update().get(pk=ensure_member(person).pk)
    likes = Member.objects.filter(skeleton=skeleton(handle)).exclude(pk=member.pk)
    if likes.exists():
        raise HandleTaken
    member.handle, member.skeleton = handle, skeleton(handle)
    try:
        with transaction.atomic():
            member.save(update_fields=["handle", "skeleton"])
    except IntegrityError as twin:
        raise HandleTaken from twin
    return member
