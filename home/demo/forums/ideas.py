"""Ideas: what could be tried out next."""

from .talk import Say, Talk

IDEAS = [
    Talk(
        forum="ideas",
        title="버스 정류장 그늘막, 가장 먼저 시험해 볼 곳은 어디일까요?",
        language="ko",
        days_ago=21,
        tags=("여름", "버스", "그늘"),
        unread=1,
        posts=[
            Say(
                "a",
                "작년 여름에 정류장에서 20분을 서 있다가 어지러워서 앉을 곳을 찾은 적이 있습니다. 그늘막을 한꺼번에 다 세우기보다 세 곳에 먼저 세워 보고 온도를 재면 어떨까요? 어디가 좋을지 의견을 듣고 싶습니다.",
                feels={"agree": 16, "concern": 3},
            ),
            Say(
                "b",
                "시장 앞이요. 어르신들이 짐을 들고 오래 기다리십니다. 오후 두 시에는 그늘이 하나도 없어요.",
                later=2,
                feels={"agree": 9},
            ),
            Say(
                "startup-member",
                "We could lend three small loggers for air and surface temperature. They run for two months on one battery, and the readings could stay open for everybody.",
                language="en",
                later=20,
                feels={"thanks": 8, "insight": 3},
            ),
            Say(
                "c",
                "온도만 재지 말고 몇 사람이 그늘로 옮겨 서는지도 세면 좋겠습니다. 시원해도 아무도 안 쓰면 소용이 없으니까요.",
                later=7,
                feels={"insight": 12},
            ),
            Say(
                "resident",
                "동의합니다. 저는 점심시간에 시장 앞을 지나니 일주일에 두 번은 세어 볼 수 있어요. 표를 하나 만들어 주시면 적겠습니다.",
                later=5,
                quotes=4,
                feels={"thanks": 6},
            ),
            Say(
                "park-manager",
                "이 이야기를 운영 회의에 올렸습니다. 시장 앞, 학교 앞, 그리고 비교할 곳으로 도서관 앞을 후보로 적었습니다. 설계가 되면 사전 등록부터 공개하겠습니다.",
                language="ko",
                later=60,
                feels={"thanks": 13, "agree": 5},
            ),
        ],
    ),
    Talk(
        forum="ideas",
        title="ห้องสมุดเครื่องมือช่าง: ยืมสว่านแทนซื้อ",
        language="th",
        days_ago=15,
        tags=("แบ่งปัน", "ซ่อม"),
        posts=[
            Say(
                "a",
                "บ้านเราใช้สว่านปีละสองครั้ง ที่เหลือนอนอยู่ในตู้ ถ้าอุทยานมีตู้เครื่องมือให้ยืมแบบห้องสมุด คิดว่าน่าจะมีคนใช้ไหมครับ เริ่มจากสว่าน เลื่อย บันได และจักรเย็บผ้าก็พอ",
                feels={"agree": 10},
            ),
            Say(
                "neighbour",
                "จักรเย็บผ้านี่ขอยกมือสองข้างเลยค่ะ ร้านซ่อมกางเกงแถวบ้านปิดไปแล้ว",
                later=3,
                feels={"joy": 5},
            ),
            Say(
                "b",
                "공구를 빌려 쓰는 건 좋은데, 고장 나면 누가 고치나요? 빌리기 전에 십 분이라도 쓰는 법을 배우게 하면 사고도 줄 것 같습니다.",
                language="ko",
                later=9,
                feels={"agree": 7, "insight": 2},
            ),
            Say(
                "a",
                "เห็นด้วยครับ เรื่องสอนก่อนยืมผมอาสาสอนสว่านได้เดือนละครั้ง เคยเป็นช่างมาก่อน ส่วนของพังขอให้บอกตรง ๆ ไม่ปรับ จะได้ไม่มีใครแอบคืน",
                later=11,
                to=3,
                feels={"thanks": 9, "agree": 4},
            ),
        ],
    ),
    Talk(
        forum="ideas",
        title="A repair evening once a month, for kettles and headphones",
        language="en",
        days_ago=9,
        tags=("repair", "meeting"),
        posts=[
            Say(
                "a",
                "Half of what my neighbours throw away needs one new cable. What if one workshop stayed open on the last Tuesday of the month, with two people who can solder and a shelf of spare parts? Nobody repairs *for* you; you sit beside.",
                feels={"agree": 13, "joy": 2},
            ),
            Say(
                "b",
                "납땜은 할 줄 압니다. 인두 두 개와 멀티미터를 가져갈 수 있어요. 다만 콘센트에 꽂는 기계는 안전 확인을 할 사람이 필요합니다.",
                language="ko",
                later=6,
                feels={"thanks": 8},
            ),
            Say(
                "c",
                "Please weigh what is saved from the bin. A number at the end of each evening says more than a poster.",
                later=4,
                feels={"insight": 9, "agree": 5},
            ),
            Say(
                "a",
                "I like that. Kilos saved, things that could not be saved and why: three columns on one sheet.",
                later=3,
                quotes=3,
                feels={"agree": 4},
            ),
        ],
    ),
]
