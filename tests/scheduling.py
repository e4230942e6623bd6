"""Which tests one process runs together: those that look at the demonstration park, so that it is planted once.

The mark ``xdist_group`` says the same, but pytest 9 no longer takes the names that pytest-xdist 3.8 gives to marked tests.
"""

from xdist.scheduler import LoadGroupScheduling

LOOK_AT_THE_DEMONSTRATION = {
    "tests/home/test_demo.py",
    "tests/home/test_demo_lending.py",
    "tests/journeys/test_no_dead_ends.py",
    "tests/test_reading_languages.py",
}


class DemonstrationTogether(LoadGroupScheduling):
    """Everything else goes, test by test, to whichever process is free; the largest group goes first."""

    def _split_scope(self, nodeid: str) -> str:
        is_in = nodeid.partition("::")[0] in LOOK_AT_THE_DEMONSTRATION
        return "demonstration" if is_in else nodeid
