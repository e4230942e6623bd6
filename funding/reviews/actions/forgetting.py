"""What becomes of a reviewer's words when they leave the park."""

from __future__ import annotations


def forget_reviewer(profiles, _person) -> None:
    """The row stays as the pseudonym of its reviews; all it told of a person goes."""
    for profile in profiles:
        profile.ties.all().delete()
        profile.declarations.all().delete()
        profile.expertise.all().delete()
    profiles.update(person=None, about="", words="", is_available=False)


def forget_notes(reviews, _person) -> None:
    reviews.update(note="")
