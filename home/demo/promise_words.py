"""What the promises, protocols and conclusions of the demonstration park are made of.

Days are counted from the day of loading, as in :mod:`home.demo.words`; enumerations are given by
their values.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from innovation_park.lib.translated import Translated

from .words import words

YES_NO = "yes-no"


@dataclass(frozen=True)
class DemoChoice:
    key: str
    words: Translated


@dataclass(frozen=True)
class DemoField:
    key: str
    label: Translated
    kind: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    decimals: int = 0
    is_required: bool = False
    choices: list[DemoChoice] = field(default_factory=list)
    purpose: str = ""
    help: Translated | None = None


@dataclass(frozen=True)
class DemoForm:
    key: str
    name: Translated
    instructions: Translated
    fields: list[DemoField]
    filled_by: str = "participants"
    how_often: str = "weekly"


@dataclass(frozen=True)
class Metric:
    """``change_in``: the first day of what is tried, so many days from the day of loading."""

    words: Translated
    form: str
    field: str
    statistic: str
    by: str
    unit: str
    baseline: float
    baseline_source: Translated
    direction: str
    target: float
    change_in: int | None = None


@dataclass(frozen=True)
class StopRule:
    words: Translated
    form: str
    field: str
    statistic: str
    comparison: str
    value: float
    minimum: int


@dataclass(frozen=True)
class DemoRegistration:
    """Registered at nine in the morning, before the step of the same day."""

    days_ago: int
    hypothesis: Translated
    metric: Metric
    stop_rule: StopRule
    analysis_plan: Translated
    ethics: Translated
    budget: int
    forms: list[DemoForm]
    licence: str = "CC-BY-4.0"
    publication_purpose: str = ""
    reason: Translated | None = None


@dataclass(frozen=True)
class DemoPoint:
    point: str
    verdict: str
    words: Translated


@dataclass(frozen=True)
class DemoConclusion:
    days_ago: int
    decided_days_ago: int
    decision: str
    learnt: Translated
    failed: Translated
    deviations: Translated
    decision_words: Translated
    decision_owner: Translated
    points: list[DemoPoint]


def choice(key: str, en: str, ko: str, th: str) -> DemoChoice:
    return DemoChoice(key, words(en, ko, th))


REMARK = DemoField(
    "remark",
    words(
        "Is there anything else we should know?",
        "더 알려 주실 것이 있습니까?",
        "มีอะไรอีกที่เราควรรู้หรือไม่",
    ),
    "text",
    help=words(
        "Only the team reads this. No names or addresses, please.",
        "담당 팀만 읽습니다. 이름이나 주소는 적지 말아 주십시오.",
        "มีเพียงทีมงานที่ได้อ่าน โปรดอย่าเขียนชื่อหรือที่อยู่",
    ),
)
