"""What moderators say when they decide, ready in three languages; each is sent in the language of whoever gets it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REPLIES = {
    "kind": _(
        "Your post went at a person rather than at the matter. Say the same again without that, and it is welcome."
    ),
    "private": _(
        "Your post showed something private of somebody. Take it out and send it again; the rest was good."
    ),
    "advertising": _(
        "Your post looked like advertising. If you wanted to help somebody who asked, say so in your own words."
    ),
    "elsewhere": _(
        "Your post was about another matter. Start a topic of its own for it: there it will be read."
    ),
    "source": _("Your post says something as certain. Say where you know it from."),
    "cooling": _(
        "The talk became heated. Take a walk in the park; in a while you can write again."
    ),
    "sorry": _(
        "We have looked again and you were right. Thank you for asking, and sorry for the wait."
    ),
    "firm": _("We have looked again, with fresh eyes, and it stays as it was decided."),
    "welcome": _("Thank you for your post, and welcome. Everybody can read it now."),
}


def reply_choices() -> list[tuple[str, str]]:
    return [("", _("Nothing more")), *REPLIES.items()]


def reply_in(key: str) -> str:
    """In the active language; empty for none."""
    return str(REPLIES.get(key, ""))
