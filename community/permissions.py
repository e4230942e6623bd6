"""Who may read and write what in the forum, and the sentences with which one is refused."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from innovation_park.lib.prepared import Given, Prepared
from innovation_park.lib.refusals import Refused

from .enums import Measure
from .models import Forum, Member, Poll, Post, Topic
from .models import moderators as moderators
from .trust import LIMITS
from .workflow import Hat, PostStatus, may_move


class NotAllowed(Refused):
    sentence = _("This is for others to do.")


class TopicIsClosed(Refused):
    sentence = _(
        "This topic is closed: it can be read, but nothing new is written in it."
    )


class TopicIsKept(Refused):
    sentence = _(
        "This topic was brought from another park: it can be read here, but nothing new is written in it."
    )


class Silenced(Refused):
    sentence = _(
        "A moderator has decided that you may read here but not write for now. What you typed is kept."
    )


class ForumIsClosed(Refused):
    sentence = _(
        "This forum is closed: it can be read, but nothing new is written in it."
    )


class NothingWritten(Refused):
    sentence = _("There is nothing in it yet. Write a few words first.")


class TooManyTokens(Refused):
    sentence = _("You have as many tokens as one can have. Revoke one first.")


class TokenNameTaken(Refused):
    sentence = _("You have a token of this name. Choose another name, or revoke it.")


class TooLong(Refused):
    sentence = _(
        "This is longer than a post can be. Shorten it, or write it in two posts; nothing you typed is lost."
    )


class KeyHasOtherText(Refused):
    sentence = _(
        "This form has already sent another post. Press once more if you want to send this one too."
    )


class ChangedMeanwhile(Refused):
    sentence = _(
        "It was changed while you wrote, in another window perhaps. Look at both and send again."
    )


class RuleMissing(Refused):
    sentence = _("Say which rule it breaks: its author and all readers are told.")


class NotInThisState(Refused):
    sentence = _("The post has moved on; this cannot be done with it any more.")


class NoPollsYet(Refused):
    sentence = _(
        "You can ask a quick poll once you are known here: a day, a few topics read and a post of your own. What you typed is kept."
    )


class PollIsClosed(Refused):
    sentence = _("This poll is closed. Votes that were cast before count.")


class OneAnswerOnly(Refused):
    sentence = _("Choose one answer: this poll counts one for each person.")


class NotOneOfTheAnswers(Refused):
    sentence = _("This is not one of the answers. Choose one of those that are shown.")


class TooManyPicturesWaiting(Refused):
    sentence = _(
        "Many pictures of yours stand in no post yet. Send the post they are for, or wait a few days: they go by themselves."
    )


class HandleNotWellFormed(Refused):
    sentence = _(
        "A short name has two to thirty letters: Latin, Korean or Thai, with digits and _ between them."
    )


class HandleIsOfficial(Refused):
    sentence = _(
        "With this name you would speak for the park. Choose one that is yours."
    )


class HandleTaken(Refused):
    sentence = _(
        "Somebody has this short name, or one that looks almost the same. Choose another."
    )


class StoppedByRule(Refused):
    """With the sentence of the rule: what is wrong, and how to mend it."""

    def __init__(self, sentence: str):
        super().__init__(sentence)
        self.sentence = sentence


class PostIsHeld(Refused):
    """It is kept, and waits: nothing has to be done again. Carries the :class:`community.models.HeldPost`."""

    sentence = _(
        "A moderator looks at this post before others see it. You need not do anything."
    )

    def __init__(self, held):
        super().__init__(held)
        self.held = held


class NotShown(Refused):
    sentence = _(
        "A moderator has looked at this post and did not show it. You find why under “You in the forums”."
    )


class AlreadyFlagged(Refused):
    sentence = _("You have flagged this post already. A moderator looks at it.")


class OwnPost(Refused):
    sentence = _("This is your own post. You can change it or take it back.")


class AlreadyAppealed(Refused):
    sentence = _("You have asked for a second look already. It is done once.")


class OwnRuling(Refused):
    sentence = _("You decided this yourself. Another moderator looks at the appeal.")


class NotForModerators(Refused):
    sentence = _(
        "This person is a moderator. What moderators do is settled among them, not here."
    )


class AlreadyDecided(Refused):
    """Two moderators met: says who was first, and what they decided."""

    def __init__(self, who: str, what: str):
        super().__init__(who, what)
        self.who, self.what = who, what

    def __str__(self) -> str:
        return _("%(who)s was faster and has decided: %(what)s.") % {
            "who": self.who,
            "what": self.what,
        }


class ClaimedByOther(Refused):
    def __init__(self, who: str):
        super().__init__(who)
        self.who = who

    def __str__(self) -> str:
        return _(
            "%(who)s has taken this up and is deciding. Choose another case, or wait half an hour."
        ) % {"who": self.who}


def can_moderate(user) -> bool:
    """One of :func:`moderators`."""
    return user.is_authenticated and user.has_perm("community.moderate_forum")


def _makers_of_polls() -> QuerySet:
    levels = [level for level, limits in LIMITS.items() if limits.can_make_polls]
    trusted = Member.objects.filter(person=OuterRef("pk"), level__in=levels)
    return User.objects.filter(
        Exists(trusted) | Exists(moderators().filter(pk=OuterRef("pk"))),
        pk=Given("by"),
    ).values_list("pk")


_poll_makers = Prepared(_makers_of_polls)


def can_make_polls(user) -> bool:
    """One query: it is asked wherever there is a form."""
    if not user.is_authenticated:
        return False
    return bool(_poll_makers(by=user.pk))


def can_write(user, topic: Topic) -> bool:
    """Whether the page offers the form; :func:`require_writing` decides."""
    if topic.origin:
        return False
    return not (topic.is_closed or topic.forum.is_closed) or can_moderate(user)


def require_writing(user, topic: Topic) -> None:
    require_open(topic.forum, topic, lambda: can_moderate(user))
    silences = user.sanctions.in_force().filter(measure=Measure.SILENCE)
    if silences.covering(topic.forum, topic).exists():
        raise Silenced


def require_open(
    forum: Forum, topic: Topic | None, is_moderator: Callable[[], bool]
) -> None:
    """Moderators write in closed topics, nobody in closed forums."""
    if forum.is_closed:
        raise ForumIsClosed
    if topic and topic.origin:
        raise TopicIsKept
    if topic and topic.is_closed and not is_moderator():
        raise TopicIsClosed


def can_solve(user, topic: Topic) -> bool:
    """Who asked, or a moderator, says which post was the answer."""
    return user.is_authenticated and (topic.author_id == user.pk or can_moderate(user))


def can_edit(user, post: Post) -> bool:
    """How long and how often is for the rules to say (:mod:`community.spam`)."""
    return (
        user.is_authenticated
        and post.author_id == user.pk
        and post.status == PostStatus.VISIBLE
    )


def hats_of(user, post: Post) -> set[Hat]:
    """In what capacities the person could act on the post."""
    hats = set()
    if user.is_authenticated and post.author_id == user.pk:
        hats.add(Hat.AUTHOR)
    if can_moderate(user):
        hats.add(Hat.MODERATOR)
    return hats


def can_close_poll(user, poll: Poll) -> bool:
    return bool(hats_of(user, poll.post))


def can_move(user, post: Post, new: PostStatus) -> bool:
    return any(may_move(post.status, new, hat) for hat in hats_of(user, post))
