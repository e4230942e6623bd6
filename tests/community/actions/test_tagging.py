"""Tags are spelled alike, in every script."""

import pytest

from community.actions.tagging import tags_named


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("#Night Bus", "night-bus"),
        ("버스", "버스"),
        ("ร้านค้า", "ร้านค้า"),
        ("น้ำท่วม", "น้ำท่วม"),
        ("a/b", "a-b"),
    ],
)
def test_one_spelling(typed, name):
    assert [tag.name for tag in tags_named([typed, typed.upper()])] == [name]
