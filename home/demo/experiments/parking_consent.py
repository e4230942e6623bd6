"""What participants of happy parking sign."""

from ..words import Consent, Purpose, words

CONSENT = Consent(
    days_ago=80,
    introduction=words(
        "The Living Lab office of the Innovation Park asks for your consent. We want to learn whether drivers find a space sooner when neighbours lend the spaces they are not using. For this we need the times at which a space is lent and used. We do not need your name for the analysis, and we do not follow your car. Taking part is your choice; refusing has no effect on any parking right you hold, and you can withdraw on any day.",
        "혁신파크 리빙랩 사무국이 동의를 구합니다. 이웃이 쓰지 않는 주차면을 나누면 운전자가 자리를 더 빨리 찾는지 알아보려고 합니다. 이를 위해 주차면을 언제 내놓고 언제 썼는지 그 시간이 필요합니다. 분석에 이름은 필요하지 않으며, 차량을 따라다니며 기록하지도 않습니다. 참여는 여러분의 선택입니다. 참여하지 않아도 지금의 주차 자격에는 아무 영향이 없고, 언제든지 철회하실 수 있습니다.",
        "สำนักงานลิฟวิงแล็บของอุทยานนวัตกรรมขอความยินยอมจากคุณ เราอยากรู้ว่าเมื่อเพื่อนบ้านแบ่งที่จอดรถซึ่งว่างอยู่ให้กัน คนขับรถจะหาที่จอดได้เร็วขึ้นหรือไม่ จึงต้องใช้ข้อมูลว่าที่จอดแต่ละช่องเปิดให้ใช้และมีผู้ใช้ในเวลาใดบ้าง การวิเคราะห์ไม่ต้องใช้ชื่อของคุณ และเราไม่ติดตามรถของคุณ การเข้าร่วมเป็นไปโดยสมัครใจ หากไม่เข้าร่วม สิทธิจอดรถที่คุณมีอยู่จะไม่เปลี่ยนแปลง และคุณถอนตัวได้ทุกวัน",
    ),
    retention=words(
        "Times of lending and use: until six months after the experiment ends, then only totals per street. Number plates: 24 hours, then deleted.",
        "나눔과 이용 시간: 실험이 끝나고 6개월까지 보관한 뒤 거리별 합계만 남깁니다. 차량 번호: 24시간 뒤 지웁니다.",
        "เวลาที่เปิดให้ใช้และเวลาที่ใช้: เก็บถึงหกเดือนหลังการทดลองสิ้นสุด จากนั้นเหลือเพียงยอดรวมรายถนน ส่วนเลขทะเบียนรถ: เก็บ 24 ชั่วโมงแล้วลบ",
    ),
    purposes=[
        Purpose(
            "times",
            words(
                "Record when my space is lent or when I use a neighbour's space.",
                "내 주차면을 내놓은 시간, 또는 내가 이웃의 주차면을 쓴 시간을 기록합니다.",
                "บันทึกเวลาที่ฉันเปิดที่จอดรถให้ผู้อื่นใช้ หรือเวลาที่ฉันใช้ที่จอดรถของเพื่อนบ้าน",
            ),
            words(
                "Without these times there is nothing to compare, so you cannot take part.",
                "이 시간이 없으면 비교할 것이 없으므로 참여하실 수 없습니다.",
                "หากไม่มีข้อมูลเวลาก็ไม่มีสิ่งใดให้เปรียบเทียบ คุณจึงเข้าร่วมไม่ได้",
            ),
            is_required=True,
        ),
        Purpose(
            "plate",
            words(
                "Keep my number plate for 24 hours, so that a neighbour can reach me when I have parked in the wrong space.",
                "다른 자리에 잘못 세웠을 때 이웃이 연락할 수 있도록 내 차량 번호를 24시간 동안 보관합니다.",
                "เก็บเลขทะเบียนรถของฉันไว้ 24 ชั่วโมง เพื่อให้เพื่อนบ้านติดต่อได้หากฉันจอดผิดช่อง",
            ),
            words(
                "You take part all the same. Then put the paper card with your contact number behind the windscreen.",
                "거절하셔도 참여하실 수 있습니다. 대신 연락처를 적은 종이 카드를 앞유리에 놓아 주십시오.",
                "คุณยังเข้าร่วมได้ เพียงวางบัตรกระดาษที่มีหมายเลขติดต่อไว้หลังกระจกหน้ารถแทน",
            ),
        ),
        Purpose(
            "interview",
            words(
                "Write to me once, at the end, and ask how it went.",
                "실험이 끝날 때 한 번 편지를 보내 어땠는지 묻습니다.",
                "เขียนถึงฉันหนึ่งครั้งเมื่อจบการทดลอง เพื่อถามว่าเป็นอย่างไรบ้าง",
            ),
            words(
                "You take part all the same, and nobody writes to ask.",
                "거절하셔도 참여하실 수 있으며, 의견을 묻는 편지를 보내지 않습니다.",
                "คุณยังเข้าร่วมได้ และจะไม่มีใครเขียนมาถาม",
            ),
        ),
    ],
)
