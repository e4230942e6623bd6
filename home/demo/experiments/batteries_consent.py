"""What participants of the battery experiment sign: before the pause, and since."""

from ..words import Consent, Purpose, words

WEIGHING = Purpose(
    "weighing",
    words(
        "Write down the weight and kind of what I hand in, under a number instead of my name.",
        "내가 가져온 폐전지의 무게와 종류를 이름 대신 번호로 적습니다.",
        "บันทึกน้ำหนักและชนิดของแบตเตอรี่ที่ฉันนำมา โดยใช้หมายเลขแทนชื่อ",
    ),
    words(
        "The experiment is about these figures. Without them you can still use the boxes, but not take part.",
        "이 숫자가 실험의 핵심입니다. 거절하셔도 수거함은 쓰실 수 있지만 실험에는 참여하실 수 없습니다.",
        "ตัวเลขเหล่านี้คือหัวใจของการทดลอง หากไม่ยินยอม คุณยังใช้กล่องรับได้ แต่จะเข้าร่วมการทดลองไม่ได้",
    ),
    is_required=True,
)
REMINDERS = Purpose(
    "reminders",
    words(
        "Send me a letter when the box in my street has been emptied.",
        "우리 골목 수거함을 비우면 편지로 알려 줍니다.",
        "ส่งจดหมายบอกฉันเมื่อมีการเก็บของในกล่องที่ถนนของฉันแล้ว",
    ),
    words(
        "You look for yourself on the box's page.",
        "수거함 페이지에서 직접 확인하시면 됩니다.",
        "คุณดูได้เองในหน้าข้อมูลของกล่อง",
    ),
)
PHOTOS = Purpose(
    "photos",
    words(
        "Use photos that I send of a full or damaged box. Faces and number plates are made unrecognisable first.",
        "가득 차거나 망가진 수거함을 찍어 보내면 그 사진을 씁니다. 얼굴과 차량 번호는 먼저 알아볼 수 없게 지웁니다.",
        "ใช้ภาพถ่ายกล่องที่เต็มหรือชำรุดซึ่งฉันส่งมา โดยปิดใบหน้าและเลขทะเบียนรถก่อนทุกครั้ง",
    ),
    words(
        "You can report a full box in words just as well.",
        "사진 없이 글로도 똑같이 알려 주실 수 있습니다.",
        "คุณแจ้งเป็นข้อความได้เช่นเดียวกัน",
    ),
)
RETENTION = words(
    "Weights with your number: until the end of the evaluation, at most one year. After that only totals per box are kept and published.",
    "번호가 붙은 무게 기록: 평가가 끝날 때까지, 길어도 1년 동안 보관합니다. 그 뒤에는 수거함별 합계만 남겨 공개합니다.",
    "น้ำหนักที่ผูกกับหมายเลขของคุณ: เก็บจนการประเมินสิ้นสุด ไม่เกินหนึ่งปี หลังจากนั้นเก็บและเผยแพร่เฉพาะยอดรวมของแต่ละกล่อง",
)

FIRST = Consent(
    days_ago=96,
    introduction=words(
        "The Living Lab office asks whether you would let us count the used batteries you hand in. We want to learn whether more of them come back when everyone can see where a box stands and whether it has room. We keep a number, a weight and a kind of battery. Refusing costs you nothing, and the boxes are open to everyone.",
        "리빙랩 사무국이 여러분이 내놓는 폐전지를 세어도 되는지 여쭙습니다. 수거함이 어디에 있고 자리가 남았는지 누구나 볼 수 있으면 더 많이 돌아오는지 알아보려고 합니다. 번호와 무게, 전지 종류만 기록합니다. 거절하셔도 불이익이 없으며 수거함은 누구나 쓸 수 있습니다.",
        "สำนักงานลิฟวิงแล็บขออนุญาตนับแบตเตอรี่ใช้แล้วที่คุณนำมา เราอยากรู้ว่าหากทุกคนเห็นว่ากล่องอยู่ที่ไหนและยังมีที่ว่างหรือไม่ แบตเตอรี่จะกลับมามากขึ้นหรือเปล่า เราเก็บเพียงหมายเลข น้ำหนัก และชนิดของแบตเตอรี่ หากคุณไม่ยินยอมก็ไม่เสียสิทธิใด และทุกคนยังใช้กล่องได้",
    ),
    retention=RETENTION,
    purposes=[WEIGHING, REMINDERS],
)
SECOND = Consent(
    days_ago=33,
    introduction=words(
        "This is the second version of our consent. New in it: since the pause we would also like to receive photos of full or damaged boxes, and that is why we ask everyone again. Everything else is as before. We keep a number, a weight and a kind of battery, so that we learn whether more batteries come back when people can see where a box stands and whether it has room. Refusing costs you nothing, and the boxes are open to everyone.",
        "동의문의 두 번째 판입니다. 달라진 점이 있습니다. 실험을 멈췄다 다시 시작하면서 가득 차거나 망가진 수거함의 사진도 받고자 하며, 그래서 모든 분께 다시 여쭙습니다. 나머지는 그대로입니다. 수거함의 위치와 남은 자리를 볼 수 있으면 폐전지가 더 많이 돌아오는지 알아보기 위해 번호와 무게, 전지 종류를 기록합니다. 거절하셔도 불이익이 없으며 수거함은 누구나 쓸 수 있습니다.",
        "นี่คือข้อความขอความยินยอมฉบับที่สอง สิ่งที่เพิ่มขึ้นคือ หลังจากหยุดพักการทดลอง เราอยากรับภาพถ่ายของกล่องที่เต็มหรือชำรุดด้วย จึงขอถามทุกคนอีกครั้ง ส่วนอื่นเหมือนเดิม เราเก็บหมายเลข น้ำหนัก และชนิดของแบตเตอรี่ เพื่อให้รู้ว่าเมื่อเห็นว่ากล่องอยู่ที่ไหนและยังมีที่ว่างหรือไม่ แบตเตอรี่จะกลับมามากขึ้นหรือเปล่า หากคุณไม่ยินยอมก็ไม่เสียสิทธิใด และทุกคนยังใช้กล่องได้",
    ),
    retention=RETENTION,
    purposes=[WEIGHING, REMINDERS, PHOTOS],
)
