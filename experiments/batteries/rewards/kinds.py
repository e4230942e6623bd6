"""What drop-offs and rewards tell people of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY
from accounts.notifications.kinds import Kind, register

ROOM = _("Battery recycling")

DROP_OFFS = register(
    Kind(
        "batteries_rewards.drop_offs",
        room=ROOM,
        name=_("What became of your drop-offs"),
        icon="battery-charging",
        ways=ANY_WAY,
        sentences={
            "confirmed": _("Your drop-off is confirmed: %(grams)s g"),
            "refused": _("Your drop-off was not counted"),
            "unsafe": _("Your drop-off was not safe and earns nothing"),
            "expired": _("Nobody could weigh your drop-off in time"),
            "corrected": _("Your drop-off was taken back to be counted anew"),
        },
    )
)
REWARDS = register(
    Kind(
        "batteries_rewards.rewards",
        room=ROOM,
        name=_("Rewards you can collect"),
        icon="gift",
        ways=ANY_WAY,
        sentences={
            "earned": _("You earned a reward: %(pieces)s × %(reward)s"),
            "in_stock": _("Your reward is there now: %(reward)s"),
            "lapsed": _("Your reward was not collected; it stays yours: %(reward)s"),
        },
    )
)
