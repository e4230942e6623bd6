"""From a story of the demonstration park to the blocks of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from uuid import UUID, uuid5

from ..models import ParkImage
from .words import (
    Callout,
    Figures,
    Link,
    Picture,
    Questions,
    Steps,
    Story,
    Table,
    Text,
)

NAMESPACE = UUID("6f1f6f0e-2a57-4c2b-9d5b-0f3d5f6f7a10")


def stream_data(
    story: Story,
    *,
    seed: str,
    pictures: dict[str, ParkImage],
    page_of: Callable[[str], int],
    language: str,
) -> list[dict]:
    """Raw blocks in one language; their ids depend on the seed and their place alone."""
    blocks = [
        block
        for part in story
        for block in _blocks(part, pictures=pictures, page_of=page_of, here=language)
    ]
    return [
        {"type": kind, "value": _with_ids(value, f"{seed}/{at}"), "id": _id(seed, at)}
        for at, (kind, value) in enumerate(blocks)
    ]


def _id(seed: str, place: object) -> str:
    return str(uuid5(NAMESPACE, f"{seed}/{place}"))


def _with_ids(value, seed: str):
    if not isinstance(value, list):
        return value
    return [
        {"type": "item", "value": item, "id": _id(seed, at)}
        for at, item in enumerate(value)
    ]


Block = tuple[str, object]


def _blocks(part, *, pictures, page_of, here: str) -> Iterator[Block]:
    match part:
        case Text():
            yield "text", _html(part, here)
        case Picture():
            yield "picture", _picture(part, pictures, here)
        case Steps():
            yield from _steps(part, here)
        case Figures():
            yield from _figures(part, here)
        case Table():
            yield "table", _table(part, here)
        case Questions():
            yield from _questions(part, here)
        case Callout():
            yield "callout", _callout(part, here)
        case Link():
            page = page_of(part.page)
            yield "button", {"label": part.label[here], "page": page, "address": ""}


def _picture(part: Picture, pictures: dict[str, ParkImage], here: str) -> dict:
    image = pictures[part.scene].pk
    return {"image": image, "caption": part.caption[here], "width": "wide"}


def _steps(part: Steps, here: str) -> Iterator[Block]:
    yield "text", _heading(part.heading[here])
    yield (
        "steps",
        [{"title": title[here], "text": text[here]} for title, text in part.steps],
    )


def _figures(part: Figures, here: str) -> Iterator[Block]:
    yield "text", _heading(part.heading[here])
    yield (
        "figures",
        [{"number": number[here], "label": label[here]} for number, label in part.rows],
    )
    yield "text", _paragraph(part.source[here])


def _questions(part: Questions, here: str) -> Iterator[Block]:
    yield "text", _heading(part.heading[here])
    yield (
        "questions",
        [
            {"question": question[here], "answer": _paragraph(answer[here])}
            for question, answer in part.pairs
        ],
    )


def _callout(part: Callout, here: str) -> dict:
    text = _paragraph(part.text[here])
    return {"title": part.title[here], "text": text, "tone": part.tone}


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _heading(text: str) -> str:
    return f"<h2>{escape(text, quote=False)}</h2>"


def _html(part: Text, here: str) -> str:
    parts = [_heading(part.heading[here])] if part.heading else []
    parts += [_paragraph(paragraph[here]) for paragraph in part.paragraphs]
    if part.points:
        points = (f"<li>{escape(p[here], quote=False)}</li>" for p in part.points)
        parts.append(f"<ul>{''.join(points)}</ul>")
    return "".join(parts)


def _table(part: Table, here: str) -> dict:
    return {
        "caption": part.heading[here],
        "columns": [
            {"type": "text", "heading": column[here]} for column in part.columns
        ],
        "rows": [{"values": [cell[here] for cell in row]} for row in part.rows],
    }
