"""What the barriers study promised: that the person who met a barrier gets through in the end."""

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

AID = DemoField(
    "aid",
    words(
        "With which aid were you there?",
        "어떤 보조기기로 다녀오셨습니까?",
        "คุณไปที่นั่นด้วยอุปกรณ์ช่วยชนิดใด",
    ),
    "choice",
    purpose="aid",
    choices=[
        choice("manual-chair", "Manual wheelchair", "수동휠체어", "วีลแชร์มือหมุน"),
        choice("power-chair", "Power wheelchair", "전동휠체어", "วีลแชร์ไฟฟ้า"),
        choice("cane", "Cane", "지팡이", "ไม้เท้า"),
        choice("walker", "Walker", "보행기", "เครื่องช่วยเดิน"),
        choice("pushchair", "Pushchair", "유아차", "รถเข็นเด็ก"),
        choice("none", "None", "없음", "ไม่ใช้"),
    ],
)
REPORT = DemoForm(
    "barrier-report",
    words("Report a barrier", "장벽 알리기", "แจ้งอุปสรรค"),
    words(
        "One barrier at a time. Words are enough; a place on the map helps but is not needed.",
        "장벽 하나씩 적어 주십시오. 말이면 충분하며, 지도 위치는 있으면 좋지만 없어도 됩니다.",
        "ครั้งละหนึ่งอุปสรรค บอกเป็นคำพูดก็พอ ตำแหน่งบนแผนที่ช่วยได้แต่ไม่จำเป็น",
    ),
    [
        DemoField(
            "kind",
            words("What stopped you?", "무엇이 막았습니까?", "อะไรขวางทางคุณ"),
            "choice",
            is_required=True,
            choices=[
                choice("step", "A step or kerb", "턱이나 계단", "ขั้นหรือขอบทาง"),
                choice("lift", "A lift out of order", "멈춘 승강기", "ลิฟต์เสีย"),
                choice("door", "A door or gate", "문이나 개찰구", "ประตูหรือช่องทางผ่าน"),
                choice("surface", "The ground", "바닥 상태", "พื้นทาง"),
                choice(
                    "thing", "Something in the way", "길을 막은 물건", "สิ่งของกีดขวาง"
                ),
                choice(
                    "sign",
                    "A missing sign or paving",
                    "없는 안내나 점자블록",
                    "ไม่มีป้ายหรือทางเดินนำทาง",
                ),
            ],
        ),
        DemoField(
            "place",
            words("Where is it?", "어디입니까?", "อยู่ที่ไหน"),
            "place",
        ),
        AID,
        REMARK,
    ],
    how_often="any-time",
)
LOOK_AGAIN = DemoForm(
    "look-again",
    words("You went back", "다시 가 보았습니다", "คุณกลับไปดู"),
    words(
        "For each place to which you returned. Your word decides whether the report is closed.",
        "다시 가 본 곳마다 적어 주십시오. 신고를 끝낼지는 여러분의 말로 정합니다.",
        "สำหรับทุกที่ที่คุณกลับไปดู คำของคุณตัดสินว่าจะปิดเรื่องหรือไม่",
    ),
    [
        DemoField(
            "got-through",
            words("Did you get through?", "지나갈 수 있었습니까?", "คุณผ่านไปได้หรือไม่"),
            YES_NO,
            is_required=True,
        ),
        DemoField(
            "days-open",
            words(
                "How many days ago was it reported?",
                "신고한 지 며칠이 지났습니까?",
                "แจ้งเรื่องมาแล้วกี่วัน",
            ),
            "whole",
            unit="days",
            minimum=0,
            maximum=730,
        ),
        DemoField(
            "called-done",
            words(
                "Had the office called it done?",
                "담당 부서는 처리되었다고 했습니까?",
                "หน่วยงานบอกว่าเรียบร้อยแล้วหรือไม่",
            ),
            YES_NO,
        ),
        AID,
        REMARK,
    ],
    how_often="any-time",
)
FACILITIES = DemoForm(
    "facilities",
    words(
        "State of the stations' facilities",
        "역 편의시설 상태",
        "สภาพสิ่งอำนวยความสะดวกในสถานี",
    ),
    words(
        "From the register of the metro: one row per facility and day.",
        "지하철 시설 목록에서 가져옵니다. 시설 하나가 하루에 한 줄입니다.",
        "จากทะเบียนของรถไฟใต้ดิน หนึ่งแถวต่อหนึ่งสิ่งอำนวยความสะดวกต่อวัน",
    ),
    [
        DemoField(
            "kind",
            words("Kind of facility", "시설 종류", "ชนิดของสิ่งอำนวยความสะดวก"),
            "choice",
            is_required=True,
            choices=[
                choice("lift", "Lift", "승강기", "ลิฟต์"),
                choice("escalator", "Escalator", "에스컬레이터", "บันไดเลื่อน"),
                choice(
                    "wheelchair-lift",
                    "Wheelchair lift",
                    "휠체어리프트",
                    "ลิฟต์บันไดสำหรับวีลแชร์",
                ),
                choice("walkway", "Moving walkway", "무빙워크", "ทางเลื่อน"),
                choice(
                    "toilet", "Accessible toilet", "장애인 화장실", "ห้องน้ำสำหรับคนพิการ"
                ),
                choice(
                    "charger", "Wheelchair charger", "휠체어 충전기", "ที่ชาร์จวีลแชร์ไฟฟ้า"
                ),
                choice(
                    "sign-language-phone",
                    "Sign-language video phone",
                    "수어 영상전화기",
                    "โทรศัพท์วิดีโอภาษามือ",
                ),
                choice("gap-filler", "Gap filler", "안전 발판", "แผ่นปิดช่องว่างชานชาลา"),
                choice("assistance", "Assistance by staff", "도우미", "เจ้าหน้าที่ช่วยเหลือ"),
            ],
        ),
        DemoField(
            "state",
            words("State", "상태", "สภาพ"),
            "choice",
            choices=[
                choice("running", "Running", "운행 중", "ใช้งานได้"),
                choice("inspection", "Under inspection", "점검 중", "กำลังตรวจสอบ"),
                choice("stopped", "Stopped", "운행 중지", "หยุดใช้งาน"),
                choice("removed", "Taken away", "철거", "รื้อถอนแล้ว"),
            ],
        ),
    ],
    filled_by="records",
    how_often="weekly",
)
COUNT = {"kind": "whole", "minimum": 0, "maximum": 500}
STATIONS = DemoForm(
    "stations",
    words("Facilities by station", "역별 편의시설 수", "จำนวนสิ่งอำนวยความสะดวกรายสถานี"),
    words(
        "How many of each a station has, once a year.",
        "역마다 몇 대가 있는지 한 해에 한 번 가져옵니다.",
        "แต่ละสถานีมีอย่างละกี่แห่ง ปีละครั้ง",
    ),
    [
        DemoField("lifts", words("Lifts", "승강기", "ลิฟต์"), **COUNT),
        DemoField(
            "escalators", words("Escalators", "에스컬레이터", "บันไดเลื่อน"), **COUNT
        ),
        DemoField(
            "wheelchair-lifts",
            words("Wheelchair lifts", "휠체어리프트", "ลิฟต์บันไดสำหรับวีลแชร์"),
            **COUNT,
        ),
        DemoField("walkways", words("Moving walkways", "무빙워크", "ทางเลื่อน"), **COUNT),
    ],
    filled_by="records",
    how_often="once",
)
REGISTRATION = DemoRegistration(
    days_ago=88,
    hypothesis=words(
        "When the person who met a barrier decides whether the report may be closed, people get through at four of five places to which they return.",
        "장벽을 만난 사람이 신고를 끝낼지 정하면, 다시 가 본 곳 다섯 가운데 네 곳은 지나갈 수 있게 됩니다.",
        "เมื่อผู้ที่พบอุปสรรคเป็นผู้ตัดสินว่าจะปิดเรื่องหรือไม่ ผู้คนจะผ่านไปได้สี่ในห้าแห่งที่กลับไปดู",
    ),
    metric=Metric(
        words=words(
            "Share of places at which the participant got through on returning",
            "다시 갔을 때 참여자가 지나갈 수 있었던 곳의 비율",
            "สัดส่วนของสถานที่ที่ผู้เข้าร่วมผ่านไปได้เมื่อกลับไปดู",
        ),
        form="look-again",
        field="got-through",
        statistic="rate",
        by="person",
        unit="",
        baseline=0.55,
        baseline_source=words(
            "Files called done in the year before and looked at again, made up for this demonstration",
            "지난해 처리 완료된 신고를 다시 살펴본 값(시연용으로 지어낸 수치)",
            "เรื่องที่ปิดแล้วเมื่อปีก่อนและนำมาตรวจซ้ำ (ตัวเลขสมมติเพื่อการสาธิต)",
        ),
        direction="at-least",
        target=0.8,
    ),
    stop_rule=StopRule(
        words=words(
            "The study stops when people are sent back in vain: a mean of more than 60 days since the report.",
            "사람들을 헛걸음하게 하면 멈춥니다. 신고한 지 평균 60일을 넘을 때입니다.",
            "หยุดเมื่อผู้คนต้องกลับไปโดยเปล่าประโยชน์ คือผ่านมาเฉลี่ยเกิน 60 วันนับจากวันแจ้ง",
        ),
        form="look-again",
        field="days-open",
        statistic="mean",
        comparison="above",
        value=60,
        minimum=10,
    ),
    analysis_plan=words(
        "Everybody counts once, with the share of their own visits, so that one busy person does not speak for all. We state the share with its 95 % interval and look at aids side by side where at least five people used one. The register of facilities is shown beside it, never mixed in.",
        "한 사람은 자기 방문의 비율로 한 번만 셉니다. 자주 다니는 한 분이 모두를 대신하지 않게 하려는 것입니다. 비율을 95% 구간과 함께 밝히고, 다섯 분 이상이 쓴 보조기기는 나란히 견줍니다. 시설 목록은 옆에 보일 뿐 섞지 않습니다.",
        "แต่ละคนนับหนึ่งครั้งด้วยสัดส่วนของการไปดูของตนเอง เพื่อไม่ให้คนที่ไปบ่อยพูดแทนทุกคน เรารายงานสัดส่วนพร้อมช่วงความเชื่อมั่น 95% และเทียบอุปกรณ์แต่ละชนิดเมื่อมีผู้ใช้อย่างน้อยห้าคน ทะเบียนสิ่งอำนวยความสะดวกแสดงไว้ข้างกัน ไม่นำมาปนกัน",
    ),
    ethics=words(
        "Going back to a blocked place can be tiring or unsafe; nobody goes alone, everybody may break off, and time and way are paid. We ask for no diagnosis. Which aid somebody uses is kept only if they agree, and places are published as districts.",
        "막힌 곳에 다시 가는 일은 힘들거나 위험할 수 있습니다. 혼자 가지 않으며 누구나 그만둘 수 있고, 시간과 교통비를 드립니다. 진단명은 묻지 않습니다. 보조기기는 동의한 분만 보관하고, 장소는 자치구로만 공개합니다.",
        "การกลับไปยังที่ที่มีสิ่งกีดขวางอาจเหนื่อยหรือไม่ปลอดภัย ไม่มีใครต้องไปคนเดียว ทุกคนหยุดได้ และเราจ่ายค่าเวลาและค่าเดินทาง เราไม่ขอผลวินิจฉัย เก็บชนิดของอุปกรณ์ช่วยเฉพาะของผู้ที่ยินยอม และเผยแพร่สถานที่เป็นรายเขตเท่านั้น",
    ),
    budget=63_000_000,
    forms=[REPORT, LOOK_AGAIN, FACILITIES, STATIONS],
)
REGISTRATIONS = [REGISTRATION]
