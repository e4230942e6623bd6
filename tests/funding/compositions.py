"""Compositions by lot that keep every rule of the checker, and small ones to break."""

from copy import deepcopy
from random import Random

from tests.factories.funding import composition, in_three

KINDS = (
    "line",
    "text",
    "number",
    "money",
    "date",
    "choice",
    "choices",
    "yes_no",
    "url",
)


def broken(path: str, value) -> dict:
    """The small valid composition with one thing changed: ``broken("criteria.0.weight", 61)``."""
    data = deepcopy(composition())
    *way, last = path.split(".")
    place = data
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    place[int(last) if last.isdigit() else last] = value
    return data


def field(key: str, kind: str, **more) -> dict:
    return {
        "key": key,
        "kind": kind,
        "label": in_three(key),
        "is_required": True,
        **more,
    }


def with_fields(*fields: dict) -> dict:
    """The small composition with further questions on its first page."""
    data = deepcopy(composition())
    data["sections"][0]["pages"][0]["fields"] += fields
    return data


def by_lot(seed: int) -> dict:
    """A valid composition: sections that wait for earlier ones, conditions on earlier answers, any rule that works."""
    rng = Random(seed)  # noqa: S311
    match = _match(rng)
    return {
        "eligibility": [_question(number, rng) for number in range(rng.randint(0, 8))],
        "sections": _sections(match, rng),
        "criteria": _criteria(rng),
        "stages": _stages(rng),
        "match": match,
        "feedback": {
            "least_characters": rng.randint(40, 400),
            "on_each_criterion": rng.random() < 0.8,
        },
        "documents": [
            {
                "key": f"document_{number}",
                "name": in_three("Paper"),
                "when": rng.choice(["with_application", "after_selection"]),
                "is_required": number == 0 or rng.random() < 0.5,
            }
            for number in range(rng.randint(1, 3))
        ],
    }


def _match(rng) -> dict:
    if rng.random() < 0.2:
        return dict.fromkeys(
            ("least_percent", "least_cash_percent", "most_in_kind_percent"), 0
        )
    least = rng.randint(1, 70)
    cash = rng.randint(0, least)
    return {
        "least_percent": least,
        "least_cash_percent": cash,
        "most_in_kind_percent": rng.randint(least - cash, 100),
    }


def _question(number, rng) -> dict:
    kind, rule = rng.choice(
        [
            ("yes_no", {"op": "is", "value": rng.random() < 0.5}),
            ("choice", {"op": "one_of", "value": ["a", "b"]}),
            ("number", {"op": "at_least", "value": rng.randint(0, 90)}),
            ("date", {"op": "within_years", "value": rng.randint(1, 20)}),
        ]
    )
    return {
        "key": f"question_{number}",
        "question": in_three("So?"),
        "kind": kind,
        "rule": rule,
        "reason": in_three("Because."),
        **({"options": _options()} if kind == "choice" else {}),
    }


def _options() -> list[dict]:
    return [{"value": value, "label": in_three(value)} for value in "abc"]


def _sections(match, rng) -> list[dict]:
    reserved = [field("title", "line"), field("amount_asked", "money", least=1)]
    if match["least_percent"]:
        reserved.append(field("match_cash", "money"))
        if match["most_in_kind_percent"]:
            reserved.append(field("match_in_kind", "money"))
    reserved.append(field("who", "line", is_identifying=True))
    sections, earlier = [], []
    for number in range(rng.randint(1, 4)):
        fields = reserved if not number else []
        fields = [*fields, *_fields(number, earlier, rng)]
        cut = rng.randint(1, len(fields))
        pages = [each for each in (fields[:cut], fields[cut:]) if each]
        sections.append(
            {
                "key": f"section_{number}",
                "title": in_three("Part"),
                "needs": [each["key"] for each in sections if rng.random() < 0.4],
                "pages": [
                    {"key": f"page_{at}", "title": in_three("Page"), "fields": each}
                    for at, each in enumerate(pages)
                ],
            }
        )
    return sections


def _fields(section, earlier, rng) -> list[dict]:
    fields = []
    for number in range(rng.randint(1, 5)):
        kind = rng.choice(KINDS)
        asked = field(f"f_{section}_{number}", kind)
        asked["is_required"] = rng.random() < 0.7
        if kind in ("choice", "choices"):
            asked["options"] = _options()
        if earlier and rng.random() < 0.5:
            asked["shown_when"] = _condition(earlier, rng)
        if not asked.get("shown_when") and kind in ("choice", "choices", "yes_no"):
            earlier.append(asked)
        fields.append(asked)
    return fields


def _condition(earlier, rng) -> dict:
    """Of questions that everybody is asked, each named once: so it can come true."""
    chosen = rng.sample(earlier, rng.randint(1, min(len(earlier), 3)))
    leaves = [_leaf(each, rng) for each in chosen]
    whole = leaves[0] if len(leaves) == 1 else {rng.choice(["all", "any"]): leaves}
    return {"any": [whole, {"all": leaves}]} if rng.random() < 0.3 else whole


def _leaf(asked, rng) -> dict:
    if asked["kind"] == "yes_no":
        return {"key": asked["key"], "op": "is", "value": rng.random() < 0.5}
    op = "is" if asked["kind"] == "choice" else "includes"
    leaf = {"key": asked["key"], "op": op, "value": rng.choice("abc")}
    return {"not": leaf} if rng.random() < 0.3 else leaf


def _criteria(rng) -> list[dict]:
    weights = rng.choice([[100], [50, 50], [60, 30, 10], [20] * 5, [99, 1]])
    most = rng.randint(1, 10)
    return [
        {
            "key": f"criterion_{number}",
            "name": in_three("Good"),
            "weight": weight,
            "most": most,
            "anchors": {"0": in_three("No"), str(most): in_three("Yes")},
        }
        for number, weight in enumerate(weights)
    ]


def _stages(rng) -> list[dict]:
    reviews = [
        {
            "key": f"review_{number}",
            "kind": "review",
            "reviewers_each": rng.randint(1, 5),
            "is_blind": rng.random() < 0.5,
        }
        for number in range(rng.randint(1, 2))
    ]
    before = [{"key": "screening", "kind": "screening"}] if rng.random() < 0.7 else []
    after = [{"key": "panel", "kind": "panel"}] if rng.random() < 0.5 else []
    return [*before, *reviews, *after]
