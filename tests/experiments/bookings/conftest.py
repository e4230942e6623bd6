"""What tests of bookings begin with: a room, and a form to send."""

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.template.loader import render_to_string

from experiments.bookings.views import hold_view, series_view
from tests.factories.bookings import ResourceFactory

TEMPLATE = "bookings/_hold_form.html"


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def send(rf, resident, room, monkeypatch):
    """``send(data)`` gives the answer and what the template got."""
    told = {}

    def rendered(request, template, context, status=200):
        told.update(context)
        return HttpResponse(render_to_string(template, context, request), status=status)

    monkeypatch.setattr("experiments.bookings.views.holding.render", rendered)

    def sending(data=None, person=resident, resource=room, query=None):
        told.clear()
        request = rf.get("/x/", query) if data is None else rf.post("/x/", data)
        request.user, request.session = person, SessionStore()
        request._messages = FallbackStorage(request)
        return hold_view(request, resource, TEMPLATE), told

    return sending


@pytest.fixture
def send_series(rf, resident, room, monkeypatch):
    """``send_series(data)`` gives the answer and the form as it is shown again."""
    told = {}

    def rendered(request, template, context, status=200):
        told.update(context)
        return HttpResponse(status=status)

    monkeypatch.setattr("experiments.bookings.views.series.render", rendered)

    def sending(data):
        request = rf.post("/x/", data)
        request.user = resident
        return series_view(request, room, "/back/"), told.get("form")

    return sending
