"""A small grant: little money, few questions, no match."""

from .judging import CRITERIA, DOUBLE, SEOUL, TAXES
from .money import DOCUMENTS
from .organisation import SECTION as ORGANISATION
from .pen import ask, page, words

TRY = page(
    "try",
    words("What you want to try", "해 보고 싶은 일", "สิ่งที่อยากลอง"),
    ask(
        "title",
        "line",
        words("Title of the project", "과제명", "ชื่อโครงการ"),
        words_most=15,
    ),
    ask(
        "challenge",
        "text",
        words(
            "Which problem of the city do you solve?",
            "도시의 어떤 문제를 해결하나요?",
            "คุณแก้ปัญหาใดของเมือง",
        ),
        words_most=150,
    ),
    ask(
        "solution",
        "text",
        words(
            "What do you want to build?", "무엇을 만들려고 하나요?", "คุณต้องการสร้างอะไร"
        ),
        words_most=200,
    ),
    ask(
        "impact",
        "text",
        words(
            "What will you know afterwards that nobody knows today?",
            "끝나면 지금은 모르는 무엇을 알게 되나요?",
            "เมื่อจบแล้วจะรู้อะไรที่วันนี้ยังไม่มีใครรู้",
        ),
        words_most=100,
    ),
    ask(
        "months",
        "number",
        words("Months", "기간(개월)", "ระยะเวลา (เดือน)"),
        least=1,
        most=6,
    ),
    ask(
        "amount_asked",
        "money",
        words("Asked of the foundation", "재단 지원 신청액", "จำนวนที่ขอจากมูลนิธิ"),
        least=1,
    ),
    ask(
        "amount_for",
        "text",
        words("What is it spent on?", "어디에 쓰나요?", "ใช้จ่ายกับอะไร"),
        words_most=100,
    ),
)

SMALL = {
    "eligibility": [SEOUL, TAXES, DOUBLE],
    "sections": [
        ORGANISATION,
        {
            "key": "project",
            "title": words("The project", "과제", "โครงการ"),
            "note": {},
            "needs": [],
            "pages": [TRY],
        },
    ],
    "criteria": CRITERIA,
    "stages": [
        {"key": "screening", "kind": "screening"},
        {"key": "review", "kind": "review", "reviewers_each": 2, "is_blind": False},
    ],
    "match": {"least_percent": 0, "least_cash_percent": 0, "most_in_kind_percent": 0},
    "feedback": {"least_characters": 40, "on_each_criterion": True},
    "documents": DOCUMENTS[:2],
}
