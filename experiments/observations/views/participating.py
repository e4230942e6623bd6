"""What the participants' pages have in common: who one is, and which protocol holds."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404

from experiments.models import Experiment
from experiments.permissions import has_current_consent
from experiments.views.personal import personal
from innovation_park.lib.kept_entries import person_key, signed_out, wants_json

from ..permissions import contributing, takes_data
from ..protocol import protocol_of


def participant_page(view):
    """Gives the view the participation and the protocol. To anybody else there is no such page."""

    @personal
    @wraps(view)
    def opened(request, slug, **kwargs):
        if wants_json(request) and not request.user.is_authenticated:
            return signed_out()
        return for_people(request, slug, **kwargs)

    @login_required
    def for_people(request, slug, **kwargs):
        experiment = get_object_or_404(Experiment, slug=slug)
        participation = contributing(request.user, experiment)
        protocol = protocol_of(experiment) if participation else None
        if protocol is None:
            if wants_json(request) and participation is None:
                answer = {"state": "gone", "person": person_key(request.user)}
                return JsonResponse(answer, status=404)
            raise Http404
        participation.experiment = experiment
        return view(request, participation, protocol, **kwargs)

    return opened


def about(request, participation) -> dict:
    """What every page for participants says."""
    return {
        "experiment": participation.experiment,
        "participation": participation,
        "person": person_key(request.user),
        "takes_data": takes_data(participation.experiment),
        "is_current": has_current_consent(participation),
    }
