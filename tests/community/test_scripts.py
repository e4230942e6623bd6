"""What the scripts of the forum weigh, as they go over the line."""

import gzip
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
SHARED = ("sending.js", "shelf.js", "bell.js")
CONNECTION = ("forum/live.js", "forum/ways.js")


def weight(paths) -> int:
    """Each file is squeezed for itself, as it is sent."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_all_scripts_of_the_forum_weigh_less_than_20_kilobytes():
    own = [*SCRIPTS.glob("forum*.js"), *SCRIPTS.glob("forum/**/*.js")]
    assert len(own) > 5
    assert weight([*own, *(SCRIPTS / each for each in SHARED)]) < 20_000


def test_connection_weighs_less_than_4_kilobytes():
    assert weight(SCRIPTS / each for each in CONNECTION) < 4_000
