"""Whatever people do in whatever order, and wherever a worker dies: each hears what is theirs to hear, at most once."""

from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.notifications.actions import tend_notifications
from accounts.notifications.kinds import KINDS, always
from accounts.notifications.models import Notification
from community.actions.moving import bring_back_post, take_back_post
from community.actions.reading import follow_topic, mark_read
from community.actions.revising import edit_post
from community.enums import Following
from community.followers import Consumer, read_on, walking
from community.followers.telling import PEOPLE, tell_people
from community.kinds import MENTIONS, WATCHED
from tests.factories.accounts import UserFactory
from tests.factories.community import post_by, topic_by

NAMES = ("Minji Kim", "Somchai", "Alex")
LEVELS = (Following.WATCHING, Following.NORMAL, Following.MUTED)
people = st.integers(0, len(NAMES) - 1)
posts = st.integers(0, 99)

SHORT = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


class Dies(BaseException):
    """What a killed worker leaves: nothing of its transaction."""


class Conversation(RuleBasedStateMachine):
    """``said`` is every post: {"post", "by", "names", "is_there", "changed_for"}, the last being those for whom it
    depends on when the worker came whether they are told; ``seen`` and ``level`` are by person.
    """

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.now = self.clock.start()
        mail.outbox.clear()
        self.people = [UserFactory(display_name=name) for name in NAMES]
        self.topic = topic_by(UserFactory(display_name="Asker"), title="Night buses")
        self.numbers = count(1)
        self.said, self.letters = [], {}
        self.seen = dict.fromkeys(range(len(NAMES)), 0)
        self.level = dict.fromkeys(range(len(NAMES)), Following.NORMAL)
        for person in self.people:  # they have said something, so they can be named
            post_by(person, self.topic, f"Hello from #{person.pk}")
            follow_topic(topic=self.topic, by=person, following=Following.NORMAL)
        for number, person in enumerate(self.people):
            self.reads_up_to_now(number, person)
        self.worker()

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def reads_up_to_now(self, number, person):
        self.topic.refresh_from_db()
        mark_read(topic=self.topic, by=person, number=self.topic.last_number)
        self.seen[number] = self.topic.last_number

    def some(self, number):
        return self.said[number % len(self.said)]

    @rule(by=people, names=st.none() | people)
    def somebody_posts(self, by, names):
        body = f"No. {next(self.numbers)}" + self.name(names)
        post = post_by(self.people[by], self.topic, body)
        self.seen[by] = max(self.seen[by], post.number)
        said = {"post": post, "by": by, "names": names, "is_there": True}
        self.said.append({**said, "changed_for": set()})

    @precondition(lambda self: self.said)
    @rule(which=posts, names=st.none() | people)
    def somebody_changes_it(self, which, names):
        each = self.some(which)
        each["post"].refresh_from_db()
        if each["is_there"]:
            edit_post(
                post=each["post"],
                by=self.people[each["by"]],
                body=f"Changed {next(self.numbers)}" + self.name(names),
                seen_body=each["post"].body,
            )
            each["names"] = names
            each["changed_for"] |= set(self.level)

    @precondition(lambda self: self.said)
    @rule(which=posts, is_there=st.booleans())
    def somebody_takes_it_back(self, which, is_there):
        each = self.some(which)
        if each["is_there"] != is_there:
            move = bring_back_post if is_there else take_back_post
            move(post=each["post"], by=self.people[each["by"]])
            each["is_there"] = is_there
            each["changed_for"] |= set(self.level)

    @rule(who=people)
    def somebody_reads(self, who):
        self.reads_up_to_now(who, self.people[who])

    @rule(who=people, level=st.sampled_from(LEVELS))
    def somebody_follows(self, who, level):
        follow_topic(topic=self.topic, by=self.people[who], following=level)
        self.level[who] = level
        for each in self.said:
            each["changed_for"].add(who)

    @rule()
    def worker(self):
        read_on(PEOPLE, self.topic.pk)

    @rule(after=st.integers(0, 3))
    def worker_dies(self, after):
        left = [after]

        def take(event, within):
            done = tell_people(event, within)
            if not left[0]:
                raise Dies
            left[0] -= 1
            return done

        with suppress(Dies):
            read_on(Consumer(PEOPLE.name, take), self.topic.pk)

    @rule()
    def letters_go_out(self):
        """After the log was read on and the wait is over; what is sent is what the model says, now."""
        self.worker()
        for each in self.said:
            for number in set(self.level) - each["changed_for"]:
                if self.concerns(number, each):
                    assert self.told_of(number, each).exists()
        waiting = {
            (each.person_id, each.arguments["post"])
            for each in Notification.objects.filter(deliveries__outcome="")
        }
        self.now.shift(timedelta(minutes=3))
        mail.outbox.clear()
        tend_notifications()
        for number, person in enumerate(self.people):
            theirs = {
                each["post"].pk
                for each in self.said
                if (person.pk, each["post"].pk) in waiting
                and self.concerns(number, each)
            }
            got = [letter for letter in mail.outbox if letter.to == [person.email]]
            linked = {
                each["post"].pk
                for each in self.said
                for letter in got
                if f"/forums/posts/{each['post'].pk}/" in letter.alternatives[0].content
            }
            assert linked == theirs
            before = self.letters.setdefault(number, set())
            assert not before & linked
            before |= linked

    def concerns(self, number, said):
        if not said["is_there"] or said["post"].number <= self.seen[number]:
            return False
        if self.level[number] == Following.MUTED or said["by"] == number:
            return False
        told = self.told_of(number, said).first()
        is_named, watches = (
            said["names"] == number,
            self.level[number] == Following.WATCHING,
        )
        if told is None:
            return is_named or watches
        return is_named if told.kind == MENTIONS.key else watches

    def told_of(self, number, said):
        return Notification.objects.filter(
            person=self.people[number], key=f"post:{said['post'].pk}"
        )

    def name(self, who):
        return "" if who is None else f" @[{NAMES[who]}]"

    @invariant()
    def nobody_is_told_twice(self):
        told = Notification.objects.filter(person__in=self.people)
        keys = list(told.values_list("person", "key"))
        assert len(keys) == len(set(keys))

    @invariant()
    def nobody_is_told_of_their_own_post(self):
        for each in self.said:
            assert not self.told_of(each["by"], each).exists()


@pytest.mark.django_db
def test_everybody_hears_what_is_theirs_at_most_once(monkeypatch):
    monkeypatch.setattr(walking, "BATCH", 2)
    run_state_machine_as_test(
        Conversation,
        settings=SHORT,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("looks_again", [True, False])
def test_second_look_is_what_keeps_letters_true(monkeypatch, looks_again):
    """Negative control: without it the machine finds a letter that should not have gone out."""
    if not looks_again:
        careless = replace(WATCHED, still_matters=always)
        monkeypatch.setitem(KINDS, WATCHED.key, careless)
    machine = Conversation()
    machine.somebody_follows(0, Following.WATCHING)
    machine.somebody_posts(1, None)
    machine.worker()
    machine.somebody_takes_it_back(0, False)
    with nullcontext() if looks_again else pytest.raises(AssertionError):
        machine.letters_go_out()
    machine.teardown()
