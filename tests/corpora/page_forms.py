"""What a page asks for: its forms that post, each field with its kind and what the page offers for it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = ("email", "number", "password", "text", "textarea")
GIVEN = ("choice", "hidden")
LEFT_ALONE = ("logout", "demo-sign-in")


@dataclass
class Field:
    kind: str
    offered: list[str] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms: dict[str, dict[str, Field]] = {}
        self._fields = self._select = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            posts = (given.get("method") or "").lower() == "post"
            action = given.get("action") or ""
            self._fields = self.forms.setdefault(action, {}) if posts else None
        elif tag == "option" and self._select and given.get("value"):
            self._select.offered.append(given["value"])
        elif self._fields is not None and given.get("name"):
            self._add(tag, given)

    def _add(self, tag, given):
        kind = _kind(tag, given.get("type") or "text")
        if kind:
            found = self._fields.setdefault(given["name"], Field(kind))
            self._select = found if tag == "select" else None
            if kind in GIVEN and tag != "select":
                found.offered.append(given.get("value") or "")


def _kind(tag, type_):
    if tag == "input":
        names = {"radio": "choice", "checkbox": "choice", "tel": "text"}
        return names.get(type_, type_ if type_ in (*TYPED, "hidden") else None)
    return {"textarea": "textarea", "select": "choice"}.get(tag)


def forms_of(html: str) -> dict[str, dict[str, Field]]:
    """The fields by name, by the address that the form posts to (empty: the page's own)."""
    parser = _Forms()
    parser.feed(html)
    return {
        action: {name: found for name, found in fields.items() if "csrf" not in name}
        for action, fields in parser.forms.items()
        if not any(word in action for word in LEFT_ALONE)
    }


def kinds_of(forms: dict[str, dict[str, Field]]) -> set[str]:
    return {found.kind for fields in forms.values() for found in fields.values()}


def filled(fields: dict[str, Field], shares: dict[str, list[str]], round_: int):
    """Every typed field bad; what is only handed back in every other round, so that the rest is looked at."""
    data = {}
    leaves_alone = _alternates(fields) and round_ % 2 == 0
    for shift, (name, found) in enumerate(fields.items()):
        if found.kind in GIVEN and leaves_alone:
            if found.offered:
                data[name] = found.offered[round_ // 2 % len(found.offered)]
        else:
            halves = found.kind in GIVEN and _alternates(fields)
            share = shares[found.kind]
            turn = round_ // 2 if halves else round_
            data[name] = share[(turn + shift * 7) % len(share)]
    return data


def rounds(fields: dict[str, Field], shares: dict[str, list[str]]) -> int:
    """Enough that every string of every share had its turn."""
    twice = 2 if _alternates(fields) else 1
    return max(
        len(shares[found.kind]) * (twice if found.kind in GIVEN else 1)
        for found in fields.values()
    )


def _alternates(fields: dict[str, Field]) -> bool:
    return {found.kind in GIVEN for found in fields.values()} == {True, False}
