"""Who comes in: the foundation with its second factor, the team of an application, those who sit in a panel. Others get 404."""

from __future__ import annotations

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.permissions import second_factor_required
from experiments.views.personal import personal
from funding.models import Application, Call

from ..models import PanelMeeting
from ..permissions import can_decide_calls


def desk_page(view):
    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_decide_calls(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def desk_call(view):
    """Gives the view the call named in the address."""

    @desk_page
    @wraps(view)
    def opened(request, slug, **kwargs):
        calls = Call.objects.published().select_related("officer")
        return view(request, get_object_or_404(calls, slug=slug), **kwargs)

    return opened


def desk_application(view):
    """Gives the view the application, if the reader may decide about it."""

    @desk_page
    @wraps(view)
    def opened(request, code, **kwargs):
        readable = Application.objects.at_the_desk(request.user).select_related(
            "call", "revision", "organisation"
        )
        return view(request, get_object_or_404(readable, code=code), **kwargs)

    return opened


def team_application(view):
    """Gives the view the application, if the reader is of its team."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, code, **kwargs):
        own = Application.objects.of_team(request.user).select_related(
            "call", "revision"
        )
        return view(request, get_object_or_404(own, code=code), **kwargs)

    return opened


def panel_meeting(view):
    """Gives the view the meeting, if the reader is of the foundation or sits in it."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, pk, **kwargs):
        meetings = PanelMeeting.objects.visible_to(request.user).select_related(
            "call", "chair__profile"
        )
        return view(request, get_object_or_404(meetings, pk=pk), **kwargs)

    return opened
