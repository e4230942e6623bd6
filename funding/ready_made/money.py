"""What it costs, who pays, and what the city gets for it."""

from .pen import ask, option, page, when, words

COSTS = page(
    "costs",
    words("Costs", "사업비", "ค่าใช้จ่าย"),
    ask(
        "budget",
        "table",
        words("Budget", "예산", "งบประมาณ"),
        help=words(
            "Every cost of the project, whoever pays it. Whole won.",
            "누가 부담하든 과제의 모든 비용을 원 단위로 적어 주세요.",
            "ค่าใช้จ่ายทั้งหมดของโครงการ ไม่ว่าใครจ่าย เป็นวอนจำนวนเต็ม",
        ),
        least=1,
        most=40,
        columns=[
            ask("item", "line", words("Item", "항목", "รายการ")),
            ask(
                "category",
                "choice",
                words("Category", "비목", "หมวด"),
                options=[
                    option("people", "People", "인건비", "บุคลากร"),
                    option("equipment", "Equipment", "장비비", "อุปกรณ์"),
                    option("materials", "Materials", "재료비", "วัสดุ"),
                    option(
                        "services", "Services of others", "외부용역비", "บริการภายนอก"
                    ),
                    option(
                        "testing",
                        "Testing and certificates",
                        "시험·인증비",
                        "การทดสอบและรับรอง",
                    ),
                    option("other", "Other", "기타", "อื่น ๆ"),
                ],
            ),
            ask(
                "payer",
                "choice",
                words("Who pays", "부담 주체", "ผู้จ่าย"),
                options=[
                    option("foundation", "The foundation", "재단", "มูลนิธิ"),
                    option("cash", "We, in cash", "신청 기관(현금)", "ผู้สมัคร (เงินสด)"),
                    option(
                        "in_kind",
                        "We, in kind",
                        "신청 기관(현물)",
                        "ผู้สมัคร (สิ่งของหรือแรงงาน)",
                    ),
                ],
            ),
            ask("amount", "money", words("Amount", "금액", "จำนวนเงิน"), least=1),
        ],
    ),
)

SUMS = page(
    "sums",
    words("Who pays what", "재원", "ใครจ่ายเท่าไร"),
    ask(
        "amount_asked",
        "money",
        words("Asked of the foundation", "재단 지원 신청액", "จำนวนที่ขอจากมูลนิธิ"),
        least=1,
    ),
    ask(
        "match_cash",
        "money",
        words("Your match in cash", "대응자금(현금)", "เงินสมทบเป็นเงินสด"),
        least=0,
    ),
    ask(
        "match_in_kind",
        "money",
        words("Your match in kind", "대응자금(현물)", "เงินสมทบเป็นสิ่งของหรือแรงงาน"),
        help=words(
            "Working time, equipment or rooms that you bring in. 0 if there are none.",
            "직접 투입하는 인력, 장비, 공간의 가치입니다. 없으면 0을 적어 주세요.",
            "เวลาทำงาน อุปกรณ์ หรือสถานที่ที่นำมาใช้ ใส่ 0 หากไม่มี",
        ),
        least=0,
    ),
    ask(
        "in_kind_valuation",
        "text",
        words(
            "How did you value what you bring in kind?",
            "현물의 가치를 어떻게 계산했나요?",
            "คิดมูลค่าสิ่งที่สมทบอย่างไร",
        ),
        words_most=120,
        shown_when=when("match_in_kind", "more_than", 0),
    ),
    ask(
        "other_funding",
        "yes_no",
        words(
            "Does other public money go into the project?",
            "다른 공공 재원도 투입되나요?",
            "มีเงินทุนสาธารณะอื่นในโครงการหรือไม่",
        ),
    ),
    ask(
        "other_funding_which",
        "table",
        words("Other public money", "다른 공공 재원", "เงินทุนสาธารณะอื่น"),
        least=1,
        most=6,
        shown_when=when("other_funding", "is"),
        columns=[
            ask("source", "line", words("From whom", "지원 기관", "จากหน่วยงานใด")),
            ask("purpose", "line", words("For what", "용도", "เพื่ออะไร")),
            ask("amount", "money", words("Amount", "금액", "จำนวนเงิน"), least=1),
        ],
    ),
)

BUDGET = {
    "key": "money",
    "title": words("Budget and match", "예산과 대응자금", "งบประมาณและเงินสมทบ"),
    "note": words(
        "The sums are held against the match rule while you type.",
        "입력하는 동안 대응자금 규칙에 맞는지 바로 확인합니다.",
        "ระบบเทียบจำนวนเงินกับกฎเงินสมทบขณะพิมพ์",
    ),
    "needs": ["project"],
    "pages": [COSTS, SUMS],
}

