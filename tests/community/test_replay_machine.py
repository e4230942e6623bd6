"""Whatever happens, and however one reads: the page that was kept up to date is the page that one would fetch."""

import asyncio
import os
from dataclasses import replace
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import User
from accounts.roles import Role
from community.actions.forgetting import forget_posts, forget_reactions
from community.actions.moving import bring_back_post, hide_post, take_back_post
from community.actions.reacting import react_to_post
from community.actions.revising import edit_post, retitle_topic
from community.actions.steering import close_topic, mark_answer, move_topic, pin_topic
from community.consumers import looking
from community.enums import Access, Feeling, Measure
from community.exports.topic_log import topic_file
from community.models import Post, Reaction, Sanction, Topic
from community.verifying import verified
from innovation_park.lib.refusals import Refused
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, post_by, topic_by

from .replay import WAYS, Page, Reader, settle, stand_still

STEPS = int(os.environ.get("PARK_REPLAY_STEPS", "160"))
STEPS_AT_ONCE = 40
BODIES = st.sampled_from(
    ["I do.", "**No!**", "> #1:\n> Who rides?\n\nMe.", "`code` @nobody", "안녕 ไทย"]
)
READERS = st.sampled_from(range(5))
CHOICE = st.integers(0, 2**16)
TRIED = {
    "deadline": None,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}


class Conversation(RuleBasedStateMachine):
    """Two write, a moderator steers, five read in three languages."""

    hub = None

    @initialize()
    def begin(self):
        self.loop = asyncio.new_event_loop()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.forums = [
            ForumFactory(access=access, slug=f"{access}-{uuid4().hex[:8]}")
            for access in (*Access, Access.PUBLIC)
        ]
        self.writers = [UserFactory(display_name=name) for name in ("Ari", "민지")]
        self.moderator = UserFactory(roles=[Role.MODERATOR])
        self.topic = topic_by(self.writers[0], self.forums[0]).pk
        member, outsider = UserFactory(), UserFactory()
        self.forums[2].memberships.create(person=member)
        people = [None, outsider, member, UserFactory(roles=[Role.MODERATOR]), None]
        self.readers = [
            Reader(self.loop, number, person, language)
            for number, (person, language) in enumerate(
                zip(people, ("en", "ko", "th", "ko", "th"), strict=True)
            )
        ]

    def teardown(self):
        try:
            for reader in self.readers:
                self.page_is_the_one_fetched(reader)
            self.log_is_whole()
        finally:
            for reader in self.readers:
                reader.hang_up()
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)
            self.hub.rooms.clear()
            self.loop.close()

    # What is written

    def now(self) -> Topic:
        return Topic.objects.get(pk=self.topic)

    def post(self, choice) -> Post:
        posts = Post.objects.filter(topic=self.topic).order_by("number")
        return posts[choice % posts.count()]

    def act(self, act, **arguments):
        """What is refused changes nothing."""
        head = self.now().head_seq
        try:
            with transaction.atomic():
                act(**arguments)
        except Refused:
            assert self.now().head_seq == head

    def writer(self, choice):
        return self.writers[choice % len(self.writers)]

    @rule(choice=CHOICE, body=BODIES)
    def write(self, choice, body):
        writer = self.writer(choice)
        self.act(lambda: post_by(writer, self.now(), body))

    @rule(choice=CHOICE, body=BODIES)
    def edit(self, choice, body):
        post = self.post(choice)
        by = post.author or self.writers[0]
        self.act(edit_post, post=post, by=by, body=body, seen_body=post.body)

    @rule(choice=CHOICE)
    def take_back(self, choice):
        post = self.post(choice)
        self.act(take_back_post, post=post, by=post.author or self.writers[0])

    @rule(choice=CHOICE)
    def bring_back(self, choice):
        post = self.post(choice)
        by = self.moderator if choice % 2 else post.author or self.writers[0]
        self.act(bring_back_post, post=post, by=by)

    @rule(choice=CHOICE)
    def hide(self, choice):
        post = self.post(choice)
        self.act(hide_post, post=post, by=self.moderator, rule="rule 3")

    @rule(choice=CHOICE, feeling=st.sampled_from(Feeling), is_given=st.booleans())
    def react(self, choice, feeling, is_given):
        self.act(
            react_to_post,
            post=self.post(choice),
            by=self.writer(choice),
            feeling=feeling,
            is_given=is_given,
        )

    @rule(choice=CHOICE, is_marked=st.booleans())
    def solve(self, choice, is_marked):
        post = self.post(choice) if is_marked else None
        self.act(mark_answer, topic=self.now(), by=self.moderator, post=post)

    @rule(is_on=st.booleans())
    def pin(self, is_on):
        self.act(pin_topic, topic=self.now(), by=self.moderator, is_pinned=is_on)

    @rule(is_on=st.booleans())
    def close(self, is_on):
        self.act(close_topic, topic=self.now(), by=self.moderator, is_closed=is_on)

    @rule(title=st.sampled_from(["Night buses", "밤 버스", "<b>&amp;"]))
    def retitle(self, title):
        self.act(retitle_topic, topic=self.now(), by=self.moderator, title=title)

    @precondition(lambda self: self.now().head_seq > 6)
    @rule(choice=CHOICE)
    def leave_the_park(self, choice):
        writer = self.writer(choice)
        forget_posts(Post.objects.filter(author=writer), writer)
        forget_reactions(Reaction.objects.filter(person=writer), writer)

    # Who may read

    @rule(choice=CHOICE)
    def move(self, choice):
        forum = self.forums[choice % len(self.forums)]
        self.act(move_topic, topic=self.now(), by=self.moderator, forum=forum)

    @rule(access=st.sampled_from(Access))
    def change_access(self, access):
        forum = self.now().forum
        forum.access = access
        forum.save()

    @rule(number=READERS, is_lifted=st.booleans())
    def ban(self, number, is_lifted):
        if person := self.readers[number].user:
            Sanction.objects.filter(person=person).update(lifted_at=timezone.now())
            if not is_lifted:
                Sanction.objects.create(
                    person=person,
                    measure=Measure.BAN,
                    rule="1",
                    words="",
                    made_at=timezone.now(),
                )

    @rule(number=READERS)
    def sign_out_elsewhere(self, number):
        reader = self.readers[number]
        if reader.user:
            reader.client.session.flush()

    @rule(number=READERS)
    def sign_in_again(self, number):
        self.readers[number].sign_in()

    # How they read

    @rule(number=READERS, way=st.sampled_from(WAYS))
    def come(self, number, way):
        self.readers[number].open(self.topic)
        self.readers[number].connect(self.topic, way)

    @rule(number=READERS)
    def lose_connection(self, number):
        self.readers[number].hang_up()

    @precondition(lambda self: any(reader.page for reader in self.readers))
    @rule(number=READERS, way=st.sampled_from(WAYS))
    def resume(self, number, way):
        if self.readers[number].page:
            self.readers[number].connect(self.topic, way)

    # What must hold

    def may_read(self, reader) -> bool:
        person = self.person(reader)
        if reader.user and person is None:
            return False
        return (
            Topic.objects.visible_to(person or AnonymousUser())
            .filter(pk=self.topic)
            .exists()
        )

    def person(self, reader):
        """As whom the park knows the one who looks: nobody without a session."""
        if not reader.user:
            return None
        key = reader.cookie.decode().partition("=")[2]
        if not Session.objects.filter(session_key=key).exists():
            return None
        return User.objects.get(pk=reader.user.pk)

    @invariant()
    def everybody_sees_what_there_is(self):
        readable = {reader.name: self.may_read(reader) for reader in self.readers}
        self.loop.run_until_complete(self.hub._look())
        self.loop.run_until_complete(settle())
        for reader in self.readers:
            was_connected = reader.connection is not None
            heard = reader.hear(self.topic)
            if not readable[reader.name]:
                assert heard == []
                assert reader.connection is None
            elif was_connected and reader.connection:
                assert reader.page.seq == self.now().head_seq
                self.page_is_up_to_date(reader)

    def page_is_up_to_date(self, reader):
        person = self.person(reader)
        is_moderator = bool(person) and person.has_perm("community.moderate_forum")
        now = Page.rendered(self.topic, reader.language, is_moderator)
        assert reader.page.shown() == now.shown()

    def page_is_the_one_fetched(self, reader):
        if reader.connection:
            fetched = Page.fetched(reader.client, self.topic, reader.language)
            assert reader.page.shown() == fetched.shown()

    def log_is_whole(self):
        with topic_file(self.topic) as file:
            *_events, last = verified(file)
        assert (last["seq"], last["digest"]) == (
            self.now().head_seq,
            self.now().head_digest,
        )


