"""What the battery boxes promised, and what changed in the promise after the pause."""

from dataclasses import replace

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

WEIGHING = DemoForm(
    "weighing",
    words("What you handed in", "내놓은 폐전지", "แบตเตอรี่ที่นำมาคืน"),
    words(
        "Once a week, also when it was nothing: then write 0.",
        "한 주에 한 번 적습니다. 내놓은 것이 없으면 0을 적어 주십시오.",
        "สัปดาห์ละครั้ง แม้ไม่ได้นำมาเลย ก็เขียน 0",
    ),
    [
        DemoField(
            "weight",
            words(
                "How much did the bag weigh?",
                "봉투의 무게는 얼마였습니까?",
                "ถุงหนักเท่าใด",
            ),
            "number",
            unit="g",
            minimum=0,
            maximum=20_000,
            is_required=True,
            help=words(
                "In grams, as the scale beside the box shows it.",
                "수거함 옆 저울에 나오는 대로 그램으로 적어 주십시오.",
                "เป็นกรัม ตามที่ตาชั่งข้างกล่องแสดง",
            ),
        ),
        DemoField(
            "kinds",
            words("Which kinds were in it?", "어떤 종류가 있었습니까?", "มีชนิดใดบ้าง"),
            "choices",
            choices=[
                choice("alkaline", "Household cells", "일반 건전지", "ถ่านไฟฉายทั่วไป"),
                choice("button", "Button cells", "단추형 전지", "ถ่านกระดุม"),
                choice("lithium", "Lithium cells", "리튬 전지", "แบตเตอรี่ลิเทียม"),
                choice("power-bank", "Power bank", "보조배터리", "แบตเตอรี่สำรอง"),
            ],
        ),
        DemoField(
            "knew",
            words(
                "Had you looked up beforehand whether the box had room?",
                "수거함에 자리가 있는지 미리 보고 왔습니까?",
                "คุณดูก่อนมาหรือไม่ว่ากล่องยังมีที่ว่าง",
            ),
            YES_NO,
        ),
    ],
)
STATE = DemoField(
    "state",
    words("What did you find?", "수거함이 어땠습니까?", "คุณพบกล่องในสภาพใด"),
    "choice",
    is_required=True,
    choices=[
        choice("room", "It has room", "자리가 있습니다", "ยังมีที่ว่าง"),
        choice("full", "It is full", "가득 찼습니다", "เต็มแล้ว"),
        choice("damaged", "It is damaged", "망가졌습니다", "ชำรุด"),
        choice("gone", "It is not there", "여기 없습니다", "ไม่มีกล่องที่นี่"),
    ],
)
BOX_REPORT = DemoForm(
    "box-report",
    words("Report on a box", "수거함 알리기", "แจ้งสภาพกล่อง"),
    words(
        "Whenever you pass one and have half a minute.",
        "지나가다 잠깐 틈이 날 때 적어 주십시오.",
        "เมื่อเดินผ่านและมีเวลาครึ่งนาที",
    ),
    [STATE, REMARK],
    how_often="any-time",
)
PHOTO = DemoField(
    "photo",
    words("A photo of the box", "수거함 사진", "ภาพถ่ายของกล่อง"),
    "photo",
    purpose="photos",
    help=words(
        "Nobody's face and no number plate, please.",
        "얼굴이나 차량 번호가 나오지 않게 찍어 주십시오.",
        "โปรดอย่าให้เห็นใบหน้าหรือเลขทะเบียนรถ",
    ),
)
LEVEL = DemoField(
    "level",
    words("How full the box is", "수거함이 찬 정도", "ระดับความเต็มของกล่อง"),
    "number",
    unit="%",
    minimum=0,
    maximum=100,
    is_required=True,
)
TEMPERATURE = DemoField(
    "temperature",
    words("Temperature under the lid", "뚜껑 아래 온도", "อุณหภูมิใต้ฝากล่อง"),
    "number",
    unit="°C",
    minimum=-30,
    maximum=90,
    decimals=1,
    is_required=True,
)
LID = DemoField(
    "sand-lid",
    words("The lid with sand is closed", "모래 뚜껑이 닫혀 있음", "ฝาบรรจุทรายปิดอยู่"),
    YES_NO,
)
BOX_LEVELS = DemoForm(
    "box-levels",
    words("Readings of the boxes", "수거함 측정값", "ค่าที่อ่านจากกล่อง"),
    words(
        "Every box sends one reading a day, at six in the morning.",
        "수거함마다 하루 한 번, 아침 여섯 시에 값을 보냅니다.",
        "กล่องแต่ละใบส่งค่าวันละครั้ง เวลาหกโมงเช้า",
    ),
    [LEVEL, TEMPERATURE],
    filled_by="sensors",
    how_often="daily",
)
FIRST = DemoRegistration(
    days_ago=96,
    hypothesis=words(
        "When people can see that a box is there and has room, every participant hands in at least a quarter more used batteries each week.",
        "수거함이 그 자리에 있고 자리가 남은 것을 볼 수 있으면, 참여자 한 사람이 한 주에 내놓는 폐전지가 4분의 1 이상 늘어납니다.",
        "เมื่อผู้คนเห็นว่ากล่องอยู่ที่เดิมและยังมีที่ว่าง ผู้เข้าร่วมแต่ละคนจะนำแบตเตอรี่ใช้แล้วมาคืนต่อสัปดาห์มากขึ้นอย่างน้อยหนึ่งในสี่",
    ),
    metric=Metric(
        words=words(
            "Grams of used batteries that a participant hands in per week",
            "참여자 한 사람이 한 주에 내놓은 폐전지의 무게(g)",
            "น้ำหนักแบตเตอรี่ใช้แล้วที่ผู้เข้าร่วมหนึ่งคนนำมาคืนต่อสัปดาห์ (กรัม)",
        ),
        form="weighing",
        field="weight",
        statistic="mean",
        by="person",
        unit="g",
        baseline=160,
        baseline_source=words(
            "Weighed for six weeks at ten boxes of the year before, made up for this demonstration",
            "지난해 수거함 열 곳에서 여섯 주 동안 잰 값(시연용으로 지어낸 수치)",
            "ชั่งเป็นเวลาหกสัปดาห์ที่กล่องสิบใบของปีก่อน (ตัวเลขสมมติเพื่อการสาธิต)",
        ),
        direction="at-least",
        target=200,
    ),
    stop_rule=StopRule(
        words=words(
            "All boxes are closed when it becomes warm under the lids: a mean of more than 40 °C.",
            "뚜껑 아래가 뜨거워져 평균 40°C를 넘으면 모든 수거함을 닫습니다.",
            "ปิดกล่องทุกใบเมื่ออุณหภูมิใต้ฝาสูงขึ้นจนเฉลี่ยเกิน 40 °C",
        ),
        form="box-levels",
        field="temperature",
        statistic="mean",
        comparison="above",
        value=40,
        minimum=30,
    ),
    analysis_plan=words(
        "Everybody counts once, with the mean of their weeks; weeks with nothing count as zero, weeks without an entry are missing. We state the mean with its 95 % interval beside the baseline. Heavy bags stay in unless the participant corrects them.",
        "한 사람은 자기 주간 기록의 평균으로 한 번만 셉니다. 내놓지 않은 주는 0으로, 적지 않은 주는 빠진 것으로 봅니다. 평균을 95% 구간과 함께 기준값 옆에 밝힙니다. 무거운 봉투도 참여자가 고치지 않는 한 그대로 둡니다.",
        "แต่ละคนนับหนึ่งครั้งด้วยค่าเฉลี่ยรายสัปดาห์ของตน สัปดาห์ที่ไม่ได้นำมานับเป็นศูนย์ สัปดาห์ที่ไม่ได้จดถือว่าขาด เรารายงานค่าเฉลี่ยพร้อมช่วงความเชื่อมั่น 95% เทียบกับค่าเดิม ถุงที่หนักมากยังคงนับ เว้นแต่ผู้เข้าร่วมแก้ไขเอง",
    ),
    ethics=words(
        "Damaged lithium cells can burn. Boxes stand where people are about, a smoke detector hangs above each, and swollen cells are collected at home. Weights are kept under a number. Nobody is asked to buy batteries in order to hand them in.",
        "손상된 리튬 전지는 불이 날 수 있습니다. 수거함은 사람이 다니는 곳에 두고 위에 연기 감지기를 답니다. 부푼 전지는 집으로 찾아가 거둡니다. 무게는 번호로만 적습니다. 내놓으려고 전지를 사실 필요는 없습니다.",
        "แบตเตอรี่ลิเทียมที่เสียหายอาจลุกไหม้ กล่องจึงตั้งในที่ที่มีคนผ่าน มีเครื่องตรวจจับควันอยู่ด้านบน และเราไปรับก้อนที่บวมถึงบ้าน น้ำหนักเก็บไว้ภายใต้หมายเลข ไม่มีใครต้องซื้อแบตเตอรี่เพื่อนำมาคืน",
    ),
    budget=42_000_000,
    forms=[WEIGHING, BOX_REPORT, BOX_LEVELS],
)
SECOND = replace(
    FIRST,
    days_ago=33,
    reason=words(
        "During the pause two swollen cells were found in an ordinary box. Every box now has a lid with sand, its sensor says whether the lid is closed, and we stop at a lower temperature. Photos of full or damaged boxes may be sent by those who agree. Hypothesis, metric and target stay as they were.",
        "실험을 멈춘 동안 일반 수거함에서 부푼 전지 두 개를 확인했습니다. 이제 모든 수거함에 모래 뚜껑이 있고, 뚜껑이 닫혔는지 측정기가 알려 주며, 멈추는 온도를 낮추었습니다. 동의하신 분은 가득 차거나 망가진 수거함의 사진을 보낼 수 있습니다. 가설과 지표, 목표는 그대로입니다.",
        "ระหว่างหยุดพัก เราพบแบตเตอรี่บวมสองก้อนในกล่องธรรมดา ตอนนี้ทุกกล่องมีฝาบรรจุทราย ตัววัดบอกได้ว่าฝาปิดอยู่หรือไม่ และเราลดอุณหภูมิที่จะสั่งหยุด ผู้ที่ยินยอมส่งภาพถ่ายกล่องที่เต็มหรือชำรุดได้ ส่วนสมมติฐาน ตัวชี้วัด และเป้าหมายยังคงเดิม",
    ),
    stop_rule=replace(
        FIRST.stop_rule,
        words=words(
            "All boxes are closed when it becomes warm under the lids: a mean of more than 30 °C.",
            "뚜껑 아래가 뜨거워져 평균 30°C를 넘으면 모든 수거함을 닫습니다.",
            "ปิดกล่องทุกใบเมื่ออุณหภูมิใต้ฝาสูงขึ้นจนเฉลี่ยเกิน 30 °C",
        ),
        value=30,
    ),
    ethics=words(
        "Damaged lithium cells can burn. Boxes stand where people are about, each has a lid with sand, a smoke detector hangs above it, and swollen cells are collected at home. Weights are kept under a number; photos are seen by the team alone. Nobody is asked to buy batteries in order to hand them in.",
        "손상된 리튬 전지는 불이 날 수 있습니다. 수거함은 사람이 다니는 곳에 두고, 모래 뚜껑과 연기 감지기를 답니다. 부푼 전지는 집으로 찾아가 거둡니다. 무게는 번호로만 적고 사진은 담당 팀만 봅니다. 내놓으려고 전지를 사실 필요는 없습니다.",
        "แบตเตอรี่ลิเทียมที่เสียหายอาจลุกไหม้ กล่องจึงตั้งในที่ที่มีคนผ่าน ทุกกล่องมีฝาบรรจุทรายและมีเครื่องตรวจจับควันอยู่ด้านบน และเราไปรับก้อนที่บวมถึงบ้าน น้ำหนักเก็บไว้ภายใต้หมายเลข ภาพถ่ายมีเพียงทีมงานที่ได้เห็น ไม่มีใครต้องซื้อแบตเตอรี่เพื่อนำมาคืน",
    ),
    budget=51_500_000,
    forms=[
        WEIGHING,
        replace(BOX_REPORT, fields=[STATE, PHOTO, REMARK]),
        replace(BOX_LEVELS, fields=[LEVEL, TEMPERATURE, LID]),
    ],
)
REGISTRATIONS = [FIRST, SECOND]
