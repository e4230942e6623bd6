"""Whoever writes a public table, and however, the next reader gets a fresh page."""

import subprocess
import sys

import pytest
from django.db import connection, transaction
from wagtail.models import Locale, Page

from accounts.models import Profile
from experiments.models import Experiment
from innovation_park.lib.change_count import _present
from innovation_park.lib.page_cache.triggers import public_changes
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def in_another_process(table):
    code = (
        "import django; django.setup();"
        "from django.db import connection;"
        f"connection.settings_dict['NAME'] = {connection.settings_dict['NAME']!r};"
        f"connection.cursor().execute('UPDATE {table} SET slug = slug')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


WRITES = {
    "save": lambda experiment: experiment.save(),
    "update": lambda experiment: Experiment.objects.update(capacity=11),
    "bulk_create": lambda experiment: Locale.objects.bulk_create(
        [Locale(language_code="xx")]
    ),
    "bulk_update": lambda experiment: Experiment.objects.bulk_update(
        [experiment], ["slug"]
    ),
    "many to many": lambda experiment: experiment.organisers.add(UserFactory()),
    "delete": lambda experiment: experiment.delete(),
    "queryset delete": lambda experiment: Experiment.objects.all().delete(),
    "raw SQL": lambda experiment: connection.cursor().execute(
        "UPDATE experiments_experiment SET capacity = 12"
    ),
    "a page": lambda experiment: Page.objects.update(title="Renamed"),
    "a person": lambda experiment: UserFactory(),
    "a name": lambda experiment: Profile.objects.update(display_name="New"),
    "another process": lambda experiment: in_another_process("experiments_experiment"),
}


def test_second_reader_gets_the_kept_page(reader):
    assert [reader.get()[1] for _ in range(3)] == [b"rendering 1"] * 3
    assert reader.word() == "hit"


@pytest.mark.parametrize("name", WRITES)
def test_write_is_seen_by_the_next_reader(reader, experiment, name):
    for path in ("/en/", "/ko/", "/th/"):
        reader.get(path)
    WRITES[name](experiment)
    assert [reader.word(path) for path in ("/en/", "/ko/", "/th/")] == ["miss"] * 3


@pytest.fixture
def without_triggers():
    public_changes.remove()
    yield
    public_changes.install()


def test_write_without_triggers_is_not_seen(reader, experiment, without_triggers):
    """The negative control: it is the triggers that make the cache exact."""
    reader.get()
    Experiment.objects.update(capacity=99)
    assert reader.word() == "hit"


def test_every_public_table_has_its_triggers():
    with connection.cursor() as cursor:
        dialect = public_changes._dialect("default")
        assert (
            _present(cursor, dialect).keys()
            == public_changes._wanted(cursor, dialect).keys()
        )


def test_rolled_back_write_keeps_the_page(reader, experiment):
    reader.get()
    with transaction.atomic():
        Experiment.objects.update(capacity=77)
        transaction.set_rollback(True)
    assert reader.word() == "hit"


def test_signing_in_and_private_records_keep_the_page(reader):
    user = UserFactory()
    reader.get()
    type(user).objects.update(last_login="2026-01-01T00:00:00Z")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
    assert reader.word() == "hit"


def test_page_that_changed_while_it_was_rendered_is_rendered_again(reader, experiment):
    reader.application.during = lambda: (
        Experiment.objects.update(capacity=5),
        connection.close(),
    )
    reader.get()
    reader.application.during = None
    assert reader.word() == "miss"


def test_altered_table_gets_its_triggers_back(reader, experiment):
    public_changes.remove()
    public_changes.install()
    reader.get()
    Experiment.objects.update(capacity=98)
    assert reader.word() == "miss"
