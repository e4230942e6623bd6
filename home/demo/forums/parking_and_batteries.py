"""What is said about happy parking and about the recycling of batteries."""

from .talk import Say, Talk

PARKING = [
    Talk(
        forum="happy-parking",
        title="낮에 비는 우리 집 주차면, 실제로 얼마나 쓰이나요?",
        language="ko",
        days_ago=34,
        tags=("나눔", "경험"),
        unread=2,
        posts=[
            Say(
                "a",
                "두 달째 낮 시간에 주차면을 내놓고 있습니다. 우리 골목만 그런지 궁금해서요. 다른 분들은 일주일에 몇 번쯤 이용하시나요?",
                feels={"agree": 5},
            ),
            Say(
                "b",
                "저는 시장 옆이라 거의 매일입니다. 오전 9시부터 11시 사이에 제일 많고, 오후에는 비어 있어요.",
                later=3,
                feels={"insight": 6},
            ),
            Say(
                "c",
                "언덕 위라서 일주일에 한 번도 없을 때가 있습니다. 그래도 급할 때 누군가 쓸 수 있으니 계속 열어 둡니다.",
                later=5,
                feels={"thanks": 8},
            ),
            Say(
                "startup-member",
                "Across all spaces the middle one is used on two days of five. The steep streets are used less, as @{c} says; the exact figures with their intervals stand on the results page.",
                language="en",
                later=18,
                feels={"insight": 9},
            ),
            Say(
                "resident",
                "결과 페이지를 보니 구간까지 나와 있어서 믿음이 갑니다. 언덕 쪽은 배달 기사님들께 알리면 어떨까요?",
                later=9,
                quotes=3,
                feels={"agree": 7},
            ),
            Say(
                "d",
                "배달하는 사람입니다. 언덕이 오히려 필요해요. 10분만 세울 곳이 없어서 늘 눈치가 보입니다. 짧게 빌리는 것도 되나요?",
                later=28,
                feels={"agree": 10, "insight": 5},
            ),
            Say(
                "a",
                "그건 몰랐네요. 저는 20분 단위도 좋습니다. 규칙에 넣을 수 있는지 운영팀에 여쭤 보겠습니다.",
                later=4,
                to=6,
                feels={"thanks": 6},
            ),
        ],
    ),
    Talk(
        forum="happy-parking",
        title="What happens when a guest stays too long?",
        language="en",
        days_ago=14,
        tags=("rules",),
        answer=2,
        posts=[
            Say(
                "a",
                "I lend my space until five and leave for my shift at half past. Once a car was still there. I did not want to quarrel with a neighbour I had never met. What should I do next time?",
                feels={"concern": 5},
            ),
            Say(
                "startup-member",
                "You need not speak to anybody: say in the app that the space is still taken. The guest is reminded at once, you are led to a free space nearby, and the extra time is paid in points. If it happens twice the matter goes to the park, with both sides heard.",
                later=4,
                feels={"thanks": 12, "insight": 4},
            ),
            Say(
                "b",
                "써 봤는데 정말 5분 만에 옮겨 주셨어요. 늦은 분도 미안하다고 글을 남기셨고요. 시계를 잘못 봤다고 합니다.",
                language="ko",
                later=20,
                feels={"joy": 5},
            ),
            Say(
                "a",
                "Good to know that it ends kindly. Thank you both.",
                later=2,
                feels={"joy": 2},
            ),
        ],
    ),
]
BATTERIES = [
    Talk(
        forum="battery-recycling",
        title="단추형 전지는 꼭 테이프로 감싸야 하나요?",
        language="ko",
        days_ago=40,
        tags=("안전", "분리배출"),
        answer=2,
        posts=[
            Say(
                "a",
                "시계에서 나온 작은 전지가 열 개쯤 있습니다. 그냥 통에 넣어도 되는지, 하나씩 감싸야 하는지 궁금합니다.",
            ),
            Say(
                "resident",
                "양쪽 면에 투명 테이프를 붙여서 넣으시면 됩니다. 서로 닿으면 남은 전기로 뜨거워질 수 있다고 설명회에서 배웠어요. 아이 손이 닿지 않는 곳에 모아 두시는 것도 중요합니다.",
                later=2,
                feels={"thanks": 9, "insight": 8},
            ),
            Say(
                "b",
                "충전지는요? 부풀어 오른 게 하나 있는데 무서워서 그대로 두고 있습니다.",
                later=7,
                feels={"concern": 6},
            ),
            Say(
                "park-manager",
                "부풀어 오른 전지는 수거함에 넣지 마시고 안내 창구로 가져와 주세요. 모래가 든 통에 따로 보관합니다. 옮기실 때는 금속에 닿지 않게 종이로 싸 주세요. 누르거나 구멍을 내시면 안 됩니다.",
                language="ko",
                later=3,
                to=3,
                feels={"thanks": 10},
            ),
            Say(
                "b",
                "오늘 가져다 드렸습니다. 친절하게 받아 주셔서 마음이 놓였어요.",
                later=28,
                feels={"joy": 4},
            ),
        ],
    ),
    Talk(
        forum="battery-recycling",
        title="จุดรับแบตเตอรี่หน้าโรงเรียน เด็ก ๆ ใช้เองได้ไหม",
        language="th",
        days_ago=7,
        tags=("โรงเรียน", "ความปลอดภัย"),
        unread=2,
        posts=[
            Say(
                "a",
                "ลูกชั้นประถมสามอยากเอาแบตเตอรี่เก่าไปหยอดที่โรงเรียนทุกวันศุกร์ ช่องรับสูงพอดีมือเด็ก แต่แม่ยังกังวลว่าเด็กจะล้วงออกมาเล่น มีใครรู้ไหมคะว่าข้างในเป็นอย่างไร",
                feels={"concern": 4},
            ),
            Say(
                "b",
                "ปากช่องเป็นแบบงอเหมือนตู้ไปรษณีย์ ล้วงกลับไม่ได้ครับ วันติดตั้งผมลองเอามือเด็กวัดแล้ว",
                later=5,
                feels={"thanks": 7},
            ),
            Say(
                "neighbour",
                "ที่โรงเรียนลูกเรา ครูให้เด็กพันเทปก่อนแล้วนับจำนวนติดกราฟหน้าห้อง เดือนที่แล้วได้ 214 ก้อน เด็กภูมิใจกันมากค่ะ",
                later=6,
                feels={"joy": 11, "insight": 3},
            ),
            Say(
                "c",
                "그래프 이야기 좋네요. 우리 아파트도 동마다 세어 볼까 합니다. 어떤 표를 쓰셨는지 알려 주실 수 있나요?",
                language="ko",
                later=15,
                to=3,
                feels={"agree": 4},
            ),
        ],
    ),
]