@pytest.fixture
def still(db, monkeypatch):
    Conversation.hub = stand_still(monkeypatch)


def test_page_kept_up_to_date_is_the_page_fetched(still):
    examples = max(STEPS // STEPS_AT_ONCE, 1)
    run_state_machine_as_test(
        Conversation,
        settings=settings(
            max_examples=examples, stateful_step_count=STEPS_AT_ONCE, **TRIED
        ),
    )


ACTS = {
    "edit": lambda talk: talk.edit(choice=0, body="I do."),
    "react": lambda talk: talk.react(choice=0, feeling=Feeling.JOY, is_given=True),
    "hide": lambda talk: talk.hide(choice=0),
    "pin": lambda talk: talk.pin(is_on=True),
    "solve": lambda talk: talk.solve(choice=0, is_marked=True),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ACTS)
def test_builder_of_frames_that_forgets_a_kind_is_caught(still, monkeypatch, kind, way):
    """The control: with the builder as it is the act is followed; with one that shows nothing of it, it is seen."""
    assert follows(kind, way)
    built = looking.frames_of

    def forgetful(topic, events, audiences):
        return {
            audience: [
                replace(frame, html="") if frame.kind == kind else frame
                for frame in frames
            ]
            for audience, frames in built(topic, events, audiences).items()
        }

    monkeypatch.setattr(looking, "frames_of", forgetful)
    assert not follows(kind, way)


def follows(kind, way) -> bool:
    talk = Conversation()
    talk.begin()
    try:
        talk.come(number=0, way=way)
        ACTS[kind](talk)
        talk.everybody_sees_what_there_is()
    except AssertionError:
        return False
    finally:
        talk.readers[0].hang_up()
        talk.teardown()
    return True


def test_what_comes_live_has_the_buttons_of_moderators(still):
    talk = Conversation()
    talk.begin()
    talk.come(number=3, way="socket")
    talk.write(body="I do.", choice=1)
    talk.everybody_sees_what_there_is()
    assert "/posts/2/answer/" in talk.readers[3].page.posts[2].replace(
        f"/posts/{talk.post(1).pk}/", "/posts/2/"
    )
    talk.teardown()
