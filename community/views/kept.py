"""Words somebody typed before they signed in: kept in their session, and offered again in the same place."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login

KEY = "forum_texts"
MOST = 3  # places; a session is no archive


def keep_text(request, place: str, **fields) -> None:
    kept = {**request.session.get(KEY, {}), place: fields}
    request.session[KEY] = dict(list(kept.items())[-MOST:])


def kept_text(request, place: str) -> dict:
    """Read without opening a session for whoever has none."""
    return request.session.get(KEY, {}).get(place, {})


def drop_text(request, place: str) -> None:
    if place in request.session.get(KEY, {}):
        kept = dict(request.session[KEY])
        del kept[place]
        request.session[KEY] = kept


def sign_in_and_return(request, place: str, back: str, fields: dict):
    keep_text(request, place, **fields)
    return redirect_to_login(back)


def posted(request):
    """What a form is bound to: an empty form that was sent is sent all the same."""
    return request.POST if request.method == "POST" else None
