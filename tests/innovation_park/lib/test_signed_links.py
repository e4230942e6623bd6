from datetime import timedelta

import time_machine

from innovation_park.lib.signed_links import read_link, sign_link

TOKEN = ("reply", 7, "topic-3")


def test_link_gives_its_facts_back():
    assert read_link("reply", sign_link(*TOKEN)) == [7, "topic-3"]


def test_link_is_good_for_one_purpose():
    assert read_link("stop", sign_link(*TOKEN)) is None


def test_link_ends():
    with time_machine.travel("2026-01-01T00:00Z", tick=False):
        token = sign_link(*TOKEN)
    with time_machine.travel("2026-01-08T00:00Z", tick=False):
        assert read_link("reply", token, lasts=timedelta(days=7)) == [7, "topic-3"]
        assert read_link("reply", token, lasts=timedelta(days=6)) is None


def test_link_of_somebody_else_is_none():
    token = sign_link(*TOKEN)
    assert read_link("reply", "") is None
    assert read_link("reply", "x" + token) is None
    assert read_link("reply", token.replace(":", "!", 1)) is None