CITY = page(
    "city",
    words("For the city", "도시에 주는 효과", "ผลต่อเมือง"),
    ask(
        "impact",
        "text",
        words(
            "What will be different in the city, and for how many people?",
            "도시에서 무엇이, 몇 명에게 달라지나요?",
            "อะไรในเมืองจะต่างไป และสำหรับกี่คน",
        ),
        words_most=200,
    ),
    ask(
        "afterwards",
        "text",
        words(
            "Who runs and pays it after the project?",
            "과제가 끝난 뒤 누가 운영하고 비용을 내나요?",
            "หลังจบโครงการใครดำเนินการและออกค่าใช้จ่าย",
        ),
        words_most=150,
    ),
    ask(
        "shared_results",
        "choices",
        words("What do you share openly?", "무엇을 공개하나요?", "เปิดเผยอะไรบ้าง"),
        is_required=False,
        options=[
            option("code", "Source code", "소스 코드", "ซอร์สโค้ด"),
            option("data", "Data", "데이터", "ข้อมูล"),
            option("designs", "Designs and drawings", "설계·도면", "แบบและพิมพ์เขียว"),
            option("report", "What was learned", "과정에서 얻은 교훈", "สิ่งที่ได้เรียนรู้"),
        ],
    ),
    ask(
        "data_described",
        "text",
        words(
            "Which data, in which form, how often renewed?",
            "어떤 데이터를 어떤 형식으로, 얼마나 자주 갱신하나요?",
            "ข้อมูลใด รูปแบบใด ปรับปรุงบ่อยเพียงใด",
        ),
        words_most=100,
        shown_when=when("shared_results", "includes", "data"),
    ),
    ask(
        "wants_experiment",
        "yes_no",
        words(
            "Would you like to try it out with residents as an experiment of the park?",
            "혁신파크 실험으로 주민과 함께 검증하고 싶나요?",
            "อยากทดลองกับผู้อยู่อาศัยในฐานะการทดลองของอุทยานหรือไม่",
        ),
    ),
    ask(
        "experiment_question",
        "line",
        words(
            "Which question would the experiment answer?",
            "실험이 답할 질문은 무엇인가요?",
            "การทดลองจะตอบคำถามใด",
        ),
        words_most=40,
        shown_when={
            "all": [
                when("wants_experiment", "is"),
                {"not": when("readiness", "is", "idea")},
            ]
        },
    ),
)

IMPACT = {
    "key": "impact",
    "title": words("Effect", "기대 효과", "ผลที่คาดหวัง"),
    "note": {},
    "needs": ["project"],
    "pages": [CITY],
}

PROMISES = page(
    "promises",
    words("Before you submit", "제출 전 확인", "ก่อนส่ง"),
    ask(
        "slides",
        "file",
        words("Slides or drawings", "발표 자료나 도면", "สไลด์หรือแบบ"),
        help=words(
            "At most ten pages as PDF, without your name: not needed, but reviewers like to see things.",
            "기관명을 뺀 10쪽 이내의 PDF입니다. 필수는 아니지만 심사위원의 이해를 돕습니다.",
            "PDF ไม่เกิน 10 หน้า ไม่มีชื่อของคุณ ไม่บังคับ แต่ช่วยให้กรรมการเห็นภาพ",
        ),
        is_required=False,
        most=2,
    ),
    ask(
        "may_publish",
        "yes_no",
        words(
            "If selected, may the title and the short text be published in the award register?",
            "선정되면 과제명과 요약을 지원 현황에 공개해도 되나요?",
            "หากได้รับทุน เผยแพร่ชื่อและบทสรุปในทะเบียนทุนได้หรือไม่",
        ),
    ),
)

LAST = {
    "key": "last",
    "title": words(
        "Attachments and publication", "첨부와 공개", "เอกสารแนบและการเผยแพร่"
    ),
    "note": {},
    "needs": ["plan", "money"],
    "pages": [PROMISES],
}

DOCUMENTS = [
    {
        "key": "registration_certificate",
        "name": words(
            "Certificate of business registration",
            "사업자등록증명",
            "หนังสือรับรองการจดทะเบียนธุรกิจ",
        ),
        "when": "after_selection",
        "is_required": True,
    },
    {
        "key": "tax_certificates",
        "name": words(
            "Certificates of paid taxes, national and local",
            "국세·지방세 납세증명서",
            "หนังสือรับรองการชำระภาษีทั้งระดับชาติและท้องถิ่น",
        ),
        "when": "after_selection",
        "is_required": True,
    },
    {
        "key": "cash_evidence",
        "name": words(
            "Evidence of your match in cash",
            "대응자금(현금) 증빙",
            "หลักฐานเงินสมทบที่เป็นเงินสด",
        ),
        "when": "after_selection",
        "is_required": True,
    },
    {
        "key": "in_kind_evidence",
        "name": words(
            "Valuation of your match in kind",
            "대응자금(현물) 가액 산정 자료",
            "เอกสารประเมินมูลค่าเงินสมทบที่เป็นสิ่งของหรือแรงงาน",
        ),
        "when": "after_selection",
        "is_required": False,
    },
]
