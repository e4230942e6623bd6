"""What demonstration people said that moderators have to look at, in three languages."""

from __future__ import annotations

from dataclasses import dataclass

from community.enums import Reason
from community.spam import Facts


@dataclass(frozen=True)
class Line:
    language: str
    text: str


@dataclass(frozen=True)
class Appealed:
    """What was hidden, for which rule and with which ready reply; and why its author asks again."""

    line: Line
    rule: str
    reply: str
    words: str


HELD = (
    (
        Line(
            "th",
            "สวัสดีครับ ผมเพิ่งย้ายมาอยู่แถวนี้ มีตารางรถกลางคืนที่ผมทำเองอยู่ที่ https://night-timetable.example/bangkok"
            " เผื่อใครได้ใช้ครับ",
        ),
        Facts(minutes_here=42, letters=118, links=1, new_hosts=1),
    ),
    (
        Line(
            "ko",
            "새 배터리 단 2주 특가! 문의만 주시면 무료 배송해 드립니다. 지금 바로 연락 주세요, 늦으면 없습니다!",
        ),
        Facts(minutes_here=310, posts_today=1, letters=57, likeness_others=96),
    ),
)
FLAGGED = (
    (
        Line(
            "en",
            "Only a fool would leave the car there and call it sharing. People like you should not be let out alone.",
        ),
        ((Reason.INSULT, "This goes at the person, not at the parking."),),
    ),
    (
        Line(
            "ko",
            "주차랑 상관없는 얘기지만 요즘 점심값이 너무 비싸지 않나요? 다들 어디서 드세요?",
        ),
        (
            (Reason.OFF_TOPIC, "다른 주제로 옮기면 좋겠어요."),
            (Reason.OFF_TOPIC, ""),
        ),
    ),
)
HIDDEN = Line(
    "th",
    "รับเงินด่วน ไม่ต้องค้ำ กู้ได้ทุกอาชีพ ทักมาเลยวันนี้ โอนภายใน 10 นาที รับเงินด่วน ไม่ต้องค้ำ ทักมาเลย",
)
APPEALED = Appealed(
    Line(
        "en",
        "The bus stop by the school is the same problem: the lamp there is out, so nobody waits in the light.",
    ),
    rule="4",
    reply="elsewhere",
    words="The lamp is why people drive instead of riding at night. That is this topic. Please look again.",
)
