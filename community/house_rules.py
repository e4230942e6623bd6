"""The rules of the conversation, by number: what is hidden says which of them, and everybody can read them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class HouseRule:
    number: int
    name: Promise
    text: Promise

    @property
    def key(self) -> str:
        """As it is kept with a post and in its log."""
        return str(self.number)


HOUSE_RULES = tuple(
    HouseRule(number, name, text)
    for number, (name, text) in enumerate(
        [
            (
                gettext_lazy("Be kind to people, hard on problems"),
                gettext_lazy(
                    "Disagree with what somebody says, not with who they are. No insults, no mockery, no threats."
                ),
            ),
            (
                gettext_lazy("What is private stays private"),
                gettext_lazy(
                    "No telephone numbers, addresses, car numbers, faces or health matters of others, unless they agreed."
                ),
            ),
            (
                gettext_lazy("No advertising, and nothing twice"),
                gettext_lazy(
                    "Say what you sell once, where it helps somebody who asked. The same text in many places is taken out."
                ),
            ),
            (
                gettext_lazy("Stay with the topic"),
                gettext_lazy(
                    "Another matter deserves another topic. Moderators move posts rather than delete them, when they can."
                ),
            ),
            (
                gettext_lazy("Nothing that the law forbids"),
                gettext_lazy(
                    "No hatred against groups, no calls to violence, no works of others without their consent, no fraud."
                ),
            ),
            (
                gettext_lazy("Say what is true, as far as you know"),
                gettext_lazy(
                    "Say where you know it from. Guesses are welcome when they say that they are guesses."
                ),
            ),
            (
                gettext_lazy("Speak for yourself"),
                gettext_lazy(
                    "One person, one account. If you speak for a firm or an office, say so."
                ),
            ),
        ],
        start=1,
    )
)
BY_KEY = {rule.key: rule for rule in HOUSE_RULES}


def rule_words(key: str) -> str:
    """As in "rule 3 (No advertising, and nothing twice)". What is not in the list is given as it was written."""
    rule = BY_KEY.get(key)
    if rule is None:
        return key
    return _("rule %(number)s (%(name)s)") % {"number": rule.number, "name": rule.name}


def rule_choices() -> list[tuple[str, str]]:
    """In the active language."""
    return [(rule.key, f"{rule.number}. {rule.name}") for rule in HOUSE_RULES]
