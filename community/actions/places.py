"""Forums are made, and follow what they were made with."""

from __future__ import annotations

from itertools import count

from django.db import transaction
from django.urls import resolve, reverse

from innovation_park.lib.translated import Translated

from ..enums import Access
from ..models import Forum, Membership

LONGEST_SLUG = 60


def is_own_address(slug: str) -> bool:
    """Whether the forum of this short name could be reached: some addresses below /forums/ are something else."""
    address = reverse("community:forum", args=[slug])
    return resolve(address).view_name == "community:forum"


def free_slug(wish: str) -> str:
    """The wish itself, or with a number behind it."""
    taken = set(
        Forum.objects.filter(slug__startswith=wish).values_list("slug", flat=True)
    )
    tries = (wish if number == 1 else f"{wish}-{number}" for number in count(1))
    return next(slug for slug in tries if slug not in taken and is_own_address(slug))


@transaction.atomic
def open_park_forums(forums: list[dict]) -> None:
    """The first forums of a park: ``slug``, ``name``, ``about`` of each. Later the desk decides which there are."""
    if Forum.objects.filter(belongs_to="").exists():
        return
    for position, words in enumerate(forums, start=1):
        Forum.objects.create(**words, position=position * 10)


@transaction.atomic
def keep_forum_of(
    *,
    forum: Forum | None,
    slug: str,
    belongs_to: str,
    name: Translated,
    about: Translated,
    is_public: bool,
    members,
    is_demo: bool,
) -> Forum:
    """The forum of something else, made or put right: name and access follow what it belongs to.

    While that is not public, ``members`` alone read it, besides moderators. Nothing is written when nothing changed.
    """
    wanted = {
        "belongs_to": belongs_to,
        "name": name,
        "about": about,
        "access": Access.PUBLIC if is_public else Access.MEMBERS,
        "is_demo": is_demo,
    }
    if forum is None:
        forum = Forum.objects.create(slug=free_slug(slug), **wanted)
    elif any(getattr(forum, field) != value for field, value in wanted.items()):
        for field, value in wanted.items():
            setattr(forum, field, value)
        forum.save(update_fields=list(wanted))
    set_members(forum, members)
    return forum


def set_members(forum: Forum, people) -> None:
    """These and nobody else; who stays is not touched."""
    wanted = {person.pk for person in people}
    there = set(forum.memberships.values_list("person", flat=True))
    if there - wanted:
        forum.memberships.filter(person__in=there - wanted).delete()
    Membership.objects.bulk_create(
        [Membership(forum=forum, person_id=person) for person in wanted - there],
        ignore_conflicts=True,
    )
