"""The rows in which backends of PostgreSQL count are folded, and the count stays."""

import pytest
from django.db import connection

from experiments.models import Experiment
from innovation_park.lib.page_cache.triggers import public_changes

pytestmark = pytest.mark.django_db(transaction=True)


def counts() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pid, n FROM {public_changes.table}")
        return dict(cursor.fetchall())


def test_compacting_keeps_the_count_and_so_the_pages(reader, experiment):
    reader.get()
    before = sum(counts().values())
    public_changes.compact()
    public_changes.compact()
    assert sum(counts().values()) == before
    assert reader.word() == "hit"
    Experiment.objects.update(capacity=98)
    assert reader.word() == "miss"


def only_on(vendor):
    if connection.vendor != vendor:
        pytest.skip(f"a matter of {vendor} alone")


def test_compacting_has_nothing_to_do_where_there_is_one_writer(
    experiment, django_assert_num_queries
):
    only_on("sqlite")
    with django_assert_num_queries(0):
        public_changes.compact()
    assert list(counts()) == [0]


@pytest.fixture
def gone():
    """Two backends that counted and ended. No backend has so high a number."""
    only_on("postgresql")
    rows = {2_000_000_001: 40, 2_000_000_002: 2}
    with connection.cursor() as cursor:
        for pid, count in rows.items():
            cursor.execute(
                f"INSERT INTO {public_changes.table} VALUES (%s, %s)", [pid, count]
            )
    return rows


@pytest.mark.postgres
def test_compacting_folds_the_rows_of_backends_that_are_gone(experiment, gone):
    before = counts()
    public_changes.compact()
    after = counts()
    assert not gone.keys() & after.keys()
    assert after[0] >= before.get(0, 0) + 42
    assert sum(after.values()) == sum(before.values())


@pytest.mark.postgres
def test_compacting_leaves_the_row_of_a_backend_that_still_counts(experiment, gone):
    here = connection.connection.info.backend_pid
    before = counts()[here]
    public_changes.compact()
    assert counts()[here] == before
    experiment.save()
    assert counts()[here] == before + 1


@pytest.mark.postgres
def test_compacting_again_folds_into_what_is_folded(experiment, gone):
    public_changes.compact()
    folded = counts()[0]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {public_changes.table} VALUES (2000000003, 5)")
    public_changes.compact()
    public_changes.compact()
    assert counts()[0] == folded + 5
