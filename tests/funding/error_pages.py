"""Walks of hundreds of addresses, most of which are not there for whoever walks."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.conf import settings
from django.http import HttpResponseNotFound

from innovation_park.lib.error_pages import page_not_found


@contextmanager
def one_page_for_what_is_not_there() -> Iterator[None]:
    """It says the same of every address: given as it is the first time, and then only by its status."""
    urls = import_module(settings.ROOT_URLCONF)
    kept, shown = urls.handler404, []

    def handler(request, exception=None):
        if shown:
            return HttpResponseNotFound()
        shown.append(page_not_found(request, exception))
        return shown[0]

    urls.handler404 = handler
    try:
        yield
    finally:
        urls.handler404 = kept
