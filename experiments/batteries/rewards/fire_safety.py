"""What comes before everything else: is it safe to put these batteries into a box?

Two questions and one table. The first row that fits answers; its words stand here in every language of the park, because
nobody may meet this page half translated. No advice but :data:`BOX` and :data:`TAPED` lets a drop-off go on.
"""

from __future__ import annotations

from dataclasses import dataclass

from experiments.batteries.enums import Chemistry
from innovation_park.lib.translated import Translated


def said(en: str, ko: str, th: str) -> Translated:
    return Translated(en=en, ko=ko, th=th)


@dataclass(frozen=True)
class Choice:
    key: str
    words: Translated


@dataclass(frozen=True)
class Question:
    key: str
    words: Translated
    choices: tuple[Choice, ...]

    def choice(self, key: str) -> Choice | None:
        return next((each for each in self.choices if each.key == key), None)


@dataclass(frozen=True)
class Advice:
    """``where`` is what to show places of: ``box`` (go on here), ``centre`` (staff take them) or ``call`` (119 first)."""

    key: str
    where: str
    title: Translated
    steps: tuple[Translated, ...]

    @property
    def lets_go_on(self) -> bool:
        return self.where == "box"


LOOK = Question(
    "look",
    said(
        "Look at all of them. Is one of them damaged?",
        "모두 살펴보세요. 이상이 있는 것이 있나요?",
        "ดูทุกก้อน มีก้อนไหนเสียหายหรือไม่",
    ),
    (
        Choice(
            "fine",
            said(
                "No, all are whole and dry",
                "아니요, 모두 온전하고 말라 있어요",
                "ไม่มี ทุกก้อนสมบูรณ์และแห้ง",
            ),
        ),
        Choice(
            "swollen",
            said("One is swollen or bent", "부풀거나 휜 것이 있어요", "มีก้อนที่บวมหรืองอ"),
        ),
        Choice(
            "leaking",
            said(
                "One leaks or has crust on it",
                "새거나 하얀 가루가 묻은 것이 있어요",
                "มีก้อนที่รั่วหรือมีคราบเกาะ",
            ),
        ),
        Choice(
            "hot",
            said(
                "One is hot, hisses or smokes",
                "뜨겁거나 소리, 연기가 나는 것이 있어요",
                "มีก้อนที่ร้อน มีเสียง หรือมีควัน",
            ),
        ),
        Choice(
            "hurt",
            said(
                "One is pierced, crushed or was under water",
                "구멍 나거나 눌렸거나 물에 잠긴 것이 있어요",
                "มีก้อนที่ถูกเจาะ ถูกบด หรือเคยจมน้ำ",
            ),
        ),
    ),
)
KIND = Question(
    "kind",
    said("What are they?", "어떤 건전지인가요?", "เป็นแบตเตอรี่แบบไหน"),
    (
        Choice(
            "alkaline",
            said(
                "Household cells (AA, AAA, C, D, 9 V)",
                "일반 건전지 (AA, AAA, C, D, 9V)",
                "ถ่านไฟฉายทั่วไป (AA, AAA, C, D, 9 V)",
            ),
        ),
        Choice("button", said("Button cells", "단추형 전지", "ถ่านกระดุม")),
        Choice(
            "nimh",
            said(
                "Rechargeable cells (NiMH, NiCd)",
                "충전지 (니켈수소, 니켈카드뮴)",
                "ถ่านชาร์จ (NiMH, NiCd)",
            ),
        ),
        Choice(
            "li_ion",
            said(
                "Lithium: of a phone, camera, tool or toy",
                "리튬 전지 (휴대전화, 카메라, 공구, 장난감)",
                "ลิเทียม: ของโทรศัพท์ กล้อง เครื่องมือ หรือของเล่น",
            ),
        ),
        Choice("power_bank", said("Power banks", "보조배터리", "พาวเวอร์แบงก์")),
        Choice(
            "large",
            said(
                "Of a bicycle, scooter or car",
                "자전거, 킥보드, 자동차용",
                "ของจักรยาน สกูตเตอร์ หรือรถยนต์",
            ),
        ),
        Choice("unknown", said("I do not know", "잘 모르겠어요", "ไม่ทราบ")),
    ),
)
QUESTIONS = (LOOK, KIND)

LITHIUM = {"li_ion", "power_bank"}
UNSAFE = {"swollen", "leaking", "hot", "hurt"}

