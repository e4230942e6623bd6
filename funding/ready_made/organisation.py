"""The section on who applies: the same in every call, so that it is answered once and reused."""

from .pen import ask, option, page, when, words

KINDS = [
    option("startup", "Start-up", "스타트업", "สตาร์ทอัป"),
    option("company", "Company", "기업", "บริษัท"),
    option(
        "cooperative",
        "Cooperative or social enterprise",
        "협동조합·사회적기업",
        "สหกรณ์หรือวิสาหกิจเพื่อสังคม",
    ),
    option("nonprofit", "Non-profit organisation", "비영리단체", "องค์กรไม่แสวงหากำไร"),
    option(
        "university",
        "University or research institute",
        "대학·연구기관",
        "มหาวิทยาลัยหรือสถาบันวิจัย",
    ),
    option("other", "Something else", "기타", "อื่น ๆ"),
]

WHO = page(
    "who",
    words("Who applies", "신청 기관", "ผู้สมัคร"),
    ask(
        "organisation_name",
        "line",
        words("Name of the organisation", "기관명", "ชื่อองค์กร"),
        help=words(
            "As in the business registration.",
            "사업자등록증에 적힌 이름을 적어 주세요.",
            "ตามที่ระบุในทะเบียนธุรกิจ",
        ),
        is_identifying=True,
        profile="organisation.name",
    ),
    ask(
        "registration_number",
        "line",
        words("Business registration number", "사업자등록번호", "เลขทะเบียนธุรกิจ"),
        help=words(
            "Ten digits; the last one is checked at once.",
            "숫자 10자리입니다. 마지막 자리로 바로 검증합니다.",
            "ตัวเลข 10 หลัก ระบบตรวจหลักสุดท้ายให้ทันที",
        ),
        is_identifying=True,
        profile="organisation.registration_number",
    ),
    ask(
        "organisation_kind",
        "choice",
        words("Kind of organisation", "기관 유형", "ประเภทองค์กร"),
        options=KINDS,
        profile="organisation.kind",
    ),
    ask(
        "founded_on",
        "date",
        words("Founded on", "설립일", "วันก่อตั้ง"),
        profile="organisation.founded_on",
    ),
    ask(
        "employees",
        "number",
        words("People employed today", "현재 직원 수", "จำนวนพนักงานปัจจุบัน"),
        help=words(
            "Founders who work full time count as well.",
            "상근하는 창업자도 포함합니다.",
            "นับรวมผู้ก่อตั้งที่ทำงานเต็มเวลาด้วย",
        ),
        least=0,
        most=100000,
        profile="organisation.employees",
    ),
    ask(
        "organisation_address",
        "address",
        words("Address", "주소", "ที่อยู่"),
        is_identifying=True,
        profile="organisation.address",
    ),
    ask(
        "website",
        "url",
        words("Website", "누리집", "เว็บไซต์"),
        is_required=False,
        is_identifying=True,
        profile="organisation.website",
    ),
    ask(
        "organisation_about",
        "text",
        words("What the organisation does", "기관 소개", "องค์กรทำอะไร"),
        help=words(
            "What you make, for whom, and what you have finished so far.",
            "무엇을 누구를 위해 만드는지, 지금까지 이룬 일을 적어 주세요.",
            "ทำอะไร เพื่อใคร และที่ผ่านมาทำอะไรสำเร็จแล้วบ้าง",
        ),
        words_most=150,
        is_identifying=True,
        profile="organisation.about",
    ),
)

CONTACT = page(
    "contact",
    words("Whom we ask", "담당 연락처", "ผู้ติดต่อ"),
    ask(
        "contact_name",
        "line",
        words("Name of the contact person", "담당자 이름", "ชื่อผู้ติดต่อ"),
        is_identifying=True,
        profile="person.name",
    ),
    ask(
        "contact_email",
        "email",
        words("E-mail address", "이메일", "อีเมล"),
        is_identifying=True,
        profile="person.email",
    ),
    ask(
        "contact_phone",
        "line",
        words("Telephone", "전화번호", "โทรศัพท์"),
        is_required=False,
        is_identifying=True,
    ),
)

PARTNERS = page(
    "partners",
    words("Who works with you", "함께하는 기관", "ผู้ร่วมดำเนินงาน"),
    ask(
        "has_partners",
        "yes_no",
        words(
            "Do other organisations take part?",
            "다른 기관이 함께 참여하나요?",
            "มีองค์กรอื่นเข้าร่วมด้วยหรือไม่",
        ),
    ),
    ask(
        "partners",
        "table",
        words("Partners", "참여 기관", "ผู้ร่วมโครงการ"),
        help=words(
            "One line for each, with what it contributes.",
            "기관마다 한 줄씩, 맡은 역할을 적어 주세요.",
            "องค์กรละหนึ่งแถว พร้อมบทบาทที่รับผิดชอบ",
        ),
        least=1,
        most=8,
        is_identifying=True,
        shown_when=when("has_partners", "is"),
        columns=[
            ask(
                "name",
                "line",
                words("Organisation", "기관명", "องค์กร"),
                is_identifying=True,
            ),
            ask("part", "line", words("What it does", "역할", "บทบาท")),
        ],
    ),
)

SECTION = {
    "key": "organisation",
    "title": words("Your organisation", "신청 기관", "องค์กรของคุณ"),
    "note": words(
        "Answered once: your next application begins with these answers.",
        "한 번만 적으면 다음 신청 때 그대로 불러옵니다.",
        "ตอบครั้งเดียว ใบสมัครครั้งต่อไปจะเติมคำตอบเหล่านี้ให้",
    ),
    "needs": [],
    "pages": [WHO, CONTACT, PARTNERS],
}
