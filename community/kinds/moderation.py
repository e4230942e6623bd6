from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import Way
from accounts.notifications.kinds import Kind, register

ROOM = _("Forums")

# What was decided about one's own words is nothing one can wish not to know.
MODERATION = register(
    Kind(
        "community.moderation",
        room=ROOM,
        name=_("What moderators decided about your posts"),
        icon="scale",
        ways=(Way.NOW, Way.DAILY, Way.BELL),
        sentences={
            "hide": _("Your post in “%(topic)s” was hidden: %(rule)s. %(words)s"),
            "restore": _("Your post in “%(topic)s” is shown again. %(words)s"),
            "release": _("Your post in “%(topic)s” is shown now. %(words)s"),
            "reject": _("Your post in “%(topic)s” is not shown: %(rule)s. %(words)s"),
            "warn": _("A moderator asks you to keep to %(rule)s. %(words)s"),
            "silence": _("You may read but not write for now: %(rule)s. %(words)s"),
            "ban": _("You are shut out for now: %(rule)s. %(words)s"),
            "lift": _("What held you back in the forums is lifted. %(words)s"),
            "keep": _("We have looked again, and it stays: %(rule)s. %(words)s"),
            "appoint": _(
                "You are a guardian of the forums now: your flags weigh more, and little holds you up."
            ),
            "dismiss": _("You are no longer a guardian of the forums."),
        },
    )
)
FLAGS = register(
    Kind(
        "community.flags",
        room=ROOM,
        name=_("What came of your flags"),
        icon="flag",
        ways=(Way.BELL, Way.NOW, Way.DAILY, Way.WEEKLY, Way.OFF),
        sentences={
            "upheld": _(
                "You were right: a post you flagged in “%(topic)s” was hidden."
            ),
            "kept": _(
                "A post you flagged in “%(topic)s” stays. Thank you for looking out; a moderator has read it."
            ),
        },
    )
)
