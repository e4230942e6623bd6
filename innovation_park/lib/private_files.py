"""Files that no address of the site leads to: views show them after asking who is looking."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.http import FileResponse, Http404
from django.utils.functional import LazyObject


class PrivateFiles(LazyObject):
    def _setup(self):
        self._wrapped = FileSystemStorage(location=settings.PRIVATE_ROOT, base_url=None)


def private_files():
    return PrivateFiles()


def file_answer(file, **options) -> FileResponse:
    """Sends it to whoever may see it. A file that is missing is an address that is not there, not a fault."""
    try:
        return FileResponse(file.open(), **options)
    except FileNotFoundError:
        raise Http404 from None


def delete_after_commit(file) -> None:
    """A deletion that did not happen keeps its file."""
    storage, name = file.storage, file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
