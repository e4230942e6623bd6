"""What the machine must have for the whole suite, and how it gets it."""

import os
import shutil
import subprocess
from pathlib import Path

from .servers import find_program
from .telling import step

# Debian package: how one sees that it is there, and what for.
PACKAGES = {
    "postgresql": (lambda: find_program("initdb"), "the suite on PostgreSQL"),
    "redis-server": (lambda: find_program("redis-server"), "the suite with Redis"),
    "chromium": (
        lambda: find_program("chromium") or find_program("chromium-browser"),
        "the browser tests",
    ),
    "fonts-noto-cjk": (lambda: _font("CJK"), "Korean letters in the browser"),
    "fonts-thai-tlwg": (lambda: _font("tlwg"), "Thai letters in the browser"),
    "poppler-utils": (
        lambda: find_program("pdftotext"),
        "reading the PDF copies as a person would",
    ),
}


def missing_packages():
    return [name for name, (is_there, _purpose) in PACKAGES.items() if not is_there()]


def install_missing():
    """As root on Debian or Ubuntu; elsewhere the suite uses what it finds."""
    missing = missing_packages()
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with step(f"Installing {', '.join(missing)}"):
        # PostgreSQL comes for its programs: the cluster Debian would start by itself is not wanted.
        _keep_debian_from_starting_a_cluster()
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
        ):
            subprocess.run(
                command,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )


def _keep_debian_from_starting_a_cluster():
    settings = Path("/etc/postgresql-common/createcluster.conf")
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("create_main_cluster = false\n")


def _font(part):
    return any(Path("/usr/share/fonts").rglob(f"*{part}*"))
