"""How the tests are dealt out."""

import re
from pathlib import Path

import pytest

from tests.scheduling import STAND_IN_THE_DEMONSTRATION

ROOT = Path(__file__).parents[1]
ASKS = re.compile(r"def \w+\([^)]*\bdemonstration\b|usefixtures\(\"demonstration\"")


def test_every_module_with_the_demonstration_is_named():
    asking = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("test_*.py")
        if ASKS.search(path.read_text())
    }
    assert asking == STAND_IN_THE_DEMONSTRATION


def test_what_asks_no_database_is_said_once(request):
    assert request.node.get_closest_marker("once")


def test_what_asks_one_after_all_is_found_out(request):
    with pytest.raises(pytest.fail.Exception):
        request.getfixturevalue("db")


@pytest.mark.django_db
def test_what_asks_one_is_said_beside_each(request):
    assert request.node.get_closest_marker("once") is None


def test_so_is_what_a_fixture_asks(resident, request):
    assert request.node.get_closest_marker("once") is None


@pytest.mark.skipif(False, reason="there is always something")
def test_so_is_what_may_be_skipped_beside_some(request):
    assert request.node.get_closest_marker("once") is None
