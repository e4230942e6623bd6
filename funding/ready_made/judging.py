"""Who may apply, and by what applications are judged."""

from .organisation import KINDS
from .pen import words


def _question(key, kind, question, rule, reason, rule_name, rule_url="", **rest):
    return {
        "key": key,
        "kind": kind,
        "question": question,
        "rule": rule,
        "reason": reason,
        "rule_name": rule_name,
        "rule_url": rule_url,
        **rest,
    }


def _criterion(key, weight, name, description, lowest, middle, highest):
    return {
        "key": key,
        "weight": weight,
        "most": 5,
        "name": name,
        "description": description,
        "anchors": {"0": lowest, "3": middle, "5": highest},
    }


ORGANISATION = _question(
    "organisation",
    "choice",
    words("What is your organisation?", "어떤 기관인가요?", "องค์กรของคุณเป็นประเภทใด"),
    {"op": "one_of", "value": ["startup", "company", "cooperative", "nonprofit"]},
    words(
        "The foundation invests together with organisations that do business in their own name. Universities take part as partners.",
        "재단은 스스로 사업을 하는 기관과 함께 투자합니다. 대학과 연구기관은 참여 기관으로 함께할 수 있습니다.",
        "มูลนิธิร่วมลงทุนกับองค์กรที่ดำเนินธุรกิจในนามของตนเอง มหาวิทยาลัยเข้าร่วมในฐานะผู้ร่วมโครงการได้",
    ),
    words("Rules of this call", "이 공모의 규정", "กติกาของประกาศนี้"),
    options=KINDS,
)
FOUNDED = _question(
    "founded_on",
    "date",
    words("When was it founded?", "언제 설립했나요?", "ก่อตั้งเมื่อใด"),
    {"op": "within_years", "value": 7},
    words(
        "A start-up is a business in its first seven years, counted on the last day of the call.",
        "공모 마감일 기준으로 사업을 시작한 지 7년이 지나지 않은 창업기업이 대상입니다.",
        "สตาร์ทอัปคือธุรกิจในเจ็ดปีแรก นับถึงวันสุดท้ายของประกาศ",
    ),
    words(
        "Support for Small and Medium Enterprise Establishment Act, article 2",
        "중소기업창업 지원법 제2조",
        "กฎหมายสนับสนุนการก่อตั้งวิสาหกิจขนาดกลางและขนาดย่อม มาตรา 2",
    ),
    "https://www.law.go.kr/법령/중소기업창업지원법",
)
SEOUL = _question(
    "in_seoul",
    "yes_no",
    words(
        "Is it, or will its work be, in Seoul?",
        "서울에 있거나 서울에서 과제를 수행하나요?",
        "องค์กรหรืองานของโครงการอยู่ในโซลหรือไม่",
    ),
    {"op": "is", "value": True},
    words(
        "The money is the city's: what it pays for must be of use here.",
        "시의 재원이므로 서울에 쓰임이 있어야 합니다.",
        "เงินนี้เป็นของเมือง สิ่งที่จ่ายต้องเป็นประโยชน์ที่นี่",
    ),
    words("Rules of this call", "이 공모의 규정", "กติกาของประกาศนี้"),
)
TAXES = _question(
    "taxes_paid",
    "yes_no",
    words(
        "Are all national and local taxes paid?",
        "국세와 지방세를 모두 납부했나요?",
        "ชำระภาษีระดับชาติและท้องถิ่นครบแล้วหรือไม่",
    ),
    {"op": "is", "value": True},
    words(
        "Public money is paid only to whoever owes no taxes. Certificates are asked for only after selection.",
        "체납이 없는 기관에만 공공 재원을 지급합니다. 증명서는 선정된 뒤에만 요청합니다.",
        "จ่ายเงินสาธารณะให้เฉพาะผู้ที่ไม่ค้างภาษี ขอหนังสือรับรองหลังได้รับคัดเลือกเท่านั้น",
    ),
    words(
        "National Tax Collection Act, article 107",
        "국세징수법 제107조",
        "กฎหมายจัดเก็บภาษีแห่งชาติ มาตรา 107",
    ),
    "https://www.law.go.kr/법령/국세징수법",
)
EXCLUDED = _question(
    "not_excluded",
    "yes_no",
    words(
        "Is it excluded from public support at present?",
        "현재 공공 지원사업 참여가 제한되어 있나요?",
        "ขณะนี้ถูกตัดสิทธิ์จากการสนับสนุนของรัฐหรือไม่",
    ),
    {"op": "is", "value": False},
    words(
        "Whoever was excluded may apply again when the exclusion has ended.",
        "참여제한 기간이 끝나면 다시 신청할 수 있습니다.",
        "ผู้ที่ถูกตัดสิทธิ์สมัครใหม่ได้เมื่อพ้นกำหนด",
    ),
    words(
        "National Research and Development Innovation Act, article 32",
        "국가연구개발혁신법 제32조",
        "กฎหมายนวัตกรรมการวิจัยและพัฒนาแห่งชาติ มาตรา 32",
    ),
    "https://www.law.go.kr/법령/국가연구개발혁신법",
)
DOUBLE = _question(
    "not_funded_twice",
    "yes_no",
    words(
        "Does other public money already pay for the same work?",
        "같은 내용으로 이미 다른 공공 지원을 받고 있나요?",
        "มีเงินทุนสาธารณะอื่นจ่ายสำหรับงานเดียวกันอยู่แล้วหรือไม่",
    ),
    {"op": "is", "value": False},
    words(
        "Nothing is paid twice. Other parts of the project may have other support; say so in the budget.",
        "같은 비용을 두 번 지원하지 않습니다. 과제의 다른 부분에 받은 지원은 예산에 적어 주세요.",
        "ไม่จ่ายซ้ำสองครั้ง ส่วนอื่นของโครงการอาจมีทุนอื่นได้ ให้ระบุในงบประมาณ",
    ),
    words("Rules of this call", "이 공모의 규정", "กติกาของประกาศนี้"),
)
MATCH = _question(
    "can_match",
    "yes_no",
    words(
        "Can you bring in your own share of the costs?",
        "사업비의 일부를 직접 부담할 수 있나요?",
        "คุณออกค่าใช้จ่ายส่วนของตนเองได้หรือไม่",
    ),
    {"op": "is", "value": True},
    words(
        "This is a co-investment: the match rule of the call says how much, and how much of it in cash.",
        "공동투자 사업입니다. 부담할 비율과 그중 현금 비율은 이 공모의 대응자금 규칙에 있습니다.",
        "นี่คือการร่วมลงทุน กฎเงินสมทบของประกาศบอกว่าเท่าใด และเป็นเงินสดเท่าใด",
    ),
    words("Match rule of this call", "이 공모의 대응자금 규칙", "กฎเงินสมทบของประกาศนี้"),
    "#match",
)
ELIGIBILITY = [ORGANISATION, FOUNDED, SEOUL, TAXES, EXCLUDED, DOUBLE, MATCH]

