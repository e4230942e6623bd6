"""Which tests one process runs together: those with the demonstration park in their database, so that it is planted
once, and that no other process waits for it. Browsers that look at it share one that is served.

The mark ``xdist_group`` says the same, but pytest 9 no longer takes the names that pytest-xdist 3.8 gives to marked tests.
"""

from xdist.scheduler import LoadGroupScheduling

STAND_IN_THE_DEMONSTRATION = {
    "tests/home/test_demo.py",
    "tests/home/test_demo_batteries.py",
    "tests/home/test_demo_funding.py",
    "tests/home/test_demo_lending.py",
    "tests/journeys/test_no_dead_ends.py",
    "tests/test_reading_languages.py",
}


class DemonstrationTogether(LoadGroupScheduling):
    """Everything else goes, test by test, to whichever process is free; the largest group goes first."""

    def _split_scope(self, nodeid: str) -> str:
        is_in = nodeid.partition("::")[0] in STAND_IN_THE_DEMONSTRATION
        return "demonstration" if is_in else nodeid


def looks_at_the_served_one(item) -> bool:
    return "demo_site" in item.fixturenames


def last_what_looks_at_the_served_one(items: list) -> list:
    """It is being planted while the others run."""
    return sorted(items, key=looks_at_the_served_one)


DATABASES = {"db", "transactional_db"}


def asks_a_database(item) -> bool:
    """Or may be skipped beside one: what does neither says the same beside all, and is said once."""
    return any(map(item.get_closest_marker, ("django_db", "skipif"))) or not (
        DATABASES.isdisjoint(item.fixturenames)
    )
