"""Leaving without a trace: words planted everywhere are found nowhere."""

import logging
import shutil
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase
from django.urls import reverse

from accounts.actions import erase_person, replay_erasures
from accounts.actions.erasure import mark_of
from accounts.models import Erasure, User
from innovation_park.lib.personal_data import REGISTRY
from tests.accounts.planting import MARKER, plant_everywhere
from tests.factories.accounts import UserFactory, sign_in


@pytest.fixture
def planted(db, media):
    with TestCase.captureOnCommitCallbacks(execute=True):
        person = plant_everywhere()
    mail.outbox.clear()
    return person


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)  # of other tests


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


def erase(person, **fields):
    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_person(person=person, **fields)


def traces_in_database() -> list[str]:
    """Every table, also those no model knows, read with plain SQL."""
    traces = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                traces += [
                    f"{table}.{name}"
                    for name, value in zip(names, row, strict=True)
                    if MARKER in _readable(value)
                ]
    return sorted(set(traces))


def _readable(value) -> str:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("utf-8", "ignore").lower()
    return str(value).lower()


def traces_in_files() -> list[str]:
    return [
        path.name
        for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)
        for path in Path(root).rglob("*")
        if path.is_file()
        and (MARKER in path.name or MARKER.encode() in path.read_bytes())
    ]


def cached_values() -> list[bytes]:
    """What the cache holds, in the process or in Redis."""
    if not hasattr(cache._cache, "get_client"):
        return list(cache._cache.values())
    redis = cache._cache.get_client(None, write=True)
    return [redis.get(key) for key in redis.keys("*") if redis.type(key) == b"string"]


def test_every_registered_model_is_planted(planted):
    empty = [
        f"{each.model_name} {each.label}"
        for each in REGISTRY.declarations
        if not each.rows(planted).exists()
    ]
    assert empty == []


def test_markers_are_there_before(planted):
    """The search itself works: what is planted is seen."""
    seen = traces_in_database()
    for place in ("accounts_user.email", "wagtailcore_revision.content"):
        assert place in seen
    assert len(seen) > 15
    names = traces_in_files()
    assert [name for name in names if name.startswith(f"{MARKER}-photo")] != []
    assert len(names) >= 3


def test_markers_are_found_nowhere_after(planted, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    cache.clear()
    erase(planted)
    assert traces_in_database() == []
    assert traces_in_files() == []
    assert MARKER not in caplog.text.lower()
    written = capfd.readouterr()
    assert MARKER not in (written.out + written.err).lower()
    assert [value for value in cached_values() if MARKER.encode() in value] == []


def test_nothing_points_to_the_person_after(planted):
    pk = planted.pk
    erase(planted)
    stale = User(pk=pk, email="nobody@example.org")
    left = [each.label for each in REGISTRY.declarations if each.rows(stale).exists()]
    assert left == []


def test_sessions_of_others_stay(planted, client, resident):
    sign_in(client, resident)
    erase(planted)
    assert client.get(reverse("accounts:me")).status_code == 200


def test_failure_leaves_everything_as_it_was(planted, monkeypatch):
    def failing(*args, **kwargs):
        raise RuntimeError("The disk is full.")

    monkeypatch.setattr(Erasure.objects, "create", failing)
    before = traces_in_database()
    with pytest.raises(RuntimeError):
        erase(planted)
    assert traces_in_database() == before
    assert mail.outbox == []


def test_last_letter_says_what_stays(planted):
    erase(planted)
    letter = mail.outbox[-1]
    assert letter.subject == "You are erased from the park"
    assert letter.to == [f"{MARKER}@example.org"]
    assert "that it was yours is forgotten" in letter.body


def test_journal_names_nobody_and_brings_erasure_back(planted, journal):
    mark, email, joined, pk = (
        mark_of(planted),
        planted.email,
        planted.date_joined,
        planted.pk,
    )
    erase(planted)
    assert Erasure.objects.get().person == mark
    assert MARKER not in journal.read_text()
    Erasure.objects.all().delete()  # an older backup is put back
    UserFactory(pk=pk, email=email, date_joined=joined)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("replay_erasures", journal)
    assert not User.objects.filter(email=email).exists()
    assert mail.outbox == []


def test_replay_leaves_others_alone(resident, journal):
    assert replay_erasures(['{"person": "0123", "at": "2026-11-22"}']) == 0
    assert User.objects.filter(pk=resident.pk).exists()


def test_replay_without_a_journal_says_so(db, tmp_path):
    with pytest.raises(CommandError, match="There is no journal"):
        call_command("replay_erasures", tmp_path / "nowhere")


def test_only_the_person_themself_may(resident, neighbour):
    with pytest.raises(PermissionError):
        erase_person(person=resident, by=neighbour)


def test_page_says_what_will_happen_in_the_readers_language(client, resident):
    sign_in(client, resident)
    session = client.session
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session.save()
    page = client.get("/en/me/erase/").content.decode()
    assert "Deleted. You can no longer sign in." in page


def test_page_asks_for_the_password_first(client, resident):
    sign_in(client, resident)
    assert client.get(reverse("accounts:erase")).url.startswith(
        reverse("account_reauthenticate")
    )


def test_page_asks_for_the_app_first(client, resident):
    resident.set_unusable_password()
    resident.save()
    TOTP.activate(resident, "JBSWY3DPEHPK3PXP")
    sign_in(client, resident)
    assert client.get(reverse("accounts:erase")).url.startswith(
        reverse("mfa_reauthenticate")
    )


def test_page_needs_the_address_typed(visitor, resident):
    resident.set_unusable_password()
    resident.save()
    sign_in(visitor.client, resident, second_factor=False)
    page = visitor.post(reverse("accounts:erase"), {"email": "other@example.org"})
    assert page.status_code == 200
    assert User.objects.filter(pk=resident.pk).exists()
    done = visitor.post(reverse("accounts:erase"), {"email": "Resident@Example.org "})
    assert done.url == reverse("accounts:erased")
    assert not User.objects.filter(pk=resident.pk).exists()
    assert not visitor.is_signed_in
    assert visitor.get(done.url).status_code == 200