NEED = _criterion(
    "need",
    20,
    words("Need", "필요성", "ความจำเป็น"),
    words(
        "Is the problem real, and is it one of the city?",
        "실제로 있는 문제이며 도시가 풀어야 할 문제인가요?",
        "ปัญหามีจริงและเป็นปัญหาของเมืองหรือไม่",
    ),
    words("No problem is recognisable.", "문제를 알아볼 수 없음", "ไม่เห็นว่ามีปัญหา"),
    words(
        "Plausible, with little evidence.", "타당하나 근거가 적음", "มีเหตุผลแต่หลักฐานน้อย"
    ),
    words(
        "Shown by figures and by those who have it.",
        "수치와 당사자의 목소리로 입증함",
        "แสดงด้วยตัวเลขและเสียงของผู้ประสบ",
    ),
)
NOVELTY = _criterion(
    "novelty",
    25,
    words("Innovation", "혁신성", "นวัตกรรม"),
    words(
        "Is it better than what there is, by something new?",
        "새로운 방법으로 지금보다 나아지나요?",
        "ดีกว่าที่มีอยู่ด้วยสิ่งใหม่หรือไม่",
    ),
    words("Exists already.", "이미 있음", "มีอยู่แล้ว"),
    words(
        "New here, known elsewhere.",
        "이곳에서는 새로우나 다른 곳에 있음",
        "ใหม่ที่นี่ แต่มีแล้วที่อื่น",
    ),
    words(
        "New, and the difference is shown.",
        "새롭고 그 차이를 입증함",
        "ใหม่ และแสดงความแตกต่างได้",
    ),
)
PLAN = _criterion(
    "plan",
    20,
    words("Plan and skills", "계획과 역량", "แผนและความสามารถ"),
    words(
        "Can these skills do this work in this time?",
        "이 역량으로 이 기간에 해낼 수 있나요?",
        "ทักษะเหล่านี้ทำงานนี้ได้ในเวลานี้หรือไม่",
    ),
    words("Steps are missing.", "추진 단계가 빠져 있음", "ขาดขั้นตอน"),
    words("Feasible, with gaps.", "가능하나 빈틈이 있음", "ทำได้แต่มีช่องว่าง"),
    words(
        "Every step is planned, risks are met.",
        "모든 단계를 계획하고 위험에 대비함",
        "วางแผนทุกขั้นและรับมือความเสี่ยง",
    ),
)
EFFECT = _criterion(
    "effect",
    20,
    words("Effect", "기대 효과", "ผลที่ได้"),
    words(
        "How many are helped, how much, and does it last?",
        "몇 명에게 얼마나 도움이 되며 지속되나요?",
        "ช่วยได้กี่คน มากเพียงใด และยั่งยืนหรือไม่",
    ),
    words("No effect to be expected.", "효과를 기대하기 어려움", "คาดว่าไม่มีผล"),
    words("Helps some, for a time.", "일부에게 한동안 도움이 됨", "ช่วยบางคนได้ชั่วระยะ"),
    words(
        "Helps many, lasts and is open to others.",
        "많은 이에게 오래 도움이 되고 널리 쓰일 수 있음",
        "ช่วยคนจำนวนมาก ยั่งยืน และผู้อื่นใช้ต่อได้",
    ),
)
VALUE = _criterion(
    "value",
    15,
    words("Value for money", "비용의 적정성", "ความคุ้มค่า"),
    words(
        "Are the costs right for what comes of it?",
        "성과에 견주어 비용이 알맞나요?",
        "ค่าใช้จ่ายเหมาะสมกับผลหรือไม่",
    ),
    words(
        "Costs cannot be followed.", "비용의 근거를 알 수 없음", "ไม่เห็นที่มาของค่าใช้จ่าย"
    ),
    words("Mostly reasonable.", "대체로 알맞음", "ส่วนใหญ่สมเหตุสมผล"),
    words(
        "Every item is reasonable and needed.",
        "모든 항목이 알맞고 필요함",
        "ทุกรายการสมเหตุสมผลและจำเป็น",
    ),
)
CRITERIA = [NEED, NOVELTY, PLAN, EFFECT, VALUE]
