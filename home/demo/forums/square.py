"""The square: whatever concerns the neighbourhood."""

from .talk import Say, Talk

SQUARE = [
    Talk(
        forum="square",
        title="이 광장에서 이야기하는 법 · How we talk here · คุยกันอย่างไรที่นี่",
        language="ko",
        days_ago=88,
        tags=("안내",),
        is_pinned=True,
        is_closed=True,
        posts=[
            Say(
                "moderator",
                before="반갑습니다. 편한 말로 쓰시고, 다른 의견에는 까닭을 물어 주세요.",
                text="""반갑습니다. 편한 말로 쓰시고, 생각이 다르면 먼저 까닭을 물어 주세요. 사람이 아니라 일에 대해 이야기합니다. 글은 언제든 고치거나 거둘 수 있고, 고친 내용은 누구나 볼 수 있습니다.

**In English:** write as you speak. Ask why before you disagree, and talk about the matter, not the person. You can change or take back what you wrote; what was changed stays visible.

**ภาษาไทย:** เขียนอย่างที่พูดได้เลย ถ้าเห็นต่างให้ถามเหตุผลก่อน และคุยกันเรื่องงาน ไม่ใช่ตัวบุคคล โพสต์แก้หรือถอนได้ตลอด และทุกคนดูได้ว่าแก้อะไรไป""",
                language="ko",
                feels={"thanks": 14, "agree": 9},
            ),
        ],
    ),
    Talk(
        forum="square",
        title="토요일 아침, 공원에서 같이 걸으실 분 계세요?",
        language="ko",
        days_ago=6,
        tags=("모임", "걷기"),
        unread=3,
        posts=[
            Say(
                "a",
                "요즘 아침 공기가 좋아서 토요일 8시에 한 시간쯤 걸으려고 합니다. 혼자 걷자니 심심해서요. 빠르지 않게, 이야기하면서 걷는 정도입니다. 유모차나 휠체어도 다닐 수 있는 길로 잡겠습니다.",
                feels={"agree": 7, "joy": 4},
            ),
            Say(
                "b",
                "좋아요! 저는 무릎이 안 좋아서 천천히 걸어야 하는데 괜찮을까요?",
                later=3,
            ),
            Say(
                "a",
                "그럼요. 제일 느린 분 걸음에 맞춥니다. 중간에 의자도 세 군데 있어요.",
                later=1,
                to=2,
                feels={"thanks": 5},
            ),
            Say(
                "neighbour",
                "ขอไปด้วยคนค่ะ ภาษาเกาหลียังไม่เก่ง แต่อยากฝึกพูดระหว่างเดินค่ะ",
                language="th",
                later=5,
                feels={"joy": 8},
            ),
            Say(
                "resident",
                "태국어를 조금 배우고 있는데 반갑네요. 서로 한 마디씩 가르쳐 주면 되겠습니다. 저도 갑니다.",
                later=2,
                to=4,
                feels={"joy": 6, "agree": 2},
            ),
            Say(
                "c",
                "I have lived here for two years and never joined anything. This sounds easy enough to begin with. Where exactly do we meet?",
                language="en",
                later=16,
            ),
            Say(
                "a",
                "Main gate of the park, by the big clock. 정문 시계탑 앞입니다. 비가 오면 다음 주로 미루고 금요일 저녁에 여기에 알릴게요. @{c} @{b} 그때 봬요!",
                later=1,
                to=6,
                feels={"thanks": 4},
            ),
            Say(
                "b",
                "오늘 다녀왔습니다. 열한 명이 왔고, 생각보다 많이 웃었어요. 다음 주에는 보온병에 유자차를 담아 갈게요.",
                later=70,
                feels={"joy": 11, "thanks": 3},
            ),
        ],
    ),
    Talk(
        forum="square",
        title="แถวนี้มีร้านไหนยังรับเงินสดบ้างคะ",
        language="th",
        days_ago=12,
        tags=("ร้านค้า",),
        answer=3,
        posts=[
            Say(
                "a",
                "คุณแม่มาเยี่ยมหนึ่งเดือน ท่านไม่มีบัตรและไม่ถนัดใช้โทรศัพท์จ่ายเงิน อยากให้ท่านออกไปซื้อของเองได้ มีร้านไหนใกล้อุทยานที่ยังรับเงินสดและป้ายอ่านง่ายบ้างคะ",
            ),
            Say("b", "ตลาดเช้าด้านหลังสถานีรับเงินสดทุกร้านครับ แต่ปิดก่อนเที่ยง", later=4),
            Say(
                "neighbour",
                "ร้านขายผักตรงหัวมุมทางเข้าอุทยานรับเงินสดค่ะ เจ้าของใจดีมาก เขียนตัวเลขให้ดูถ้าฟังไม่ทัน คุณแม่ของเราก็ไปเองได้",
                later=3,
                feels={"thanks": 6, "insight": 2},
            ),
            Say(
                "a",
                "ไปมาแล้วค่ะ คุณแม่ได้หัวไชเท้ากลับมาสามหัวกับรอยยิ้มหนึ่งที ขอบคุณมากค่ะ",
                later=20,
                feels={"joy": 9},
            ),
        ],
    ),
    Talk(
        forum="square",
        title="Open house in spring: which evening would suit you?",
        language="en",
        days_ago=3,
        tags=("meeting",),
        unread=2,
        posts=[
            Say(
                "park-manager",
                "We want to open every workshop for one evening in April, with the people who run the experiments at hand. Before we fix a day: which evening of the week can you come, and until what hour would you stay? Please say too if you would need an interpreter, a lift or somebody to look after children.",
                feels={"agree": 5},
            ),
            Say(
                "a",
                "Thursday. On Fridays half the house is away, and on Wednesdays the choir rehearses next door.",
                later=3,
                feels={"agree": 4},
            ),
            Say(
                "b",
                "목요일 좋습니다. 다만 7시 전에는 퇴근을 못 해요. 8시 반까지 열려 있으면 갈 수 있습니다.",
                language="ko",
                later=2,
                feels={"agree": 6},
            ),
            Say(
                "neighbour",
                "วันพฤหัสได้ค่ะ ถ้ามีล่ามภาษาไทยสักหนึ่งคนจะชวนเพื่อนในโรงงานมาด้วย น่าจะได้ห้าหกคน",
                language="th",
                later=6,
                feels={"thanks": 3},
            ),
            Say(
                "park-manager",
                "Noted: Thursday, open until nine, a Thai interpreter. @{b} the last round starts at eight, so that you do not have to hurry.",
                later=14,
                to=3,
                feels={"thanks": 7},
            ),
            Say(
                "c",
                "Could the little ones sow something to take home? Mine will ask.",
                later=5,
                feels={"joy": 5},
            ),
        ],
    ),
]
