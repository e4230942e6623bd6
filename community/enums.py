"""The words of the forum: what can happen in a topic, who may read, and how closely one follows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Access(models.TextChoices):
    """Who may read a forum. Writing needs a sign-in everywhere."""

    PUBLIC = "public", _("Everybody")
    RESIDENTS = "residents", _("Whoever is signed in")
    MEMBERS = "members", _("Its members")


class Kind(models.TextChoices):
    """What an event of a topic's log says. ``CLOSE`` and ``PIN`` carry on or off, ``SLOW`` its seconds; ``EDIT`` without a post is the title."""

    POST = "post", _("Written")
    EDIT = "edit", _("Changed")
    DELETE = "delete", _("Taken back")
    HIDE = "hide", _("Hidden")
    RESTORE = "restore", _("Shown again")
    REACT = "react", _("Reaction")
    MOVE = "move", _("Moved")
    PIN = "pin", _("Pinned")
    CLOSE = "close", pgettext_lazy("topic", "Closed")
    SLOW = "slow", _("Slow mode")
    SOLVE = "solve", _("Marked as the answer")
    POLL = "poll", _("Poll")
    CARD = "card", _("Link preview")


class Shows(models.TextChoices):
    """When a quick poll shows how the votes stand."""

    ALWAYS = "always", _("At any time, to everybody")
    VOTED = "voted", _("To whoever has voted, and to all when it has closed")
    CLOSED = "closed", _("To nobody before it has closed")


class Following(models.TextChoices):
    """How closely a person follows a topic; it decides what they are told of."""

    MUTED = "muted", _("Tell me nothing")
    NORMAL = "normal", _("Tell me when I am mentioned")
    TRACKING = "tracking", _("Count what is new")
    WATCHING = "watching", _("Tell me of every post")


class Feeling(models.TextChoices):
    """The reactions one can give; the sign is drawn by the page."""

    AGREE = "agree", pgettext_lazy("reaction", "I agree")
    THANKS = "thanks", _("Thank you")
    INSIGHT = "insight", _("I learned something")
    JOY = "joy", _("This made me smile")
    CONCERN = "concern", _("I am worried")


class Scope(models.TextChoices):
    """What the token of a program opens."""

    PUBLIC = "read:public", _("What everybody may read")
    MINE = "read:mine", _("Everything that I may read")


class Measure(models.TextChoices):
    """What moderators can do about a person; a ban takes reading away too, as far as it needs a sign-in."""

    WARNING = "warning", _("Warning")
    SILENCE = "silence", _("May read, not write")
    BAN = "ban", _("May neither read nor write")


class Reason(models.TextChoices):
    """Why somebody flags a post."""

    OFF_TOPIC = "off_topic", _("It has nothing to do with the topic")
    SPAM = "spam", _("It is advertising, or the same again")
    INSULT = "insult", _("It insults somebody")
    PERSONAL = "personal", _("It shows personal data of somebody")
    ILLEGAL = "illegal", _("The law forbids it")
    OTHER = "other", pgettext_lazy("flag", "Something else")


class CaseKind(models.TextChoices):
    """Why something waits for moderators."""

    HELD = "held", _("Waits before it is shown")
    FLAGGED = "flagged", _("Flagged by readers")
    HIDDEN = "hidden", _("Hidden by a rule")
    APPEAL = "appeal", _("Appeal")
    OWN = "own", _("Taken up by a moderator")


class Deed(models.TextChoices):
    """What was decided about a post or a person. The public log counts these."""

    RELEASE = "release", _("Shown to everybody")
    REJECT = "reject", _("Not shown")
    HIDE = "hide", _("Post hidden")
    RESTORE = "restore", _("Post shown again")
    KEEP = "keep", _("Left as it is")
    WARN = "warn", _("Warning")
    SILENCE = "silence", _("May not write for a time")
    BAN = "ban", _("Shut out")
    LIFT = "lift", _("Measure lifted")
    APPOINT = "appoint", _("Appointed as a guardian")
    DISMISS = "dismiss", _("No longer a guardian")


class HeldStatus(models.TextChoices):
    WAITING = "waiting", _("Waits for a moderator")
    RELEASED = "released", pgettext_lazy("held post", "Shown")
    REJECTED = "rejected", pgettext_lazy("held post", "Not shown")
    WITHDRAWN = "withdrawn", pgettext_lazy("held post", "Taken back")


class AppealStatus(models.TextChoices):
    WAITING = "waiting", _("Waits for a moderator")
    WON = "won", pgettext_lazy("appeal", "Granted")
    LOST = "lost", pgettext_lazy("appeal", "Not granted")
