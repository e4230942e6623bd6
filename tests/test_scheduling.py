"""Who looks at the demonstration park is known to whoever deals the tests out."""

import re
from pathlib import Path

from tests.scheduling import LOOK_AT_THE_DEMONSTRATION

ROOT = Path(__file__).parents[1]
ASKS = re.compile(r"def \w+\([^)]*\bdemonstration\b|usefixtures\(\"demonstration\"")


def test_every_module_with_the_demonstration_is_named():
    asking = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("test_*.py")
        if ASKS.search(path.read_text())
    }
    assert asking == LOOK_AT_THE_DEMONSTRATION
