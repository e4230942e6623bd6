"""Levels follow what people did; only guardians are appointed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from innovation_park.lib.markdown import render

from ..enums import Deed
from ..facts import hosts_in
from ..models import Decision, KnownHost, Member, Post
from ..permissions import NotAllowed, NotForModerators, can_moderate, moderators
from ..standing import counts_of
from ..trust import Trust, level_of
from .judging import keep_level
from .ruling import rule_on

LATELY = timedelta(hours=2)
AT_A_TIME = 500


@transaction.atomic
def refresh_levels(people: Iterable[int]) -> int:
    """How many changed; each change is kept with the counts it rests on."""
    counts = counts_of(list(people))
    members = Member.objects.select_for_update().filter(person__in=counts)
    changed = []
    for member in members:
        level = level_of(counts[member.person_id])
        if level != member.level:
            member.level = level
            changed.append(member)
    Member.objects.bulk_update(changed, ["level"])
    Decision.objects.bulk_create(
        keep_level(counts[member.person_id], member.person_id) for member in changed
    )
    return len(changed)


def tend_trust() -> dict[str, int]:
    """What the clock does every hour: who wrote lately, and a twenty-fourth of all, so that each comes up once a day."""
    now = timezone.now()
    due = Member.objects.annotate(turn=F("pk") % 24).filter(
        Q(turn=now.hour) | Q(person__posts__made_at__gte=now - LATELY)
    )
    people = sorted(set(due.values_list("person_id", flat=True)))
    changed = sum(
        refresh_levels(people[begin : begin + AT_A_TIME])
        for begin in range(0, len(people), AT_A_TIME)
    )
    return {"levels": changed, "hosts": note_hosts(now - LATELY)}


def note_hosts(since) -> int:
    """Where people who are known here have led to: newcomers may lead there too."""
    posts = Post.objects.filter(
        made_at__gte=since, author__forum_member__level__gte=Trust.KNOWN
    ).filter(body__contains="://")
    hosts = {host for post in posts for host in hosts_in(render(post.body))}
    known = set(KnownHost.objects.filter(host__in=hosts).values_list("host", flat=True))
    fresh = [KnownHost(host=host) for host in sorted(hosts - known)]
    KnownHost.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


@transaction.atomic
def appoint_guardian(*, member: Member, by, is_appointed: bool) -> Member:
    """A moderator trusts somebody with more than counts can say, or no longer."""
    if not can_moderate(by):
        raise NotAllowed
    member = Member.objects.select_for_update().get(pk=member.pk)
    if moderators().filter(pk=member.person_id).exists():
        raise NotForModerators
    if member.is_appointed == is_appointed:
        return member
    member.is_appointed = is_appointed
    member.save(update_fields=["is_appointed"])
    rule_on(Deed.APPOINT if is_appointed else Deed.DISMISS, by=by, person=member.person)
    refresh_levels([member.person_id])
    member.refresh_from_db()
    return member
