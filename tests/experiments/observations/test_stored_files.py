"""What was brought lies on the disk as long as its row stands."""

from pathlib import Path

import pytest
from django.db import transaction

from experiments.observations.actions import keep_file
from experiments.observations.models import ImportRun
from tests.factories.accounts import UserFactory
from tests.factories.sensors import measured_experiment


def test_stored_file_goes_with_its_row_and_stays_when_the_row_stays(
    db, django_capture_on_commit_callbacks
):
    commits = django_capture_on_commit_callbacks
    organiser = UserFactory()
    experiment = measured_experiment(organisers=[organiser])
    rows = b"day,station,people,out\n2025-05-01,Sindang,12,3\n"
    run = keep_file(
        experiment=experiment,
        form="stations",
        name="rows.csv",
        content=rows,
        by=organiser,
    )
    stored = Path(run.file.path)
    with pytest.raises(RuntimeError), commits(execute=True), transaction.atomic():
        ImportRun.objects.all().delete()
        raise RuntimeError
    assert stored.is_file()
    with commits(execute=True):
        ImportRun.objects.all().delete()
    assert not stored.exists()
