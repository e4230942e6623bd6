"""Previews of links in a post, taken off and had back."""

from __future__ import annotations

from ..actions.carding import set_cards
from ..workflow import Hat
from .acting import acting_on_post


@acting_on_post(Hat.AUTHOR, Hat.MODERATOR)
def cards(request, post):
    set_cards(post=post, by=request.user, are_shown="show" in request.POST)
