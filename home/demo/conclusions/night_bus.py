"""A failure, told point by point: the phone data did not know who is out at night."""

from ..promise_words import DemoConclusion, DemoPoint
from ..words import words

CONCLUSION = DemoConclusion(
    days_ago=4,
    decided_days_ago=5,
    decision="dropped",
    learnt=words(
        "Routes drawn from phone data alone do not reach the people who are out at night. Six of ten journeys in the diaries had a night stop near both ends, no more than before. We had promised eight. Calls and bills show where people live and telephone; they do not show the kitchens, hospitals and office towers from which they set out on foot after a shift without making a call.",
        "휴대전화 자료만으로 그린 노선은 밤에 다니는 사람들에게 닿지 않습니다. 일지에 적힌 이동 열 건 가운데 여섯 건만 양쪽 끝 가까이에 심야 정류소가 있었고, 이는 전보다 나아지지 않은 값입니다. 저희는 여덟 건을 약속했습니다. 통화와 청구서는 사람들이 사는 곳과 전화하는 곳을 보여 줍니다. 그러나 근무를 마치고 전화 한 통 없이 걸어 나오는 주방과 병원, 빌딩은 보여 주지 못합니다.",
        "เส้นทางที่วาดจากข้อมูลโทรศัพท์อย่างเดียวไปไม่ถึงผู้ที่เดินทางตอนกลางคืน มีเพียงหกในสิบการเดินทางในบันทึกที่มีป้ายรถใกล้ทั้งต้นทางและปลายทาง ไม่ดีขึ้นกว่าเดิม ทั้งที่เราสัญญาไว้แปด การโทรและใบแจ้งค่าบริการบอกว่าผู้คนอยู่ที่ไหนและโทรจากที่ไหน แต่ไม่บอกถึงครัว โรงพยาบาล และตึกสำนักงานที่พวกเขาเดินออกมาหลังเลิกกะโดยไม่ได้โทรหาใคร",
    ),
    failed=words(
        "The hypothesis failed: the target lies outside the interval, so this is not bad luck with the numbers. The diary failed those who needed it most: it asked after the journey, and whoever was too tired wrote nothing. People with several jobs left the diary earlier than others. We also asked too late where stops feel unsafe; many wrote it into the remarks, where it cannot be counted.",
        "가설이 틀렸습니다. 목표가 구간 밖에 있으므로 숫자의 운이 나빴던 것이 아닙니다. 일지는 가장 필요한 분들에게 맞지 않았습니다. 이동을 마친 뒤에 물었으므로 너무 지친 분은 아무것도 적지 못했습니다. 여러 일을 하시는 분들이 먼저 일지를 그만두었습니다. 어느 정류소가 무서운지도 너무 늦게 물었습니다. 많은 분이 남기는 말에 적어 주셨지만 그 글은 셀 수 없습니다.",
        "สมมติฐานไม่เป็นจริง เป้าหมายอยู่นอกช่วงความเชื่อมั่น จึงไม่ใช่เพียงโชคไม่ดีของตัวเลข บันทึกใช้ไม่ได้ผลกับผู้ที่ต้องการมันที่สุด เพราะเราถามหลังเดินทางเสร็จ ผู้ที่เหนื่อยเกินไปจึงไม่ได้จด ผู้ที่ทำงานหลายแห่งเลิกจดก่อนคนอื่น และเราถามช้าเกินไปว่าป้ายใดน่ากลัว หลายคนเขียนไว้ในข้อคิดเห็นซึ่งนับเป็นตัวเลขไม่ได้",
    ),
    deviations=words(
        "Recruiting took four weeks longer than planned, so that some diaries began late. Nothing that was registered was changed: neither the 500 metres nor the target nor the way of counting.",
        "참여자를 모으는 데 계획보다 네 주가 더 걸려 일부 일지는 늦게 시작했습니다. 등록한 것은 하나도 바꾸지 않았습니다. 500m 기준도, 목표도, 세는 방법도 그대로입니다.",
        "การรับผู้เข้าร่วมใช้เวลานานกว่าแผนสี่สัปดาห์ บันทึกบางเล่มจึงเริ่มช้า สิ่งที่ลงทะเบียนไว้ไม่มีข้อใดเปลี่ยน ทั้งระยะ 500 เมตร เป้าหมาย และวิธีนับ",
    ),
    decision_words=words(
        "Planning night routes from phone data alone is dropped. The fourteen routes stay as they are, and no route will be proposed from this experiment. Whoever plans the next change has to ask employers for the hours at which shifts end, and to ask people before the first line is drawn.",
        "휴대전화 자료만으로 심야 노선을 짜는 방법은 쓰지 않기로 했습니다. 지금의 노선 열네 개는 그대로 두며, 이 실험에서 나온 노선은 제안하지 않습니다. 다음에 노선을 바꾸려면 먼저 일터에 교대 시간을 묻고, 첫 선을 긋기 전에 사람들에게 물어야 합니다.",
        "ยุติแนวทางวางเส้นทางกลางคืนจากข้อมูลโทรศัพท์เพียงอย่างเดียว เส้นทางสิบสี่สายยังคงเดิม และจะไม่เสนอเส้นทางใดจากการทดลองนี้ ผู้ที่วางแผนครั้งต่อไปต้องถามนายจ้างว่าเลิกกะเวลาใด และถามผู้คนก่อนจะลากเส้นแรก",
    ),
    decision_owner=words(
        "Park council, with the team for transport (demonstration)",
        "혁신파크 운영위원회와 교통팀(시연용)",
        "สภาอุทยานร่วมกับทีมขนส่ง (การสาธิต)",
    ),
    points=[
        DemoPoint(
            "hypothesis",
            "not-held",
            words(
                "The routes do not reach the people who are really out at night. The data describes sleepers and callers better than workers.",
                "노선은 실제로 밤에 다니는 사람에게 닿지 않습니다. 자료는 일하는 사람보다 자는 사람과 전화하는 사람을 더 잘 설명합니다.",
                "เส้นทางไปไม่ถึงผู้ที่เดินทางตอนกลางคืนจริง ข้อมูลบอกเรื่องของคนนอนและคนโทรได้ดีกว่าคนทำงาน",
            ),
        ),
        DemoPoint(
            "target",
            "not-held",
            words(
                "Promised were eight of ten journeys. The share is close to six of ten, and even the upper end of its interval stays below the target.",
                "이동 열 건 가운데 여덟 건을 약속했습니다. 실제로는 여섯 건쯤이며, 구간의 위쪽 끝도 목표에 미치지 못합니다.",
                "สัญญาไว้แปดในสิบการเดินทาง สัดส่วนจริงใกล้หกในสิบ และแม้ปลายบนของช่วงความเชื่อมั่นก็ยังต่ำกว่าเป้าหมาย",
            ),
        ),
        DemoPoint(
            "stop-rule",
            "held",
            words(
                "People waited about twenty minutes on average, far below the forty-five at which we would have stopped.",
                "평균 기다린 시간은 20분쯤으로, 멈추기로 한 45분보다 훨씬 짧았습니다.",
                "ผู้คนรอเฉลี่ยราวยี่สิบนาที ต่ำกว่าสี่สิบห้านาทีที่เราตกลงว่าจะหยุดมาก",
            ),
        ),
        DemoPoint(
            "analysis",
            "held",
            words(
                "Done as registered: everybody counted once, gaps stayed gaps, and boardings decided nothing.",
                "등록한 대로 했습니다. 한 사람은 한 번만 세었고, 빠진 기록은 빠진 대로 두었으며, 승차 인원은 판단에 쓰지 않았습니다.",
                "ทำตามที่ลงทะเบียน แต่ละคนนับหนึ่งครั้ง บันทึกที่ขาดก็ปล่อยให้ขาด และจำนวนผู้ขึ้นรถไม่ได้ใช้ตัดสิน",
            ),
        ),
        DemoPoint(
            "risks",
            "partly",
            words(
                "Nobody's habits were published. But three people wrote street names into the remarks although we had asked them not to; we deleted these words.",
                "누구의 생활 습관도 공개되지 않았습니다. 다만 적지 말아 달라고 했는데도 세 분이 남기는 말에 거리 이름을 적었습니다. 그 글은 지웠습니다.",
                "ไม่มีการเผยแพร่กิจวัตรของใคร แต่มีสามคนเขียนชื่อถนนในข้อคิดเห็นทั้งที่เราขอไว้ เราลบข้อความเหล่านั้นแล้ว",
            ),
        ),
        DemoPoint(
            "budget",
            "held",
            words(
                "Spent were ₩25,900,000 of ₩27,500,000, most of it for fare cards.",
                "27,500,000원 가운데 25,900,000원을 썼고, 대부분은 교통카드 비용입니다.",
                "ใช้ไป 25,900,000 วอน จาก 27,500,000 วอน ส่วนใหญ่เป็นค่าบัตรโดยสาร",
            ),
        ),
    ],
)
