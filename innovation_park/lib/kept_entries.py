"""What our pages and the device of a reader say to each other about entries that wait there to be sent.

An entry is kept on the device, bound to its key, until it is with us. ``static/js/sending.js`` asks first at the door
whose turn it is and for a fresh token, and sends then; what became of it is said in JSON.
"""

from __future__ import annotations

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac


def wants_json(request) -> bool:
    """Scripts of our pages ask so; the same addresses answer browsers with pages."""
    return request.headers.get("Accept", "").startswith("application/json")


def person_key(user) -> str:
    """Tells on a shared device whose entries are whose, and says nothing about who that is."""
    return salted_hmac("observations.person", str(user.pk)).hexdigest()[:16]


def door(request) -> JsonResponse:
    """To somebody signed in."""
    return JsonResponse(
        {"token": get_token(request), "person": person_key(request.user)}
    )


def signed_out() -> JsonResponse:
    return JsonResponse({"state": "signed-out"}, status=401)


def sent(url: str, **more) -> JsonResponse:
    return JsonResponse({"state": "sent", "url": url, **more})


def refused(sentence: str) -> JsonResponse:
    """It stays on the device, with the sentence."""
    return JsonResponse({"state": "refused", "sentence": sentence}, status=409)
