"""People who are trusted, and work for moderators."""

from uuid import uuid4

from django.utils import timezone

from community.actions.appealing import appeal
from community.actions.flagging import flag_post
from community.actions.hiding import hide_for_rule
from community.enums import CaseKind, HeldStatus, Measure, Reason
from community.models import (
    Appeal,
    Case,
    Decision,
    Flag,
    HeldPost,
    Member,
    Post,
    Ruling,
    Sanction,
    Topic,
)
from community.trust import Trust


def trusted(person, level: Trust = Trust.GUARDIAN):
    """The person, at this level: a guardian is held up by no limit."""
    Member.objects.update_or_create(
        person=person,
        defaults={"level": level},
        create_defaults={
            "level": level,
            "handle": f"person_{person.pk}",
            "skeleton": f"person{person.pk}",
            "since": timezone.now(),
        },
    )
    return person


def held_by(person, topic: Topic, body="Buy at https://cheap.example now", **more):
    """A post that waits, with its case."""
    held = HeldPost.objects.create(
        forum=topic.forum,
        topic=topic,
        author=person,
        body=body,
        html=f"<p>{body}</p>",
        language="en",
        client_key=uuid4(),
        status=HeldStatus.WAITING,
        decision=Decision.objects.create(
            table="post",
            version=1,
            verdict="hold",
            rule="first-post-with-links",
            facts={"links": 1, "new_hosts": 1},
            person=person,
            made_at=timezone.now(),
        ),
        made_at=timezone.now(),
        **more,
    )
    Case.objects.create(
        kind=CaseKind.HELD,
        forum=topic.forum,
        language="en",
        held=held,
        opened_at=timezone.now(),
    )
    return held


def flagged_by(person, post: Post, reason=Reason.SPAM, words="") -> Flag:
    return flag_post(post=post, by=person, reason=reason, words=words)


def hidden_by(moderator, post: Post, rule="3") -> Ruling:
    return hide_for_rule(post=post, by=moderator, rule=rule)


def appealed(ruling: Ruling, words="Look again.") -> Appeal:
    return appeal(ruling=ruling, by=ruling.person, words=words)


def sanctioned(person, measure=Measure.SILENCE, **more) -> Sanction:
    return Sanction.objects.create(
        person=person, measure=measure, rule="1", made_at=timezone.now(), **more
    )
