"""What the night-bus experiment promised before the first diary, and what it could not keep."""

from ..promise_words import (
    REMARK,
    YES_NO,
    DemoField,
    DemoForm,
    DemoRegistration,
    Metric,
    StopRule,
    choice,
)
from ..words import words

DIARY = DemoForm(
    "night-diary",
    words("Diary of a night journey", "밤 이동 일지", "บันทึกการเดินทางตอนกลางคืน"),
    words(
        "One line for every journey between midnight and five. Neighbourhoods, never addresses.",
        "자정부터 새벽 다섯 시 사이의 이동마다 한 줄씩 적습니다. 주소는 적지 마십시오.",
        "หนึ่งบรรทัดต่อการเดินทางหนึ่งครั้งระหว่างเที่ยงคืนถึงตีห้า ระบุแค่ย่าน ไม่ต้องระบุที่อยู่",
    ),
    [
        DemoField(
            "stop-near",
            words(
                "Was a night stop within 500 m at both ends?",
                "출발과 도착 모두 500m 안에 심야 정류소가 있었습니까?",
                "ทั้งต้นทางและปลายทางมีป้ายรถกลางคืนในระยะ 500 เมตรหรือไม่",
            ),
            YES_NO,
            is_required=True,
        ),
        DemoField(
            "waited",
            words(
                "How many minutes did you wait?",
                "몇 분을 기다렸습니까?",
                "คุณรอกี่นาที",
            ),
            "whole",
            unit="min",
            minimum=0,
            maximum=240,
        ),
        DemoField(
            "given-up",
            words(
                "Did you give up the bus?",
                "버스를 포기했습니까?",
                "คุณล้มเลิกการรอรถหรือไม่",
            ),
            YES_NO,
        ),
        DemoField(
            "hour",
            words(
                "In which hour did you set out?",
                "몇 시에 나섰습니까?",
                "ออกเดินทางช่วงใด",
            ),
            "choice",
            choices=[
                choice("0", "0 to 1 o'clock", "0시~1시", "0.00–1.00 น."),
                choice("1", "1 to 2 o'clock", "1시~2시", "1.00–2.00 น."),
                choice("2", "2 to 3 o'clock", "2시~3시", "2.00–3.00 น."),
                choice("3", "3 to 4 o'clock", "3시~4시", "3.00–4.00 น."),
                choice("4", "4 to 5 o'clock", "4시~5시", "4.00–5.00 น."),
            ],
        ),
        DemoField(
            "work",
            words(
                "Which kind of work took you out?",
                "어떤 일로 나가셨습니까?",
                "งานประเภทใดที่ทำให้คุณต้องออกมา",
            ),
            "choice",
            purpose="work",
            choices=[
                choice("cleaning", "Cleaning", "청소", "ทำความสะอาด"),
                choice(
                    "care", "Care and hospital", "돌봄과 병원", "ดูแลผู้ป่วยและโรงพยาบาล"
                ),
                choice("kitchen", "Kitchen and bar", "식당과 주점", "ครัวและบาร์"),
                choice(
                    "delivery", "Delivery and market", "배달과 시장", "ส่งของและตลาด"
                ),
                choice("no-work", "No work", "일이 아님", "ไม่ใช่งาน"),
            ],
        ),
        REMARK,
    ],
    how_often="any-time",
)
BOARDINGS = DemoForm(
    "boardings",
    words("Boardings", "승하차 인원", "จำนวนผู้ขึ้นและลง"),
    words(
        "From the city's open data: one row per stop or station and day.",
        "시의 공개 자료에서 가져옵니다. 정류소나 역 하나가 하루에 한 줄입니다.",
        "จากข้อมูลสาธารณะของเมือง หนึ่งแถวต่อหนึ่งป้ายหรือสถานีต่อวัน",
    ),
    [
        DemoField(
            "boardings",
            words("People who got on", "승차 인원", "จำนวนผู้ขึ้น"),
            "whole",
            unit="persons",
            minimum=0,
            maximum=1_000_000,
            is_required=True,
        ),
        DemoField(
            "alightings",
            words("People who got off", "하차 인원", "จำนวนผู้ลง"),
            "whole",
            unit="persons",
            minimum=0,
            maximum=1_000_000,
        ),
    ],
    filled_by="records",
    how_often="daily",
)
REGISTRATION = DemoRegistration(
    days_ago=150,
    hypothesis=words(
        "Routes drawn from phone data reach the people who are really out at night: eight of ten written journeys have a night stop within 500 m at both ends.",
        "휴대전화 자료로 그린 노선은 실제로 밤에 다니는 사람에게 닿습니다. 일지에 적힌 이동 열 건 가운데 여덟 건은 출발과 도착 모두 500m 안에 심야 정류소가 있습니다.",
        "เส้นทางที่วาดจากข้อมูลโทรศัพท์ไปถึงผู้ที่เดินทางตอนกลางคืนจริง คือแปดในสิบการเดินทางที่จดไว้มีป้ายรถกลางคืนในระยะ 500 เมตรทั้งต้นทางและปลายทาง",
    ),
    metric=Metric(
        words=words(
            "Share of written journeys with a night stop within 500 m at both ends",
            "출발과 도착 모두 500m 안에 심야 정류소가 있는 이동의 비율",
            "สัดส่วนการเดินทางที่มีป้ายรถกลางคืนในระยะ 500 เมตรทั้งต้นทางและปลายทาง",
        ),
        form="night-diary",
        field="stop-near",
        statistic="rate",
        by="person",
        unit="",
        baseline=0.62,
        baseline_source=words(
            "Stops of the present night network laid over the hexagons of the phone data, made up for this demonstration",
            "지금의 심야 정류소를 휴대전화 자료의 육각형 위에 겹친 값(시연용으로 지어낸 수치)",
            "นำป้ายรถกลางคืนปัจจุบันมาวางทับรูปหกเหลี่ยมของข้อมูลโทรศัพท์ (ตัวเลขสมมติเพื่อการสาธิต)",
        ),
        direction="at-least",
        target=0.8,
    ),
    stop_rule=StopRule(
        words=words(
            "We stop when people wait for the experiment's sake: a mean of more than 45 minutes.",
            "실험 때문에 사람들이 오래 기다리게 되면 멈춥니다. 평균 45분을 넘을 때입니다.",
            "หยุดเมื่อผู้คนต้องรอเพราะการทดลอง คือเฉลี่ยเกิน 45 นาที",
        ),
        form="night-diary",
        field="waited",
        statistic="mean",
        comparison="above",
        value=45,
        minimum=10,
    ),
    analysis_plan=words(
        "Everybody counts once, with the share of their own journeys, so that one busy delivery rider does not outweigh ten cleaners. We state the share with its 95 % interval against the target and do not change the 500 m afterwards. Boardings are shown beside the diaries and decide nothing.",
        "한 사람은 자기 이동의 비율로 한 번만 셉니다. 바쁜 배달원 한 분이 청소 노동자 열 분을 누르지 않게 하려는 것입니다. 비율을 95% 구간과 함께 목표와 견주고, 500m 기준은 나중에 바꾸지 않습니다. 승차 인원은 일지 옆에 보일 뿐 판단에 쓰지 않습니다.",
        "แต่ละคนนับหนึ่งครั้งด้วยสัดส่วนของการเดินทางของตนเอง เพื่อไม่ให้คนส่งของหนึ่งคนกลบพนักงานทำความสะอาดสิบคน เรารายงานสัดส่วนพร้อมช่วงความเชื่อมั่น 95% เทียบกับเป้าหมาย และไม่เปลี่ยนเกณฑ์ 500 เมตรภายหลัง จำนวนผู้ขึ้นรถแสดงไว้ข้างบันทึกและไม่ใช้ตัดสิน",
    ),
    ethics=words(
        "A diary of nights can reveal habits. It names neighbourhoods and hours only, the team alone reads it, and no figure stands for fewer than five persons. Nobody is asked to go out, to wait longer or to leave a safe place for the experiment.",
        "밤 이동 일지에는 생활 습관이 드러날 수 있습니다. 동네와 시간만 적고 담당 팀만 읽으며, 다섯 사람보다 적은 사람의 수치는 싣지 않습니다. 실험 때문에 나가거나 더 기다리거나 안전한 곳을 떠나 달라고 하지 않습니다.",
        "บันทึกยามค่ำคืนอาจเผยกิจวัตร จึงระบุเฉพาะย่านและชั่วโมง มีเพียงทีมงานที่ได้อ่าน และไม่มีตัวเลขใดมาจากคนน้อยกว่าห้าคน ไม่มีใครถูกขอให้ออกไป รอนานขึ้น หรือออกจากที่ปลอดภัยเพื่อการทดลอง",
    ),
    budget=27_500_000,
    forms=[DIARY, BOARDINGS],
)
REGISTRATIONS = [REGISTRATION]
