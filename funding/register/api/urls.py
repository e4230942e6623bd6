"""Under /api/common-grants/, in no language."""

from django.urls import path

from . import api

urlpatterns = [path("", api.urls)]
