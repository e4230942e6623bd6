"""What participants of the night-bus experiment sign."""

from ..words import Consent, Purpose, words

CONSENT = Consent(
    days_ago=150,
    introduction=words(
        "The Living Lab office asks for your consent to keep a diary of your journeys at night. We compare what phone data says about a neighbourhood with what people who are really out at night tell us. The phone data is bought as counts per area and hour: it contains nobody, and we do not receive data of your telephone. Your diary names neighbourhoods, never addresses. Refusing has no consequence at all.",
        "리빙랩 사무국이 여러분의 밤 이동을 일지로 기록해도 되는지 동의를 구합니다. 휴대전화 자료가 말하는 동네와, 실제로 밤에 다니는 분들이 말하는 동네를 견주어 봅니다. 휴대전화 자료는 지역과 시간별 인원수로만 받으므로 그 안에 개인은 없고, 여러분의 휴대전화 자료도 받지 않습니다. 일지에는 동 이름만 적고 주소는 적지 않습니다. 거절하셔도 불이익이 없습니다.",
        "สำนักงานลิฟวิงแล็บขอความยินยอมให้คุณจดบันทึกการเดินทางตอนกลางคืน เราเปรียบเทียบสิ่งที่ข้อมูลโทรศัพท์บอกเกี่ยวกับย่านหนึ่ง กับสิ่งที่ผู้เดินทางตอนกลางคืนจริงบอกเรา ข้อมูลโทรศัพท์เป็นเพียงจำนวนคนต่อพื้นที่และชั่วโมง ไม่มีตัวบุคคลอยู่ในนั้น และเราไม่ได้รับข้อมูลจากโทรศัพท์ของคุณ บันทึกของคุณระบุแค่ชื่อแขวง ไม่ระบุที่อยู่ หากไม่ยินยอมก็ไม่มีผลใด ๆ",
    ),
    retention=words(
        "Diaries: until six months after the result is published, so that it can be checked, then they are deleted. The table of journeys between neighbourhoods stays, without numbers below five.",
        "일지: 결과를 확인할 수 있도록 공개하고 6개월까지 보관한 뒤 지웁니다. 동 사이의 이동 표는 남기되 다섯 미만의 수는 싣지 않습니다.",
        "บันทึกการเดินทาง: เก็บถึงหกเดือนหลังเผยแพร่ผลเพื่อให้ตรวจสอบได้ แล้วลบ ส่วนตารางการเดินทางระหว่างแขวงเก็บไว้โดยไม่แสดงจำนวนที่น้อยกว่าห้า",
    ),
    purposes=[
        Purpose(
            "diary",
            words(
                "Keep my diary of night journeys: hour, from which neighbourhood to which, minutes of waiting.",
                "밤 이동 일지를 보관합니다. 시간, 출발한 동과 도착한 동, 기다린 시간입니다.",
                "เก็บบันทึกการเดินทางตอนกลางคืนของฉัน ได้แก่ เวลา แขวงต้นทางและปลายทาง และจำนวนนาทีที่รอ",
            ),
            words(
                "The diary is the experiment, so you cannot take part without it.",
                "일지가 곧 실험이므로 이것 없이는 참여하실 수 없습니다.",
                "บันทึกคือหัวใจของการทดลอง หากไม่มีจึงเข้าร่วมไม่ได้",
            ),
            is_required=True,
        ),
        Purpose(
            "work",
            words(
                "Keep the kind of work that takes me out at night, for example cleaning, care or delivery.",
                "밤에 나가게 하는 일의 종류를 보관합니다. 청소, 돌봄, 배달 같은 것입니다.",
                "เก็บประเภทงานที่ทำให้ฉันต้องออกมาตอนกลางคืน เช่น ทำความสะอาด ดูแลผู้ป่วย หรือส่งของ",
            ),
            words(
                "You take part all the same; your journeys then count without a kind of work.",
                "거절하셔도 참여하실 수 있으며, 이동 기록은 일의 종류 없이 반영합니다.",
                "คุณยังเข้าร่วมได้ การเดินทางของคุณจะนับโดยไม่ระบุประเภทงาน",
            ),
        ),
        Purpose(
            "follow-up",
            words(
                "Write to me when a route is changed because of the result.",
                "결과에 따라 노선이 바뀌면 편지로 알려 줍니다.",
                "เขียนถึงฉันเมื่อมีการเปลี่ยนเส้นทางเพราะผลการทดลองนี้",
            ),
            words(
                "You find the result on this page.",
                "결과는 이 페이지에서 보실 수 있습니다.",
                "คุณอ่านผลได้ในหน้านี้",
            ),
        ),
    ],
)
