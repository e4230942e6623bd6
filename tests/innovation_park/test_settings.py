"""The production settings: they refuse to guess, and then Django's own inspection finds nothing."""

import os
import subprocess
import sys

import pytest

GIVEN = {
    "SECRET_KEY": "".join(chr(33 + number % 90) for number in range(3, 400, 7)),
    "SITE_URL": "https://park.example.org",
    "DATABASE_URL": "sqlite:////nowhere/park.sqlite3",
}


def check_deploy(**environment):
    clean = {
        key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ
    }
    return subprocess.run(
        [
            sys.executable,
            "-W",
            "error::DeprecationWarning",
            "manage.py",
            "check",
            "--deploy",
            "--fail-level",
            "WARNING",
        ],
        env={
            **clean,
            "DJANGO_SETTINGS_MODULE": "innovation_park.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
    )


def test_production_passes_the_inspection_without_a_warning():
    done = check_deploy(**GIVEN)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (
        0,
        "System check identified no issues (0 silenced).",
        "",
    )


@pytest.mark.parametrize("name", GIVEN)
def test_production_without_what_it_needs_ends_with_a_sentence(name):
    done = check_deploy(**{**GIVEN, name: ""})
    assert done.returncode != 0
    assert done.stderr.startswith(f"The park does not start without: {name} (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "SECRET_KEY",
            "a" * 60,
            "SECRET_KEY is too easy to guess: use at least 50 random characters.",
        ),
        (
            "SITE_URL",
            "http://park.example.org",
            "SITE_URL must be a whole address that begins with https://.",
        ),
        (
            "ALLOWED_HOSTS",
            "*",
            "ALLOWED_HOSTS must name the park's hosts; * would answer for anybody.",
        ),
    ],
)
def test_production_with_an_unsafe_value_ends_with_a_sentence(name, value, sentence):
    done = check_deploy(**{**GIVEN, name: value})
    assert (done.returncode != 0, done.stderr.strip()) == (True, sentence)
