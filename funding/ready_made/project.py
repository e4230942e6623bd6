"""What a co-investment is for, and how it is to be done."""

from .pen import ask, option, page, when, words

IDEA = page(
    "idea",
    words("The idea", "아이디어", "แนวคิด"),
    ask(
        "title",
        "line",
        words("Title of the project", "과제명", "ชื่อโครงการ"),
        help=words(
            "Say what it does, without your organisation's name: reviewers do not know who applies.",
            "기관명 없이 무엇을 하는지 적어 주세요. 심사위원은 신청 기관을 모른 채 심사합니다.",
            "บอกว่าทำอะไรโดยไม่ใส่ชื่อองค์กร กรรมการพิจารณาโดยไม่ทราบว่าใครสมัคร",
        ),
        words_most=15,
    ),
    ask(
        "summary",
        "text",
        words("In short", "요약", "สรุปโดยย่อ"),
        help=words(
            "Published if you are selected.",
            "선정되면 공개됩니다.",
            "จะเผยแพร่หากได้รับทุน",
        ),
        words_most=100,
    ),
    ask(
        "challenge",
        "text",
        words(
            "Which problem of the city do you solve?",
            "도시의 어떤 문제를 해결하나요?",
            "คุณแก้ปัญหาใดของเมือง",
        ),
        help=words(
            "Who has it, where, how often; with figures where there are some.",
            "누가, 어디서, 얼마나 자주 겪는지 가능하면 수치와 함께 적어 주세요.",
            "ใครประสบ ที่ไหน บ่อยเพียงใด พร้อมตัวเลขถ้ามี",
        ),
        words_most=250,
    ),
    ask(
        "solution",
        "text",
        words(
            "What do you want to build?", "무엇을 만들려고 하나요?", "คุณต้องการสร้างอะไร"
        ),
        words_most=300,
    ),
    ask(
        "novelty",
        "text",
        words(
            "What is new about it?",
            "무엇이 새로운가요?",
            "มีอะไรใหม่",
        ),
        help=words(
            "Compared with what people use today, here or elsewhere.",
            "지금 이곳이나 다른 곳에서 쓰는 방법과 비교해 주세요.",
            "เทียบกับสิ่งที่ใช้กันอยู่ในปัจจุบัน ทั้งที่นี่และที่อื่น",
        ),
        words_most=200,
    ),
    ask(
        "readiness",
        "choice",
        words("How far is it?", "어느 단계인가요?", "ดำเนินการถึงขั้นไหนแล้ว"),
        options=[
            option("idea", "An idea on paper", "구상 단계", "แนวคิดบนกระดาษ"),
            option(
                "prototype",
                "A prototype that can be shown",
                "시연 가능한 시제품",
                "ต้นแบบที่สาธิตได้",
            ),
            option("tested", "Tested with people", "이용자 시험 완료", "ทดสอบกับผู้ใช้แล้ว"),
            option(
                "in_use", "In use somewhere", "일부에서 사용 중", "มีการใช้งานแล้วบางแห่ง"
            ),
        ],
    ),
    ask(
        "test_results",
        "text",
        words(
            "What did you learn from it?",
            "그 과정에서 무엇을 배웠나요?",
            "ได้เรียนรู้อะไรจากขั้นนั้น",
        ),
        words_most=150,
        shown_when=when("readiness", "one_of", ["tested", "in_use"]),
    ),
)

PEOPLE = page(
    "people",
    words("For whom", "누구를 위한 것인가요", "เพื่อใคร"),
    ask(
        "beneficiaries",
        "choices",
        words("Who benefits?", "누가 혜택을 받나요?", "ใครได้ประโยชน์"),
        options=[
            option("residents", "All residents", "모든 주민", "ผู้อยู่อาศัยทุกคน"),
            option("older", "Older people", "어르신", "ผู้สูงอายุ"),
            option("disabled", "People with disabilities", "장애인", "คนพิการ"),
            option("children", "Children and families", "아동·가족", "เด็กและครอบครัว"),
            option(
                "merchants", "Shops and small firms", "소상공인", "ร้านค้าและธุรกิจขนาดเล็ก"
            ),
            option(
                "city", "The city's own services", "시 행정서비스", "บริการของเมืองเอง"
            ),
        ],
    ),
    ask(
        "accessibility",
        "text",
        words(
            "How do you make sure that they can use it?",
            "이들이 실제로 쓸 수 있도록 어떻게 하나요?",
            "ทำอย่างไรให้พวกเขาใช้ได้จริง",
        ),
        words_most=150,
        shown_when={
            "any": [
                when("beneficiaries", "includes", "older"),
                when("beneficiaries", "includes", "disabled"),
                when("beneficiaries", "includes", "children"),
            ]
        },
    ),
    ask(
        "personal_data",
        "yes_no",
        words(
            "Does the project use personal data?",
            "개인정보를 이용하나요?",
            "โครงการใช้ข้อมูลส่วนบุคคลหรือไม่",
        ),
    ),
    ask(
        "tests_with_people",
        "yes_no",
        words(
            "Is it tested with people?",
            "이용자 시험을 하나요?",
            "มีการทดสอบกับผู้คนหรือไม่",
        ),
    ),
    ask(
        "protection",
        "text",
        words(
            "How are these people and their data protected?",
            "참여자와 그 정보를 어떻게 보호하나요?",
            "คุ้มครองผู้เข้าร่วมและข้อมูลของพวกเขาอย่างไร",
        ),
        help=words(
            "Consent, who sees what, how long it is kept, how it is deleted.",
            "동의, 열람 범위, 보유 기간, 삭제 방법을 적어 주세요.",
            "ความยินยอม ใครเห็นอะไร เก็บนานเท่าใด ลบอย่างไร",
        ),
        words_most=200,
        shown_when={
            "any": [
                when("personal_data", "is"),
                {
                    "all": [
                        when("tests_with_people", "is"),
                        {"not": when("readiness", "is", "idea")},
                    ]
                },
            ]
        },
    ),
)

