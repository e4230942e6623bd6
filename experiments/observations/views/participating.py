"""What the participants' pages have in common: who one is, and which protocol holds."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac

from experiments.models import Experiment
from experiments.permissions import has_current_consent
from experiments.views.personal import personal

from ..permissions import contributing, takes_data
from ..protocol import protocol_of


def wants_json(request) -> bool:
    """Scripts of our pages ask so; the same addresses answer browsers with pages."""
    return request.headers.get("Accept", "").startswith("application/json")


def person_key(user) -> str:
    """Tells on a shared device whose entries are whose, and says nothing about who that is."""
    return salted_hmac("observations.person", str(user.pk)).hexdigest()[:16]


def participant_page(view):
    """Gives the view the participation and the protocol. To anybody else there is no such page."""

    @personal
    @wraps(view)
    def opened(request, slug, **kwargs):
        if wants_json(request) and not request.user.is_authenticated:
            return JsonResponse({"state": "signed-out"}, status=401)
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
