"""How well somebody's knowledge fits an application: 0 to 100, from fields and words, without a database.

Seventy points are for the best field both share (by how well it is known), thirty for words of the reviewer's own list that stand
in the application. Fields that nobody chose for an application are read from its words. Nobody fits with nought at all: any
reviewer may read anything, so that a plan exists wherever conflicts allow one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache

BY_LEVEL = {1: 30, 2: 50, 3: 70}
PER_WORD, MOST_FOR_WORDS = 10, 30
MOST_TOPICS = 3

# Signs of a field, as they begin in a text. Latin ones begin a word, others stand anywhere.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "mobility": ("mobil", "transport", "bus", "parking", "traffic", "bicycle", "교통", "주차", "버스", "모빌리티", "이동", "ขนส่ง", "จราจร", "จอดรถ", "รถเมล์"),
    "energy": ("energy", "solar", "battery", "batteries", "power grid", "charging", "에너지", "태양광", "배터리", "전력", "충전", "พลังงาน", "แบตเตอรี่", "ไฟฟ้า"),
    "environment": ("environment", "waste", "recycl", "climate", "air quality", "water", "환경", "폐기물", "재활용", "기후", "대기", "สิ่งแวดล้อม", "ขยะ", "รีไซเคิล", "อากาศ"),
    "health": ("health", "care", "medic", "hospital", "patient", "elder", "건강", "돌봄", "의료", "병원", "어르신", "สุขภาพ", "ดูแล", "โรงพยาบาล", "ผู้สูงอายุ"),
    "access": ("accessib", "barrier", "wheelchair", "disab", "blind", "deaf", "접근성", "무장애", "휠체어", "장애인", "พิการ", "เข้าถึง", "รถเข็น"),
    "data": ("data", "artificial intelligence", "machine learning", "model", "predict", "데이터", "인공지능", "예측", "ข้อมูล", "ปัญญาประดิษฐ์"),
    "devices": ("sensor", "device", "robot", "drone", "hardware", "iot", "센서", "로봇", "드론", "기기", "เซ็นเซอร์", "หุ่นยนต์", "โดรน", "อุปกรณ์"),
    "safety": ("safety", "security", "privacy", "emergency", "fire", "안전", "보안", "재난", "개인정보", "ปลอดภัย", "ฉุกเฉิน"),
    "learning": ("learn", "school", "educat", "training", "job", "교육", "학교", "학습", "일자리", "เรียน", "การศึกษา", "โรงเรียน"),
    "commerce": ("shop", "market", "merchant", "payment", "retail", "상점", "시장", "소상공인", "결제", "ร้านค้า", "ตลาด"),
    "culture": ("culture", "museum", "tourism", "festival", "art", "문화", "관광", "축제", "박물관", "วัฒนธรรม", "ท่องเที่ยว"),
    "public": ("public service", "city hall", "district office", "citizen", "resident", "공공", "행정", "주민", "민원", "บริการสาธารณะ", "ประชาชน"),
    "business": ("business model", "revenue", "scale", "export", "customers", "사업", "매출", "수출", "ธุรกิจ", "รายได้"),
}  # fmt: skip


@dataclass(frozen=True)
class Knowledge:
    """``levels`` by field, 1 to 3; ``words`` are the reviewer's own."""

    levels: Mapping[str, int]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    topics: frozenset[str]
    text: str

    @classmethod
    def of(cls, topics, text: str) -> Subject:
        folded = fold(text)
        known = frozenset(topics) & SIGNS.keys()
        return cls(known or topics_in(folded), folded)


def fit(knowledge: Knowledge, subject: Subject) -> int:
    return _points(knowledge, subject, _met(set(knowledge.words), subject))


def fits(
    judges: Mapping[Hashable, Knowledge], subjects: Mapping[Hashable, Subject]
) -> dict[tuple[Hashable, Hashable], int]:
    """Of every pair (subject, judge); each word is looked for once in each text, whoever named it."""
    words = {word for knowledge in judges.values() for word in knowledge.words}
    found = {}
    for key, subject in subjects.items():
        met = _met(words, subject)
        for judge, knowledge in judges.items():
            found[key, judge] = _points(knowledge, subject, met)
    return found


def _met(words: set[str], subject: Subject) -> set[str]:
    return {word for word in words if stands_in(fold(word), subject.text)}


def _points(knowledge: Knowledge, subject: Subject, met: set[str]) -> int:
    best = max((knowledge.levels.get(each, 0) for each in subject.topics), default=0)
    by_words = PER_WORD * len(met.intersection(knowledge.words))
    return BY_LEVEL.get(best, 0) + min(by_words, MOST_FOR_WORDS)


def topics_in(folded: str) -> frozenset[str]:
    """The fields whose signs stand most often, at most three."""
    counts = {
        topic: sum(stands_in(sign, folded) for sign in signs)
        for topic, signs in SIGNS.items()
    }
    ranked = sorted(counts, key=lambda topic: (-counts[topic], topic))
    return frozenset(topic for topic in ranked[:MOST_TOPICS] if counts[topic])


def fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=4096)
def _beginning(sign: str) -> re.Pattern:
    return re.compile(rf"\b{re.escape(sign)}")


def stands_in(sign: str, folded: str) -> bool:
    if not sign:
        return False
    if sign.isascii():
        return _beginning(sign).search(folded) is not None
    return sign in folded