KEEP_AWAY = said(
    "Do not put it into a box, a bin or a bag with others.",
    "수거함, 쓰레기통, 다른 전지와 함께 둔 봉투에 넣지 마세요.",
    "อย่าใส่ลงในกล่อง ถังขยะ หรือถุงรวมกับก้อนอื่น",
)
BRING_IT = said(
    "Bring it to staff at one of the places below. They take it from you for nothing.",
    "아래 장소의 직원에게 가져다주세요. 무료로 받습니다.",
    "นำไปให้เจ้าหน้าที่ที่สถานที่ด้านล่าง รับโดยไม่มีค่าใช้จ่าย",
)
CALL = Advice(
    "call",
    "call",
    said("Step back and call 119", "물러나서 119에 신고하세요", "ถอยออกมาและโทร 119"),
    (
        said(
            "Leave it where it is and keep everybody away from it.",
            "그 자리에 두고 아무도 가까이 가지 못하게 하세요.",
            "ปล่อยไว้ตรงนั้น และกันทุกคนออกห่าง",
        ),
        said(
            "Call 119 and say that a battery is hot. Do not breathe the smoke.",
            "119에 전화해 전지가 뜨겁다고 말하세요. 연기를 마시지 마세요.",
            "โทร 119 แจ้งว่าแบตเตอรี่ร้อนจัด อย่าสูดควัน",
        ),
        KEEP_AWAY,
    ),
)
SAND = Advice(
    "sand",
    "centre",
    said(
        "Not into the box: this one can catch fire",
        "수거함에 넣지 마세요: 불이 날 수 있습니다",
        "อย่าใส่ในกล่อง ก้อนนี้อาจติดไฟได้",
    ),
    (
        said(
            "Do not charge it, press it or open it.",
            "충전하거나 누르거나 열지 마세요.",
            "อย่าชาร์จ อย่ากด และอย่าแกะ",
        ),
        said(
            "Put it into a metal tin or a pot with dry sand, outdoors or on a balcony.",
            "마른 모래를 담은 금속 통이나 냄비에 넣어 바깥이나 베란다에 두세요.",
            "ใส่ในกระป๋องโลหะหรือหม้อที่มีทรายแห้ง วางไว้นอกบ้านหรือที่ระเบียง",
        ),
        KEEP_AWAY,
        BRING_IT,
    ),
)
GLOVES = Advice(
    "gloves",
    "centre",
    said(
        "Not into the box: what leaks burns the skin",
        "수거함에 넣지 마세요: 새는 액체는 피부를 상하게 합니다",
        "อย่าใส่ในกล่อง ของเหลวที่รั่วกัดผิวหนัง",
    ),
    (
        said(
            "Touch it with gloves only. If it touched your skin, rinse with water for ten minutes.",
            "장갑을 끼고 만지세요. 피부에 닿았다면 10분 동안 물로 씻으세요.",
            "สวมถุงมือก่อนจับ หากโดนผิวหนัง ล้างน้ำสิบนาที",
        ),
        said(
            "Put it into a plastic bag of its own and close it.",
            "비닐봉지에 따로 넣어 묶어 주세요.",
            "ใส่ถุงพลาสติกแยกต่างหากแล้วปิดให้แน่น",
        ),
        KEEP_AWAY,
        BRING_IT,
    ),
)
DESK = Advice(
    "desk",
    "centre",
    said("Too large for a box", "수거함에 넣기에는 너무 큽니다", "ใหญ่เกินไปสำหรับกล่อง"),
    (
        said(
            "Leave the case closed and cover the poles with tape.",
            "케이스를 열지 말고 단자에 테이프를 붙이세요.",
            "อย่าเปิดฝาครอบ และปิดขั้วด้วยเทป",
        ),
        BRING_IT,
    ),
)
TAPED = Advice(
    "taped",
    "box",
    said("Cover the poles first", "먼저 단자를 가려 주세요", "ปิดขั้วก่อน"),
    (
        said(
            "Cover the poles of each with tape, so that they cannot touch.",
            "서로 닿지 않도록 하나하나 단자에 테이프를 붙이세요.",
            "ปิดขั้วทุกก้อนด้วยเทป เพื่อไม่ให้แตะกัน",
        ),
        said(
            "Leave the pack in its case. Never cut or open it.",
            "케이스에서 꺼내지 마세요. 자르거나 열지 마세요.",
            "อย่าแกะออกจากปลอก ห้ามตัดหรือเปิด",
        ),
        said(
            "Lay it into the part of the box for lithium; do not let it drop.",
            "수거함의 리튬 전지 칸에 살며시 넣으세요. 떨어뜨리지 마세요.",
            "วางลงในช่องสำหรับลิเทียมเบา ๆ อย่าโยน",
        ),
    ),
)
BOX = Advice(
    "box",
    "box",
    said("These may go into the box", "수거함에 넣어도 됩니다", "ใส่ในกล่องได้"),
    (
        said(
            "Cover the poles of 9 V blocks and button cells with tape.",
            "9V 전지와 단추형 전지는 단자에 테이프를 붙이세요.",
            "ปิดขั้วถ่าน 9 V และถ่านกระดุมด้วยเทป",
        ),
    ),
)

ANYTHING = None
# What one sees, what it is, what to do: the first row that fits.
TABLE: tuple[tuple[set[str] | None, set[str] | None, Advice], ...] = (
    ({"hot"}, ANYTHING, CALL),
    ({"swollen", "hurt"}, ANYTHING, SAND),
    ({"leaking"}, LITHIUM | {"large", "unknown"}, SAND),
    ({"leaking"}, ANYTHING, GLOVES),
    (ANYTHING, {"large"}, DESK),
    (ANYTHING, LITHIUM | {"unknown"}, TAPED),
    (ANYTHING, ANYTHING, BOX),
)
ADVICE = {each.key: each for each in (CALL, SAND, GLOVES, DESK, TAPED, BOX)}

POWER_BANK = "power_bank"
# What the scales and the books call it.
CHEMISTRIES = {
    "alkaline": Chemistry.ALKALINE,
    "button": Chemistry.BUTTON,
    "nimh": Chemistry.NIMH,
    "li_ion": Chemistry.LI_ION,
    POWER_BANK: Chemistry.LI_ION,
    "large": Chemistry.UNKNOWN,
    "unknown": Chemistry.UNKNOWN,
}


def advice_on(look: str, kind: str) -> Advice:
    """What cannot be read is treated as the worst of its kind that may still be true."""
    if LOOK.choice(look) is None:
        look = "hurt"
    if KIND.choice(kind) is None:
        kind = "unknown"
    return next(
        advice
        for looks, kinds, advice in TABLE
        if (looks is ANYTHING or look in looks) and (kinds is ANYTHING or kind in kinds)
    )
