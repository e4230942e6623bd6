"""What happy parking promised before it recruited: shorter searches, by the drivers' own diaries."""

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

SEARCH = DemoForm(
    "search-diary",
    words("Parking diary", "주차 일지", "บันทึกการหาที่จอด"),
    words(
        "Think of the last time this week that you looked for a space on one of the eight streets.",
        "이번 주에 여덟 골목 가운데 한 곳에서 마지막으로 자리를 찾았던 때를 떠올려 주십시오.",
        "นึกถึงครั้งล่าสุดในสัปดาห์นี้ที่คุณหาที่จอดบนถนนสายใดสายหนึ่งในแปดสาย",
    ),
    [
        DemoField(
            "minutes",
            words(
                "How many minutes passed between turning into the street and standing still?",
                "골목에 들어서서 차를 세울 때까지 몇 분이 걸렸습니까?",
                "ตั้งแต่เลี้ยวเข้าถนนจนจอดสนิทใช้เวลากี่นาที",
            ),
            "number",
            unit="min",
            minimum=0,
            maximum=120,
            decimals=1,
            is_required=True,
        ),
        DemoField(
            "time-of-day",
            words("When was that?", "언제였습니까?", "เป็นช่วงเวลาใด"),
            "choice",
            is_required=True,
            choices=[
                choice("morning", "Morning", "오전", "ช่วงเช้า"),
                choice("afternoon", "Afternoon", "오후", "ช่วงบ่าย"),
                choice("evening", "Evening", "저녁", "ช่วงเย็น"),
                choice("night", "Night", "밤", "กลางคืน"),
            ],
        ),
        DemoField(
            "lent-space",
            words(
                "Did you park in a space that a neighbour had lent?",
                "이웃이 내놓은 자리에 세웠습니까?",
                "คุณจอดในที่ที่เพื่อนบ้านเปิดให้ใช้หรือไม่",
            ),
            YES_NO,
        ),
        DemoField(
            "own-taken",
            words(
                "Was your own space taken this week when you needed it?",
                "이번 주에 내 자리가 필요한데 다른 차가 서 있었던 적이 있습니까?",
                "สัปดาห์นี้มีรถอื่นจอดในที่ของคุณตอนที่คุณต้องใช้หรือไม่",
            ),
            YES_NO,
        ),
        REMARK,
    ],
)
LENDING = DemoForm(
    "lending",
    words("Hours lent", "나눈 시간", "ชั่วโมงที่แบ่งให้"),
    words(
        "How long your space was open to neighbours this week. Skip it if you have no space.",
        "이번 주에 내 자리를 이웃에게 열어 둔 시간입니다. 자리가 없으면 건너뛰십시오.",
        "สัปดาห์นี้คุณเปิดที่จอดให้เพื่อนบ้านใช้นานเท่าใด หากไม่มีที่จอดก็ข้ามได้",
    ),
    [
        DemoField(
            "hours",
            words(
                "How many hours was it open?",
                "모두 몇 시간 열어 두었습니까?",
                "เปิดให้ใช้รวมกี่ชั่วโมง",
            ),
            "number",
            unit="h",
            minimum=0,
            maximum=168,
            decimals=1,
            is_required=True,
        ),
        DemoField(
            "cars",
            words(
                "How many neighbours' cars stood there?",
                "이웃의 차가 몇 대나 섰습니까?",
                "มีรถของเพื่อนบ้านมาจอดกี่คัน",
            ),
            "whole",
            unit="cars",
            minimum=0,
            maximum=100,
        ),
    ],
)
DAYS = DemoForm(
    "shared-days",
    words("Days of shared parking", "나눔주차의 하루하루", "แต่ละวันของที่จอดแบ่งปัน"),
    words(
        "Worked out every night from the bookings, without anybody's name; days of fewer than five stays are left out.",
        "밤마다 예약에서 계산하며 누구의 이름도 들어가지 않습니다. 이용이 다섯 번보다 적은 날은 뺍니다.",
        "คำนวณทุกคืนจากการจองโดยไม่มีชื่อของใคร วันที่มีการจอดน้อยกว่าห้าครั้งจะไม่นับ",
    ),
    [
        DemoField(
            "hours_shared",
            words("Hours shared on that day", "그날 나눈 시간", "ชั่วโมงที่แบ่งปันในวันนั้น"),
            "number",
            unit="h",
            minimum=0,
            maximum=10_000,
            decimals=2,
            is_required=True,
        ),
        DemoField(
            "minutes_saved",
            words(
                "Minutes of walking saved against the nearest public car park, all stays together",
                "가장 가까운 공영주차장에 세울 때보다 덜 걸은 시간, 모든 이용의 합",
                "นาทีที่เดินน้อยลงเมื่อเทียบกับที่จอดรถสาธารณะที่ใกล้ที่สุด รวมทุกครั้งที่จอด",
            ),
            "number",
            unit="min",
            minimum=0,
            maximum=100_000,
            decimals=1,
        ),
        DemoField(
            "searches_found",
            words(
                "Part of the searches that found a free space",
                "빈자리를 찾은 검색의 비율",
                "สัดส่วนการค้นหาที่พบที่ว่าง",
            ),
            "number",
            minimum=0,
            maximum=1,
            decimals=4,
        ),
        DemoField(
            "reseated",
            words(
                "Part of the displaced drivers who were seated elsewhere",
                "자리를 잃은 운전자 가운데 다른 자리를 받은 비율",
                "สัดส่วนผู้ขับที่ที่จอดไม่ว่างแล้วได้ที่อื่น",
            ),
            "number",
            minimum=0,
            maximum=1,
            decimals=4,
        ),
    ],
    filled_by="records",
    how_often="daily",
)
REGISTRATION = DemoRegistration(
    days_ago=80,
    hypothesis=words(
        "When neighbours lend the spaces they are not using, drivers who take part need at least three minutes less to find one.",
        "이웃이 쓰지 않는 주차면을 나누면 참여하는 운전자가 자리를 찾는 시간이 3분 이상 줄어듭니다.",
        "เมื่อเพื่อนบ้านแบ่งที่จอดซึ่งว่างอยู่ ผู้เข้าร่วมจะใช้เวลาหาที่จอดน้อยลงอย่างน้อยสามนาที",
    ),
    metric=Metric(
        words=words(
            "Minutes between turning into the street and standing still",
            "골목에 들어서서 차를 세울 때까지 걸린 시간(분)",
            "นาทีตั้งแต่เลี้ยวเข้าถนนจนจอดสนิท",
        ),
        form="search-diary",
        field="minutes",
        statistic="mean",
        by="person",
        unit="min",
        baseline=11.5,
        baseline_source=words(
            "Walking count of 240 arrivals on the eight streets, made up for this demonstration",
            "여덟 골목에서 도착 차량 240대를 걸어서 조사한 값(시연용으로 지어낸 수치)",
            "การเดินนับรถเข้า 240 คันบนถนนแปดสาย (ตัวเลขสมมติเพื่อการสาธิต)",
        ),
        direction="at-most",
        target=8.5,
        change_in=-35,
    ),
    stop_rule=StopRule(
        words=words(
            "Lending stops when searches become longer than before: a mean of more than 15 minutes.",
            "찾는 시간이 예전보다 길어져 평균 15분을 넘으면 나눔을 멈춥니다.",
            "หยุดการแบ่งปันเมื่อการหาที่จอดกลับนานกว่าเดิม คือเฉลี่ยเกิน 15 นาที",
        ),
        form="search-diary",
        field="minutes",
        statistic="mean",
        comparison="above",
        value=15,
        minimum=10,
    ),
    analysis_plan=words(
        "Four weeks of diaries before anybody lends are the comparison. Everybody counts once, with the mean of their own entries. We state the mean after the change with its 95 % interval, and the paired difference of those who wrote before and after. Entries that are missing stay missing; nobody's number is guessed.",
        "나눔을 시작하기 전 네 주의 일지와 비교합니다. 한 사람은 자기 기록의 평균으로 한 번만 셉니다. 시작한 뒤의 평균을 95% 구간과 함께 밝히고, 앞뒤로 모두 적은 분들의 차이를 짝지어 봅니다. 빠진 기록은 빠진 대로 두며, 누구의 숫자도 짐작해서 채우지 않습니다.",
        "เปรียบเทียบกับบันทึกสี่สัปดาห์ก่อนเริ่มแบ่งปัน แต่ละคนนับหนึ่งครั้งด้วยค่าเฉลี่ยของตนเอง เรารายงานค่าเฉลี่ยหลังการเปลี่ยนแปลงพร้อมช่วงความเชื่อมั่น 95% และผลต่างแบบจับคู่ของผู้ที่จดทั้งก่อนและหลัง บันทึกที่ขาดก็ปล่อยให้ขาด ไม่เดาตัวเลขของใคร",
    ),
    ethics=words(
        "Hours of lending could show when nobody is at home. They are never published street by street, and no figure stands for fewer than five persons. Spaces for people with disabilities are not part of the experiment. Nobody is fined or praised for what they write.",
        "나눔 시간을 보면 빈집을 짐작할 수 있습니다. 그래서 골목별로 공개하지 않으며, 다섯 사람보다 적은 사람의 수치는 싣지 않습니다. 장애인 주차면은 실험에 넣지 않습니다. 무엇을 적든 과태료도 칭찬도 없습니다.",
        "เวลาที่แบ่งปันอาจบอกได้ว่าเมื่อใดไม่มีคนอยู่บ้าน เราจึงไม่เผยแพร่รายถนน และไม่มีตัวเลขใดมาจากคนน้อยกว่าห้าคน ช่องจอดสำหรับคนพิการไม่อยู่ในการทดลอง ไม่มีใครถูกปรับหรือได้รับคำชมเพราะสิ่งที่จด",
    ),
    budget=18_400_000,
    forms=[SEARCH, LENDING, DAYS],
)
REGISTRATIONS = [REGISTRATION]
