"""Words of one person all over the forum."""

from uuid import uuid4

from django.utils import timezone

from accounts.roles import Role
from community.actions.drafting import save_draft
from community.actions.following import follow_forum
from community.actions.polling import vote_in_poll
from community.actions.reacting import react_to_post
from community.actions.revising import edit_post
from community.actions.ruling import rule_on
from community.enums import Deed, Feeling, Following, Measure
from community.models import Case, Member, Ruling, Sanction
from tests.factories.accounts import UserFactory
from tests.factories.community import picture_by, poll_in, post_by, token_of, topic_by
from tests.factories.moderation import appealed, flagged_by, held_by, hidden_by


def plant_community(person, marker: str) -> None:
    topic = topic_by(person, title="Night buses", body=f"{marker} asks")
    answer = post_by(UserFactory(), topic, "An answer that stays.")
    post = topic.posts.get(number=1)
    edit_post(post=post, by=person, body=f"{marker} asks anew", seen_body=post.body)
    react_to_post(post=answer, by=person, feeling=Feeling.THANKS, is_given=True)
    save_draft(
        by=person, place={"topic": topic}, client_key=uuid4(), body=f"{marker} begins"
    )
    picture_by(person, alt=f"{marker} lamp")
    vote_in_poll(poll=poll_in(answer), by=person, choices=[1])
    topic.forum.memberships.create(person=person)
    token_of(person)
    Member.objects.filter(person=person).update(handle=f"{marker}-1")
    follow_forum(forum=topic.forum, by=person, following=Following.WATCHING)
    _moderation(person, marker, topic, answer)
    _plant_in_words_of_others(topic, marker)
    for whose, by in ((person, None), (UserFactory(), person)):
        Sanction.objects.create(
            person=whose,
            by=by,
            measure=Measure.WARNING,
            rule="1",
            words="Kindly.",
            made_at=timezone.now(),
        )


def _moderation(person, marker: str, topic, answer) -> None:
    other = UserFactory(roles=[Role.MODERATOR])
    held_by(person, topic, f"{marker} waits")
    flagged_by(person, answer, words=f"{marker} flags")
    own = post_by(person, topic, f"{marker} was hidden")
    appealed(hidden_by(other, own), f"{marker} asks again")
    rule_on(Deed.KEEP, by=person, post=answer)
    Case.objects.update(claimed_by=person, claimed_at=timezone.now())
    Ruling.objects.filter(person=person).update(words=f"{marker}, kindly")


def _plant_in_words_of_others(topic, marker: str) -> None:
    """Quoted and named, in a text, in what it said before, and in what is still being written."""
    other = UserFactory()
    quoting = f"> #1 {marker} name:\n> {marker} asks\n\n@{marker}-1, yes."
    post = post_by(other, topic, quoting)
    edit_post(post=post, by=other, body=f"@[{marker} name] ok.", seen_body=quoting)
    post_by(UserFactory(), topic, quoting)
    save_draft(by=other, place={"topic": topic}, client_key=uuid4(), body=quoting)
