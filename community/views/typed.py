"""What was typed into a field that no form of ours reads."""

from __future__ import annotations


def typed(request, name: str, longest: int | None = None) -> str:
    """Without NUL, which PostgreSQL keeps in no text."""
    return request.POST.get(name, "").replace("\x00", "")[:longest]
