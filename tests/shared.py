"""Real data and corpora that lie beside the checkout; never part of the project."""

import os
from pathlib import Path

import pytest

SHARED = Path(
    os.environ.get("PARK_SHARED", Path(__file__).resolve().parents[1] / "../shared")
)


def shared_file(name: str) -> Path:
    """The file, or the test is skipped and says what it lacked."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(
            f"{name} is not beside the checkout; name its folder by PARK_SHARED"
        )
    return path
