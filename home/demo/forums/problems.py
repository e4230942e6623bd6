"""Problems: what does not work where one lives."""

from .talk import Say, Talk

PROBLEMS = [
    Talk(
        forum="problems",
        title="비만 오면 건널목 앞에 물이 고입니다",
        language="ko",
        days_ago=30,
        tags=("보행", "비"),
        answer=5,
        posts=[
            Say(
                "a",
                "도서관 쪽 건널목 앞이 움푹해서 비가 조금만 와도 발목까지 물이 찹니다. 아침에 초등학생들이 차도로 돌아서 건너요. 사진도 찍어 두었는데 어디에 말해야 할지 모르겠습니다.",
                feels={"concern": 15, "agree": 6},
            ),
            Say(
                "b",
                "저도 봤습니다. 특히 새벽에 비 온 날은 얼어서 더 위험해요.",
                later=2,
                feels={"concern": 6},
            ),
            Say(
                "resident",
                "언제, 얼마나 깊은지 적어 두면 도움이 될 것 같습니다. 지난 화요일 오전 8시에 자로 재 보니 11cm였습니다.",
                later=26,
                feels={"insight": 7, "thanks": 4},
            ),
            Say(
                "c",
                "유모차는 아예 못 건넙니다. 반대쪽으로 한 블록을 돌아가요.",
                later=5,
                feels={"concern": 4},
            ),
            Say(
                "park-manager",
                "적어 주신 날짜와 깊이를 모아 구청 도로과에 보냈고, 어제 답을 받았습니다. 빗물받이가 낙엽으로 막혀 있어 치웠고, 턱은 다음 달 보수 공사에 넣었다고 합니다. 다음 비 때 다시 재서 여기에 적어 주시면 확인하겠습니다.",
                language="ko",
                later=96,
                feels={"thanks": 21, "agree": 6},
            ),
            Say(
                "a",
                "어제 비가 왔는데 물이 거의 없었습니다. 2cm쯤이요. 다 같이 적으니 되네요. 고맙습니다.",
                later=90,
                to=5,
                feels={"joy": 14, "thanks": 5},
            ),
        ],
    ),
    Talk(
        forum="problems",
        title="Lamp out on the path behind the library",
        language="en",
        days_ago=26,
        tags=("light",),
        answer=3,
        is_closed=True,
        posts=[
            Say(
                "a",
                "The third lamp from the gate has been dark since last week. It is the stretch with the roots, and I nearly fell there on my way home from the late shift.",
                feels={"concern": 7},
            ),
            Say(
                "b",
                "세 번째가 아니라 네 번째예요. 기둥에 번호 스티커가 붙어 있는데 어두워서 안 보입니다.",
                language="ko",
                later=3,
                feels={"insight": 2},
            ),
            Say(
                "park-manager",
                "Mended this morning: the fourth, as @{b} says. We have also had reflecting numbers put on all nine posts, so that the next report takes ten seconds.",
                later=45,
                feels={"thanks": 12},
            ),
        ],
    ),
    Talk(
        forum="problems",
        title="รถเก็บขยะเสียงดังตอนตีสี่ครึ่ง",
        language="th",
        days_ago=8,
        tags=("เสียง",),
        posts=[
            Say(
                "a",
                "ซอยเราแคบ เสียงรถเก็บขยะตอนตีสี่ครึ่งสะท้อนไปทั้งตึก เข้าใจว่าเขาต้องทำงานก่อนรถติด แต่มีทางไหนที่เบาลงได้บ้างไหมคะ",
                feels={"agree": 6, "concern": 3},
            ),
            Say(
                "b",
                "ที่ดังจริง ๆ คือตอนลากถังข้ามขอบฟุตบาท ไม่ใช่ตัวรถครับ ถ้าวางถังไว้ชิดขอบทางตั้งแต่ก่อนนอน น่าจะเบาลงมาก",
                later=4,
                feels={"insight": 8},
            ),
            Say(
                "c",
                "저희 골목도 같은 문제가 있었는데, 통 바닥에 고무를 붙이니 훨씬 조용해졌어요. 한 집에 이천 원 정도 들었습니다.",
                language="ko",
                later=8,
                feels={"insight": 6, "thanks": 3},
            ),
            Say(
                "a",
                "ขอบคุณทั้งสองไอเดียค่ะ สัปดาห์นี้จะลองวางถังชิดขอบก่อน ถ้ายังดังอยู่จะชวนเพื่อนบ้านติดยางแบบที่ @{c} บอก",
                later=6,
                feels={"agree": 4},
            ),
        ],
    ),
]