PROJECT = {
    "key": "project",
    "title": words("The project", "과제", "โครงการ"),
    "note": words(
        "Write nothing here that tells who you are: reviewers read this part without your name.",
        "이 부분은 이름을 가린 채 심사하므로 신청 기관을 알 수 있는 내용은 적지 마세요.",
        "อย่าเขียนสิ่งที่บอกว่าคุณเป็นใคร กรรมการอ่านส่วนนี้โดยไม่เห็นชื่อของคุณ",
    ),
    "needs": [],
    "pages": [IDEA, PEOPLE],
}

WORK = page(
    "work",
    words("Steps", "추진 일정", "ขั้นตอน"),
    ask("starts_on", "date", words("It begins on", "시작일", "เริ่มวันที่")),
    ask(
        "months",
        "number",
        words("Months", "기간(개월)", "ระยะเวลา (เดือน)"),
        least=3,
        most=18,
    ),
    ask(
        "milestones",
        "table",
        words("Milestones", "단계 목표", "หมุดหมายงาน"),
        help=words(
            "Money is paid when a milestone is shown to be reached. Two to six are usual.",
            "단계 목표를 달성했음을 보이면 지급합니다. 보통 2~6개입니다.",
            "จ่ายเงินเมื่อแสดงได้ว่าบรรลุหมุดหมาย ปกติมี 2 ถึง 6 ข้อ",
        ),
        least=2,
        most=8,
        columns=[
            ask("name", "line", words("Milestone", "단계 목표", "หมุดหมาย")),
            ask(
                "shown_by",
                "line",
                words("What shows that it is reached", "달성 증빙", "หลักฐานว่าบรรลุ"),
            ),
            ask("until", "date", words("Until", "기한", "ภายในวันที่")),
        ],
    ),
    ask(
        "skills",
        "table",
        words("Who does the work", "수행 인력", "ผู้ดำเนินงาน"),
        help=words(
            "Roles and skills, no names: reviewers read this.",
            "심사위원이 읽으므로 이름 없이 역할과 역량만 적어 주세요.",
            "บทบาทและทักษะ ไม่ต้องใส่ชื่อ เพราะกรรมการอ่านส่วนนี้",
        ),
        least=1,
        most=12,
        columns=[
            ask("role", "line", words("Role", "역할", "บทบาท")),
            ask(
                "skills",
                "line",
                words("Skills and experience", "역량과 경험", "ทักษะและประสบการณ์"),
            ),
            ask(
                "share",
                "number",
                words("Share of working time (%)", "참여율(%)", "สัดส่วนเวลาทำงาน (%)"),
                least=1,
                most=100,
            ),
        ],
    ),
)

RISKS = page(
    "risks",
    words("Goals and risks", "목표와 위험", "เป้าหมายและความเสี่ยง"),
    ask(
        "targets",
        "table",
        words("How success is measured", "성과 지표", "วัดความสำเร็จอย่างไร"),
        least=1,
        most=6,
        columns=[
            ask("measure", "line", words("What is measured", "지표", "ตัวชี้วัด")),
            ask("today", "line", words("Today", "현재", "ปัจจุบัน")),
            ask("target", "line", words("Target", "목표", "เป้าหมาย")),
        ],
    ),
    ask(
        "risks",
        "text",
        words(
            "What could go wrong, and what do you do then?",
            "무엇이 잘못될 수 있고, 어떻게 대응하나요?",
            "อะไรอาจผิดพลาดได้ และจะทำอย่างไร",
        ),
        words_most=200,
    ),
)

PLAN = {
    "key": "plan",
    "title": words("The plan", "추진 계획", "แผนงาน"),
    "note": words(
        "It can be begun when the project is described.",
        "과제 내용을 적은 뒤에 시작할 수 있습니다.",
        "เริ่มได้เมื่ออธิบายโครงการแล้ว",
    ),
    "needs": ["project"],
    "pages": [WORK, RISKS],
}
