"""What the park keeps of how a person is reached."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import delete, register

register(
    "notifications.Notification",
    label=_("What we told you"),
    person="person",
    fields={
        "kind": _("which kind of thing"),
        "event": _("what happened"),
        "thread": _("the conversation it belongs to"),
        "arguments": _("the words it was told with"),
        "url": _("where it led"),
        "letter": _("the letter that waits to be sent"),
        "made_at": _("when"),
        "read_at": _("when you read it"),
    },
    on_erase=delete(_("Deleted, unsent letters too.")),
)
register(
    "notifications.Preference",
    label=_("How you want to be reached"),
    person="person",
    fields={
        "kind": _("for which kind of thing"),
        "way": _("how"),
        "is_pushed": _("whether your devices show it"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "notifications.Hours",
    label=_("Your hours for letters and silence"),
    person="person",
    fields={
        "zone": _("your time zone"),
        "digest_hour": _("the hour of gathered letters"),
        "digest_weekday": _("the day of the weekly letter"),
        "has_quiet": _("whether your devices are silent at night"),
        "quiet_begins": _("silent from"),
        "quiet_ends": _("silent until"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "notifications.ActingLinks",
    label=_("Answering from letters"),
    person="person",
    fields={
        "is_on": _("whether links in letters may act in your name"),
        "mark": _("what they have to carry"),
    },
    on_erase=delete(_("Deleted; links in letters you have do nothing any more.")),
)
register(
    "notifications.Device",
    label=_("Devices on which we show you messages"),
    person="person",
    fields={
        "name": _("what it is"),
        "endpoint": _("its address at the push service"),
        "p256dh": _("the key we encrypt for"),
        "auth": _("the secret we encrypt with"),
        "made_at": _("since when"),
        "reached_at": _("when it was last reached"),
    },
    on_erase=delete(_("Deleted; nothing is shown there any more.")),
)
