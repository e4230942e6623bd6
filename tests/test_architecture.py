"""The plan of the house, held by tests: who may know whom, where things lie, what pages may contain."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from innovation_park.lib.page_cache import triggers

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[1]
ROOMS = [
    "home",
    "funding_register",
    "funding_decisions",
    "funding_awards",
    "funding_reviews",
    "funding",
    "batteries_flows",
    "batteries_rewards",
    "batteries_rounds",
    "batteries_custody",
    "batteries",
    "observations",
    "parking",
    "spaces",
    "bookings",
    "experiments",
    "community",
    "notifications",
    "accounts",
    "districts",
]
OURS = ["innovation_park", "home", "funding", "experiments", "community", "accounts"]
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "services",
    "misc",
    "shared_code",
    "managers2",
}
TEMPLATES = sorted(
    path for room in OURS for path in (ROOT / room).rglob("templates/**/*.html")
)
MAX_LINES = 400


def models():
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS]


def is_above(field, model):
    label = field.related_model._meta.app_label if field.related_model else ""
    return label in ROOMS and ROOMS.index(label) < ROOMS.index(model._meta.app_label)


def test_foreign_keys_point_downwards():
    upwards = [
        f"{model._meta.label}.{field.name}"
        for model in models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and is_above(field, model)
    ]
    assert upwards == []


def test_imports_point_downwards_and_every_file_has_a_role():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def python_files():
    return [
        path
        for room in [*OURS, "tests"]
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
    ]


def test_there_are_no_drawers():
    assert [
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.stem in DRAWERS or path.parent.name in DRAWERS
    ] == []


def test_modules_can_be_read_in_one_go():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in python_files()
    }
    assert {
        name: length
        for name, length in lengths.items()
        if length > MAX_LINES and "demo" not in name
    } == {}


INLINE = {
    "an inline style": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>",
        re.IGNORECASE,
    ),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a javascript address": re.compile(
        r"(?:href|src|action)\s*=\s*[\"']\s*javascript:", re.IGNORECASE
    ),
    "a third party": re.compile(
        r"<(?:script|link|img|iframe|source)[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//",
        re.IGNORECASE,
    ),
    "an unescaped value": re.compile(r"(?<!help_text)\|\s*safe\b|autoescape\s+off"),
}


@pytest.mark.parametrize("what", INLINE)
def test_templates_keep_the_policy(what):
    pages = [
        path
        for path in TEMPLATES
        if "letters" not in path.parts and "email" not in path.parts
    ]
    assert [
        str(path.relative_to(ROOT))
        for path in pages
        if INLINE[what].search(path.read_text())
    ] == []


def test_every_table_is_declared_public_or_private_for_the_page_cache():
    """A private name that fits no table is a misspelt one, and would protect nothing."""
    tables = {
        model._meta.db_table for model in apps.get_models(include_auto_created=True)
    }
    unused = [
        name
        for name in settings.PAGE_CACHE_PRIVATE_TABLES
        if not any(table.startswith(name) for table in tables)
    ]
    assert unused == []
    quiet = settings.PAGE_CACHE_QUIET_COLUMNS
    columns = {
        model._meta.db_table: {
            field.column for field in model._meta.local_concrete_fields
        }
        for model in apps.get_models()
    }
    assert {
        table: set(names) - columns.get(table, set()) for table, names in quiet.items()
    } == {table: set() for table in quiet}
    assert "experiments_experiment" in triggers.public_tables()
    assert not any(
        triggers.is_private(table)
        for table in ("wagtailcore_page", "experiments_participation")
    )


def test_migrations_are_complete():
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


# Whoever writes a letter past the one place that decides how a person is reached, and why.
LETTERS_OF_THEIR_OWN = {
    "accounts/actions/erasure.py": "the last letter to somebody of whom nothing is left",
    "accounts/adapters.py": "codes for signing in: no choice could hold them back",
    "experiments/emails.py": "guardians have no account; who withdrew is linked to nothing",
    "funding/emails.py": "whoever is invited to a team may have no account yet",
    "innovation_park/lib/letters.py": "this is where letters are made",
    "accounts/notifications/actions/delivering.py": "this is the one place",
    "accounts/notifications/actions/digesting.py": "this is the one place",
}
SENDS = re.compile(
    r"\b(?:send_letter|send_mail|send_mass_mail|mail_admins|mail_managers|email_user|EmailMessage|EmailMultiAlternatives|deliver_letter\.enqueue)\("
)


def test_people_are_reached_by_one_place():
    senders = {
        str(path.relative_to(ROOT))
        for room in OURS
        for path in (ROOT / room).rglob("*.py")
        if SENDS.search(path.read_text())
    }
    assert senders == set(LETTERS_OF_THEIR_OWN)
