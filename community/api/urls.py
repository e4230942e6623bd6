"""Under /api/forums/, in no language: programs say theirs by Accept-Language."""

from django.urls import path, re_path

from . import api
from .guide import guide, nothing_here

urlpatterns = [
    path("", guide, name="forum-api-guide"),
    path("", api.urls),
    re_path(r"^[\s\S]*$", nothing_here, name="forum-api-nothing"),
]
