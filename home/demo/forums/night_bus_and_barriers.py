"""What is said about the night bus and about what stands in people's way."""

from .talk import Say, Talk

BARRIERS = [
    Talk(
        forum="barrier-study",
        title="Measuring a ramp with a telephone: how exact is it?",
        language="en",
        days_ago=24,
        tags=("method",),
        posts=[
            Say(
                "a",
                "The protocol lets us measure slopes with the level of a telephone. Yesterday mine said 6 and my friend's said 7 on the same ramp. Does that matter for the result?",
                feels={"agree": 3},
            ),
            Say(
                "b",
                "Lay it on a straight board of about a metre. On bare concrete the camera bump tilts it: mine went from 7.1 to 6.2.",
                later=4,
                feels={"insight": 11, "thanks": 4},
            ),
            Say(
                "resident",
                "저도 판자를 대고 다시 재 보니 세 번 모두 같은 값이 나왔습니다. 설명서에 그림으로 넣어 주시면 좋겠어요.",
                language="ko",
                later=12,
                to=2,
                feels={"agree": 8},
            ),
            Say(
                "park-manager",
                "Thank you: the board is in the instructions from today on. Earlier measurements stay as they are and are marked “without a board”, so that the analysis can look at both.",
                later=40,
                feels={"thanks": 9, "insight": 2},
            ),
            Say(
                "c",
                "This is the first study I take part in that says openly what its ruler cannot do. I like it.",
                later=9,
                feels={"joy": 6},
            ),
        ],
    ),
    Talk(
        forum="barrier-study",
        title="휠체어로 다니기 힘든 곳, 여기에 적어 주세요",
        language="ko",
        days_ago=16,
        tags=("보행", "휠체어"),
        unread=2,
        posts=[
            Say(
                "a",
                "측정 구간을 정하기 전에 실제로 막히는 곳을 알고 싶습니다. 어디서, 무엇 때문에, 돌아가면 몇 분이 더 걸리는지 적어 주시면 지도에 옮기겠습니다.",
                feels={"agree": 9},
            ),
            Say(
                "b",
                "우체국 옆문이요. 경사로는 있는데 문이 밖으로 열려서 혼자서는 못 들어갑니다. 정문으로 돌아가면 6분 더 걸립니다.",
                later=5,
                feels={"concern": 8, "insight": 5},
            ),
            Say(
                "c",
                "시장 안쪽 통로는 물건이 나와 있어서 폭이 모자랍니다. 아침 일찍 가면 괜찮아요. 상인회와 이야기해 볼 수 있을까요?",
                later=8,
                feels={"agree": 6},
            ),
            Say(
                "d",
                "눈이 나쁜 사람에게는 유리문이 제일 무섭습니다. 손잡이 높이에 띠 하나만 있어도 다릅니다.",
                later=14,
                feels={"insight": 13, "thanks": 3},
            ),
            Say(
                "neighbour",
                "คุณยายใช้ไม้เท้า ทางลาดหน้าโรงพยาบาลเปียกแล้วลื่นมากค่ะ ถ้ามีแผ่นกันลื่นสักสองเมตรคงช่วยได้",
                language="th",
                later=20,
                feels={"concern": 5, "agree": 4},
            ),
            Say(
                "a",
                "네 곳 모두 지도에 올렸습니다. 다음 주 화요일 오후 세 시에 같이 돌아보려고 합니다. 함께하실 분은 답글로 알려 주세요. @{b} @{d} 두 분은 꼭 모시고 싶습니다.",
                later=25,
                feels={"thanks": 10},
            ),
        ],
    ),
]
NIGHT_BUS = [
    Talk(
        forum="night-bus",
        title="막차와 첫차 사이, 몇 시가 가장 필요하세요?",
        language="ko",
        days_ago=50,
        tags=("시간표",),
        posts=[
            Say(
                "a",
                "저는 새벽 두 시 반에 일이 끝납니다. 지금은 첫차까지 기다리거나 택시를 탑니다. 다른 분들은 몇 시에 움직이시는지 궁금합니다.",
                feels={"agree": 14},
            ),
            Say(
                "b",
                "병원 청소 일을 합니다. 네 시 출근이에요. 세 시 반쯤 지나가는 버스가 하나만 있어도 삶이 달라질 것 같습니다.",
                later=3,
                feels={"agree": 18, "concern": 4},
            ),
            Say(
                "c",
                "I play in bars and pack up at three. The walk to the main road is the dark part; the ride itself I could pay for.",
                language="en",
                later=6,
                feels={"agree": 5},
            ),
            Say(
                "neighbour",
                "เลิกกะโรงงานตีสองค่ะ มีเพื่อนคนไทยอีกสิบกว่าคนที่เลิกพร้อมกัน ถ้ารถผ่านหน้าโรงงานตีสองสิบห้าจะได้ขึ้นกันทั้งกลุ่ม",
                language="th",
                later=5,
                feels={"insight": 9, "agree": 7},
            ),
            Say(
                "b",
                "같은 시간에 열 명이면 작은 버스 한 대를 채우네요. 이런 무리가 더 있는지 알아보면 노선이 보일 것 같습니다.",
                later=10,
                quotes=4,
                feels={"agree": 8},
            ),
            Say(
                "resident",
                "설문보다 이렇게 듣는 게 더 잘 보입니다. 올린 시간대를 표로 정리해 두겠습니다.",
                later=7,
                feels={"thanks": 6},
            ),
            Say("c", "Thank you for counting us in.", later=30, is_taken_back=True),
        ],
    ),
    Talk(
        forum="night-bus",
        title="ป้ายรอรถตอนกลางคืน ขอไฟกับที่นั่งก่อนได้ไหม",
        language="th",
        days_ago=4,
        tags=("ป้ายรถ", "ความปลอดภัย"),
        unread=2,
        posts=[
            Say(
                "a",
                "รถจะมากี่โมงก็ยังพอรอได้ค่ะ แต่ยืนในที่มืดคนเดียวยี่สิบนาทีนี่ไม่ไหว ถ้าต้องเลือก ขอไฟกับที่นั่งก่อนเพิ่มเที่ยวรถ",
                feels={"agree": 12, "concern": 6},
            ),
            Say(
                "b",
                "เห็นด้วยครับ และขอให้ป้ายบอกว่าอีกกี่นาที ไม่ต้องแม่นก็ได้ แค่รู้ว่ายังมีรถอีกคัน",
                later=2,
                feels={"agree": 9},
            ),
            Say(
                "c",
                "불빛은 24시간 가게 앞 정류장으로 옮기기만 해도 해결됩니다. 두 정류장 거리가 80미터밖에 안 돼요.",
                language="ko",
                later=9,
                feels={"insight": 14},
            ),
            Say(
                "startup-member",
                "Moving a night stop costs nearly nothing and can be tried for a month. We could count, before and after, how many wait there instead of further off.",
                language="en",
                later=11,
                quotes=3,
                feels={"agree": 7, "insight": 4},
            ),
        ],
    ),
]
