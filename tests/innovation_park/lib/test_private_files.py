"""Private files are sent, or are not there."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile
from django.http import Http404

from experiments.parking.models import SpacePhoto
from innovation_park.lib.private_files import file_answer
from tests.streams import body_of


def photo(tmp_path, name):
    field = SpacePhoto._meta.get_field("picture")
    file = FieldFile(SpacePhoto(), field, name)
    file.storage = FileSystemStorage(tmp_path)
    return file


def test_file_is_sent(tmp_path):
    FileSystemStorage(tmp_path).save("space.jpg", ContentFile(b"pixels"))
    answer = file_answer(photo(tmp_path, "space.jpg"), as_attachment=True)
    assert (answer.status_code, body_of(answer)) == (200, b"pixels")
    assert answer["Content-Disposition"] == 'attachment; filename="space.jpg"'


def test_file_that_is_missing_is_not_there(tmp_path):
    with pytest.raises(Http404):
        file_answer(photo(tmp_path, "lost.jpg"))
