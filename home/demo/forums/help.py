"""Help: questions about the park and its site."""

from .talk import Say, Talk

HELP = [
    Talk(
        forum="help",
        title="실험을 그만두면 제가 남긴 기록은 어떻게 되나요?",
        language="ko",
        days_ago=18,
        tags=("개인정보", "참여"),
        answer=2,
        posts=[
            Say(
                "a",
                "참여하다가 사정이 생기면 그만둘 수 있다고 들었습니다. 그때까지 적은 기록도 같이 없어지나요, 아니면 남나요?",
                feels={"agree": 3},
            ),
            Say(
                "park-manager",
                "둘 다 고르실 수 있습니다. 철회 화면에서 ‘이름 없이 남기기’와 ‘모두 지우기’ 가운데 하나를 고르시면 됩니다. 지우기를 고르면 1분 안에 모든 집계에서도 빠집니다. 까닭은 적지 않으셔도 됩니다.",
                language="ko",
                later=3,
                feels={"thanks": 11, "insight": 4},
            ),
            Say(
                "a",
                "분명하게 알려 주셔서 고맙습니다. 마음 편히 시작하겠습니다.",
                later=1,
                to=2,
                feels={"joy": 3},
            ),
        ],
    ),
    Talk(
        forum="help",
        title="May a language exchange use one of the rooms?",
        language="en",
        days_ago=11,
        tags=("rooms",),
        answer=3,
        posts=[
            Say(
                "a",
                "Six of us meet every second week to practise Korean and Thai. We are no association and have no budget. May we book a room, and what would it cost?",
                feels={"agree": 2},
            ),
            Say(
                "b",
                "Nothing in the small rooms before six, as far as I know. We hold our reading circle there.",
                later=2,
            ),
            Say(
                "moderator",
                "주민 모임은 작은 방을 평일 낮에 무료로 쓰실 수 있습니다. 예약 화면에서 ‘매주 반복’ 대신 ‘격주’를 고르세요. 저녁은 계절 배정 때 신청하셔야 합니다.",
                language="ko",
                later=6,
                feels={"thanks": 6},
            ),
            Say(
                "neighbour",
                "แปลให้นะคะ: กลุ่มของผู้อยู่อาศัยใช้ห้องเล็กตอนกลางวันวันธรรมดาได้ฟรี ตอนจองให้เลือกทุกสองสัปดาห์ ส่วนตอนเย็นต้องขอในรอบจัดสรรของฤดูกาลค่ะ แล้วขอไปฝึกด้วยคนได้ไหมคะ",
                language="th",
                later=4,
                to=3,
                feels={"thanks": 5, "joy": 3},
            ),
        ],
    ),
    Talk(
        forum="help",
        title="อยากได้จดหมายแจ้งเป็นภาษาไทย ต้องตั้งที่ไหน",
        language="th",
        days_ago=5,
        tags=("ภาษา",),
        answer=2,
        unread=1,
        posts=[
            Say("a", "หน้าเว็บเป็นภาษาไทยแล้ว แต่อีเมลที่ส่งมายังเป็นภาษาเกาหลีอยู่เลยครับ"),
            Say(
                "editor",
                "ที่ “อุทยานของฉัน” เลือกแก้โปรไฟล์ แล้วเปลี่ยนช่อง “ภาษาของจดหมาย” ค่ะ ภาษาของหน้าเว็บกับของจดหมายตั้งแยกกัน เพราะบางท่านอ่านเว็บในเครื่องของคนอื่น",
                later=2,
                feels={"thanks": 4, "insight": 2},
            ),
            Say(
                "a",
                "เรียบร้อยครับ ฉบับเมื่อเช้าเป็นภาษาไทยแล้ว",
                later=22,
                to=2,
                feels={"joy": 2},
            ),
        ],
    ),
]
