"""The link below a letter: whoever has the letter may end its kind, signed in or not."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.signed_links import read_link, sign_link

from ..actions import restart_letters, stop_letters
from ..emails import GATHERED, STOPPING, kinds_of
from ..standing import choices_of

RESTARTING = "restart letters"


@csrf_exempt  # mail readers press it without ever having seen a page; the link itself is the proof
@rate_limited("stop-letters", "60/h", by="ip")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request, token: str):
    """Opening it changes nothing, for programs open the links of letters too; its one button does.

    RFC 8058: mail readers post ``List-Unsubscribe=One-Click`` to the same address.
    """
    person, about = _facts(token)
    context = {
        "kinds": kinds_of(about, choices_of(person)),
        "is_gathered": about == GATHERED,
        "state": "asking",
    }
    if request.method == "POST":
        context |= _act(request, person, about)
    if "List-Unsubscribe" in request.POST:
        return HttpResponse(status=204)
    return render(request, "notifications/stop.html", context)


def _act(request, person: User, about: str) -> dict:
    ways = read_link(RESTARTING, request.POST.get("again", ""))
    if ways and ways[0] == person.pk:
        restart_letters(person=person, ways=ways[1])
        return {"state": "again"}
    before = stop_letters(person=person, about=about)
    again = sign_link(RESTARTING, person.pk, before) if before else ""
    return {"state": "stopped", "again": again}


def _facts(token: str) -> tuple[User, str]:
    facts = read_link(STOPPING, token)
    person = User.objects.filter(pk=facts[0]).first() if facts else None
    if person is None:
        raise Http404
    return person, facts[1]
