"""What four districts give for used batteries, after rules that Seoul's districts have announced."""

from __future__ import annotations

from dataclasses import dataclass

from innovation_park.lib.translated import Translated

from ..words import words

REWARDS = {
    "bag-10": words("10-litre waste bag", "10리터 종량제봉투", "ถุงขยะขนาด 10 ลิตร"),
    "cells-aa": words("New AA cell", "새 AA 건전지", "ถ่าน AA ก้อนใหม่"),
}


@dataclass(frozen=True)
class Card:
    """``pieces`` are delivered of each reward of the card, in its order."""

    district: str
    rule: dict
    summary: Translated
    place: Translated
    pieces: tuple[int, ...]

    @property
    def rewards(self) -> list[str]:
        gives = [self.rule["gives"], *self.rule.get("instead", [])]
        return [each["reward"] for each in gives]


def counter(en: str, ko: str, th: str) -> Translated:
    return words(
        f"{en} district office, counter for recycling, Monday to Friday 9 to 18",
        f"{ko}청 자원순환 창구, 월요일부터 금요일까지 9시~18시",
        f"สำนักงานเขต{th} เคาน์เตอร์รีไซเคิล จันทร์ถึงศุกร์ 9.00–18.00 น.",
    )


CARDS = [
    Card(
        "11100",
        {
            "gives": {"reward": "bag-10", "number": 1},
            "for": {"cells": 10},
            "counts_as": {"power_bank": 10},
            "grams_a_cell": 25,
            "most_a_day": {"bundles": 3},
            "remainder": "carried",
            "instead": [{"reward": "cells-aa", "number": 1}],
        },
        words(
            "Ten cells earn one 10-litre waste bag, at most three bags a day. What is left over counts next time. When there are no bags, you may choose a new cell instead.",
            "건전지 10개를 가져오시면 10리터 종량제봉투 1장을 드립니다. 하루 3장까지이며 남은 개수는 다음에 더합니다. 봉투가 없으면 새 건전지 1개로 바꾸실 수 있습니다.",
            "ถ่านสิบก้อนแลกถุงขยะ 10 ลิตรได้หนึ่งใบ ไม่เกินวันละสามใบ ส่วนที่เหลือสะสมไว้ครั้งหน้า หากถุงหมด เลือกรับถ่านก้อนใหม่แทนได้",
        ),
        counter("Dobong", "도봉구", "โทบง"),
        (400, 80),
    ),
    Card(
        "11060",
        {
            "gives": {"reward": "bag-10", "number": 1},
            "for": {"cells": 10},
            "most_a_day": {"cells": 100},
            "remainder": "day",
        },
        words(
            "Ten cells earn one 10-litre waste bag. At most 100 cells count a day, and each day begins anew.",
            "건전지 10개를 가져오시면 10리터 종량제봉투 1장을 드립니다. 하루 100개까지 계산하며 날마다 새로 셉니다.",
            "ถ่านสิบก้อนแลกถุงขยะ 10 ลิตรได้หนึ่งใบ นับให้ไม่เกินวันละ 100 ก้อน และเริ่มนับใหม่ทุกวัน",
        ),
        counter("Dongdaemun", "동대문구", "ทงแดมุน"),
        (250,),
    ),
    Card(
        "11120",
        {
            "gives": {"reward": "cells-aa", "number": 2},
            "for": {"cells": 20, "grams": 500},
            "remainder": "carried",
        },
        words(
            "Twenty cells or 500 g earn two new cells, whichever is better for you. What is left over counts next time.",
            "건전지 20개나 500 g을 가져오시면 새 건전지 2개를 드립니다. 더 유리한 쪽으로 계산하고 남은 양은 다음에 더합니다.",
            "ถ่านยี่สิบก้อนหรือ 500 กรัมแลกถ่านใหม่ได้สองก้อน คิดตามแบบที่คุณได้มากกว่า ส่วนที่เหลือสะสมไว้ครั้งหน้า",
        ),
        counter("Eunpyeong", "은평구", "อึนพยอง"),
        (300,),
    ),
    Card(
        "11220",
        {
            "gives": {"reward": "bag-10", "number": 1},
            "for": {"cells": 10},
            "accepts": ["nimh", "nicd", "li_ion"],
            "counts_as": {"power_bank": 10},
            "remainder": "carried",
        },
        words(
            "Ten rechargeable cells or one power bank earn one 10-litre waste bag. Other batteries are taken as well, and earn nothing.",
            "충전지 10개나 보조배터리 1개를 가져오시면 10리터 종량제봉투 1장을 드립니다. 다른 건전지도 받지만 보상은 없습니다.",
            "ถ่านชาร์จสิบก้อนหรือแบตเตอรี่สำรองหนึ่งก้อนแลกถุงขยะ 10 ลิตรได้หนึ่งใบ ถ่านชนิดอื่นรับเช่นกันแต่ไม่มีของแลก",
        ),
        counter("Seocho", "서초구", "ซอโช"),
        (120,),
    ),
]
