"""Under /api/batteries/, in no language: scales say theirs by Accept-Language."""

from django.urls import path

from . import api

urlpatterns = [path("", api.urls)]
