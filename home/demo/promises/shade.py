"""What the shaded bus stops promised; the conclusion is still owed."""

from ..promise_words import (
    YES_NO,
    DemoField,
    DemoForm,
    DemoRegistration,
    Metric,
    StopRule,
)
from ..words import words

WAIT = DemoForm(
    "waiting",
    words("Waiting at the stop", "정류소에서 기다리기", "การรอที่ป้าย"),
    words(
        "Once a week, about your longest wait on a sunny day.",
        "한 주에 한 번, 맑은 날 가장 오래 기다린 때를 적어 주십시오.",
        "สัปดาห์ละครั้ง เกี่ยวกับการรอที่นานที่สุดในวันแดดออก",
    ),
    [
        DemoField(
            "comfort",
            words(
                "How bearable was it, from 1 to 10?",
                "견딜 만했습니까? 1에서 10까지 적어 주십시오.",
                "ทนได้แค่ไหน จาก 1 ถึง 10",
            ),
            "whole",
            unit="/10",
            minimum=1,
            maximum=10,
            is_required=True,
        ),
        DemoField(
            "in-shade",
            words(
                "Did you find a place in the shade?",
                "그늘에 자리가 있었습니까?",
                "มีที่ว่างในร่มหรือไม่",
            ),
            YES_NO,
        ),
    ],
)
REGISTRATION = DemoRegistration(
    days_ago=246,
    hypothesis=words(
        "Under climbing plants, waiting on a sunny day is rated at least two points better than before.",
        "덩굴 식물 아래에서는 맑은 날의 기다림을 전보다 2점 이상 좋게 평가합니다.",
        "ใต้ไม้เลื้อย การรอในวันแดดออกได้คะแนนดีกว่าเดิมอย่างน้อยสองคะแนน",
    ),
    metric=Metric(
        words=words(
            "Points from 1 to 10 for waiting on a sunny day",
            "맑은 날 기다림에 대한 1~10점",
            "คะแนน 1 ถึง 10 สำหรับการรอในวันแดดออก",
        ),
        form="waiting",
        field="comfort",
        statistic="mean",
        by="person",
        unit="/10",
        baseline=4.2,
        baseline_source=words(
            "Asked at the same six stops a summer earlier, made up for this demonstration",
            "지난여름 같은 정류소 여섯 곳에서 물은 값(시연용으로 지어낸 수치)",
            "ถามที่ป้ายเดียวกันหกแห่งเมื่อฤดูร้อนก่อน (ตัวเลขสมมติเพื่อการสาธิต)",
        ),
        direction="at-least",
        target=6.2,
    ),
    stop_rule=StopRule(
        words=words(
            "The plants are taken away when waiting becomes worse: a mean of less than 3 points.",
            "기다림이 더 나빠져 평균 3점에 못 미치면 식물을 치웁니다.",
            "นำต้นไม้ออกเมื่อการรอแย่ลง คือเฉลี่ยต่ำกว่า 3 คะแนน",
        ),
        form="waiting",
        field="comfort",
        statistic="mean",
        comparison="below",
        value=3,
        minimum=10,
    ),
    analysis_plan=words(
        "Everybody counts once, with the mean of their weeks. We state it with its 95 % interval beside the baseline.",
        "한 사람은 자기 주간 기록의 평균으로 한 번만 셉니다. 95% 구간과 함께 기준값 옆에 밝힙니다.",
        "แต่ละคนนับหนึ่งครั้งด้วยค่าเฉลี่ยรายสัปดาห์ รายงานพร้อมช่วงความเชื่อมั่น 95% เทียบกับค่าเดิม",
    ),
    ethics=words(
        "Nobody should wait in the sun for our sake: whoever feels unwell leaves at once. Flowers that draw wasps are not planted.",
        "실험 때문에 햇볕 아래 서 계시지 마십시오. 몸이 좋지 않으면 바로 자리를 뜨십시오. 벌이 꼬이는 꽃은 심지 않습니다.",
        "ไม่ควรมีใครยืนตากแดดเพราะเรา หากรู้สึกไม่สบายให้ออกมาทันที และเราไม่ปลูกดอกไม้ที่ดึงดูดตัวต่อ",
    ),
    budget=9_600_000,
    forms=[WAIT],
)
REGISTRATIONS = [REGISTRATION]
