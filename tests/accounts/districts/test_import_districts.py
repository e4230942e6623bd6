import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.districts.models import District, Neighbourhood
from tests.shared import shared_file

from .test_geojson import DONG, JONGNO, file_of

pytestmark = pytest.mark.django_db


def run(*files) -> list[str]:
    out = StringIO()
    call_command("import_districts", *map(str, files), stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def real_files():
    folder = "data/seoul_geo/kostat2013_seoul_{}_geo_simple.json"
    return [
        shared_file(folder.format(name))
        for name in ("submunicipalities", "municipalities")
    ]


@pytest.mark.corpora
def test_import_districts_real_files_twice(real_files):
    first, second = run(*real_files), run(*real_files)
    names = [path.name for path in real_files]
    assert first[1] == f"{names[1]}: districts: 25 created, 0 changed, 0 unchanged."
    assert (
        first[-1] == f"{names[0]}: neighbourhoods: 423 created, 0 changed, 0 unchanged."
    )
    assert second[-1] == (
        f"{names[0]}: neighbourhoods: 0 created, 0 changed, 423 unchanged."
    )
    assert (District.objects.count(), Neighbourhood.objects.count()) == (25, 423)


@pytest.mark.corpora
def test_import_districts_broken_copy_of_the_real_file_changes_nothing(
    real_files, tmp_path
):
    document = json.loads(real_files[0].read_text())
    document["features"][400]["geometry"]["coordinates"][0].pop()
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(document))
    label = document["features"][400]["properties"]
    with pytest.raises(CommandError) as caught:
        run(real_files[1], bad)
    assert str(caught.value) == (
        f"bad.json: features[400] ({label['code']}, {label['name']}): "
        "a ring of its boundary is not closed. Nothing was changed."
    )
    assert District.objects.count() == 0


def test_import_districts_neighbourhoods_alone_are_refused(tmp_path):
    path = tmp_path / "dong.json"
    path.write_bytes(file_of(DONG))
    with pytest.raises(CommandError, match="import the districts first"):
        run(path)


def test_import_districts_says_which_outlines_are_missing(tmp_path):
    District.objects.create(code="11020", name={}, latitude=37.5, longitude=127)
    path = tmp_path / "gu.json"
    path.write_bytes(file_of(JONGNO))
    assert run(path)[-1] == "Districts still without an outline: 11020."


def test_import_districts_absent_file(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "absent.json")
