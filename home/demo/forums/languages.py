"""Forums of one language each: for whoever would rather read and write in one."""

from ..words import words
from .talk import Say, Talk

LANGUAGE_FORUMS = [
    {
        "slug": "korean",
        "language": "ko",
        "name": words("In Korean", "우리말로", "คุยภาษาเกาหลี"),
        "about": words(
            "Everything in Korean, also for whoever is learning it.",
            "모두 한국어로 나눕니다. 배우는 분도 편하게 오세요.",
            "ทุกเรื่องเป็นภาษาเกาหลี รวมทั้งสำหรับผู้ที่กำลังเรียน",
        ),
    },
    {
        "slug": "thai",
        "language": "th",
        "name": words("In Thai", "태국어로", "คุยภาษาไทย"),
        "about": words(
            "Everything in Thai: life in the city, and questions to neighbours.",
            "모두 태국어로 나눕니다. 도시 생활과 이웃에게 묻는 이야기.",
            "ทุกเรื่องเป็นภาษาไทย ชีวิตในเมืองและคำถามถึงเพื่อนบ้าน",
        ),
    },
    {
        "slug": "english",
        "language": "en",
        "name": words("In English", "영어로", "คุยภาษาอังกฤษ"),
        "about": words(
            "Everything in English, however well one speaks it.",
            "모두 영어로 나눕니다. 서툴러도 괜찮습니다.",
            "ทุกเรื่องเป็นภาษาอังกฤษ เก่งหรือไม่เก่งก็คุยได้",
        ),
    },
]

LANGUAGES = [
    Talk(
        forum="korean",
        title="안내문에 나오는 어려운 말, 쉬운 말로 바꿔 봐요",
        language="ko",
        days_ago=3,
        tags=("쉬운말",),
        unread=2,
        posts=[
            Say(
                "a",
                "공고문을 읽다 보면 ‘소관’, ‘기산일’ 같은 말에서 멈춥니다. 저만 그런가요? 보신 말을 적어 주시면 쉬운 말을 같이 찾아봐요.",
                feels={"agree": 8},
            ),
            Say(
                "resident",
                "저는 ‘익월 말일’이요. 그냥 ‘다음 달 마지막 날’이면 되는데요. 그런데 ‘기산일’은 뭐라고 바꾸면 좋을까요?",
                later=4,
                feels={"agree": 5},
            ),
            Say(
                "b",
                "‘세기 시작하는 날’이 어떨까요? 아이에게 읽어 주었더니 바로 알아들었습니다.",
                later=20,
                to=2,
                feels={"insight": 7, "thanks": 3},
            ),
            Say(
                "editor",
                "여기 나온 말을 모아 다음 안내문부터 바꾸겠습니다. ‘세기 시작하는 날’도 넣을게요.",
                language="ko",
                later=9,
                quotes=3,
                feels={"thanks": 9, "joy": 4},
            ),
        ],
    ),
    Talk(
        forum="thai",
        title="ตลาดสดใกล้ ๆ มีร้านขายผักชีไทยไหมคะ",
        language="th",
        days_ago=4,
        tags=("อาหาร",),
        unread=2,
        reader="neighbour",
        posts=[
            Say(
                "neighbour",
                "หาผักชีกับใบกะเพราสด ๆ แถวนี้ไม่เจอเลยค่ะ มีใครรู้จักร้านบ้างไหมคะ",
                feels={"agree": 3},
            ),
            Say(
                "a",
                "ร้านที่สองจากประตูทิศใต้ของตลาด มีวันอังคารกับวันศุกร์ครับ ไปก่อนสิบโมงจะยังเหลือ",
                later=5,
                to=1,
                feels={"thanks": 6},
            ),
            Say(
                "b",
                "@{neighbour} เราปลูกกะเพราไว้ในสวนชุมชนค่ะ มาเด็ดได้เลย วันเสาร์ตอนเช้าจะมีคนอยู่",
                later=16,
                to=1,
                feels={"joy": 8, "thanks": 4},
            ),
        ],
    ),
    Talk(
        forum="english",
        title="Words on the buttons of the ticket machine",
        language="en",
        days_ago=8,
        tags=("language",),
        posts=[
            Say(
                "a",
                "The machine at the stop says “charge” and means “put money on the card”. I waited for somebody to charge me. Which words confused you?",
                feels={"joy": 9},
            ),
            Say(
                "b",
                "“Issue”. I thought there was one.",
                later=3,
                feels={"joy": 14, "agree": 4},
            ),
            Say(
                "startup-member",
                "We write these labels for another city. If you collect them here, I pass the list on, with your names left out.",
                later=22,
                feels={"thanks": 5},
            ),
        ],
    ),
]
