"""Cards of rules, ways in, hours, and what was said about one deal that went wrong."""

from ..words import words

FIRST_CARD = words(
    "An hour costs 10 points and earns 10. Whoever stays longer than booked pays for every minute of it.",
    "한 시간에 10점을 쓰고, 나눈 분은 10점을 받습니다. 예약보다 오래 세우면 넘긴 시간을 모두 냅니다.",
    "หนึ่งชั่วโมงใช้ 10 แต้ม และผู้แบ่งได้ 10 แต้ม ผู้ที่จอดเกินเวลาจ่ายทุกนาทีที่เกิน",
)
CARD = words(
    "An hour costs 10 points and earns 10. Ten minutes of grace cost nothing; what is beyond them costs one and a half times the price and goes to the owner. A driver who finds the space taken gets another one and pays nothing more.",
    "한 시간에 10점을 쓰고, 나눈 분은 10점을 받습니다. 10분까지는 늦어도 내지 않으며, 그 뒤로는 1.5배를 내고 그 점수는 자리 주인이 받습니다. 자리가 차 있으면 다른 자리를 드리고 더 받지 않습니다.",
    "หนึ่งชั่วโมงใช้ 10 แต้ม และผู้แบ่งได้ 10 แต้ม เกินสิบนาทีแรกไม่คิดแต้ม หลังจากนั้นคิดหนึ่งเท่าครึ่งและแต้มเป็นของเจ้าของที่ หากมาถึงแล้วที่จอดไม่ว่าง ผู้ขับได้ที่อื่นโดยไม่เสียแต้มเพิ่ม",
)
BOOKING_RULES = words("Shared parking", "나눔주차", "ที่จอดแบ่งปัน")
NAME = words("Lent parking space", "나눔 주차면", "ที่จอดรถที่เปิดให้จอด")
ADDRESS = words(
    "{number} Demonstration lane", "시연길 {number}", "เลขที่ {number} ซอยสาธิต"
)
WAYS_IN = [
    words(
        "The second bay behind the green gate; the gate is open during the day.",
        "초록색 대문 안쪽 두 번째 자리입니다. 낮에는 대문을 열어 둡니다.",
        "ช่องที่สองหลังประตูรั้วสีเขียว ตอนกลางวันประตูเปิดไว้",
    ),
    words(
        "Down the ramp beside the bakery, then left; the bay is marked in yellow.",
        "빵집 옆 경사로로 내려가 왼쪽입니다. 노란 선으로 표시해 두었습니다.",
        "ลงทางลาดข้างร้านขนมปังแล้วเลี้ยวซ้าย ช่องจอดตีเส้นสีเหลือง",
    ),
    words(
        "Along the wall under the persimmon tree. Please leave a metre for the bicycles.",
        "감나무 아래 담장을 따라 세워 주십시오. 자전거가 지나도록 1미터를 비워 주십시오.",
        "จอดชิดกำแพงใต้ต้นพลับ โปรดเว้นหนึ่งเมตรให้จักรยาน",
    ),
    words(
        "On the street, the marked bay before the house with the blue door.",
        "골목 안 파란 대문 집 앞에 선을 그어 둔 자리입니다.",
        "ริมถนน ช่องที่ตีเส้นไว้หน้าบ้านประตูสีฟ้า",
    ),
]
OWNER_WORDS = words(
    "I came home at half past seven and somebody still stood in my space. I waited in the street for more than half an hour.",
    "저녁 7시 반에 돌아왔는데 제 자리에 아직 차가 있었습니다. 골목에서 삼십 분 넘게 기다렸습니다.",
    "ฉันกลับถึงบ้านตอนหนึ่งทุ่มครึ่ง แต่ยังมีรถจอดอยู่ในที่ของฉัน ต้องรออยู่ริมถนนเกินครึ่งชั่วโมง",
)
DRIVER_WORDS = words(
    "A lorry was unloading across the lane and I could not get out. I told the desk at once and I am sorry for the wait.",
    "짐을 내리던 트럭이 길을 막아 나갈 수 없었습니다. 곧바로 안내 데스크에 알렸으며, 기다리시게 해 죄송합니다.",
    "มีรถบรรทุกจอดขวางซอยขนของลง ฉันออกไม่ได้ ได้แจ้งโต๊ะบริการทันที และขออภัยที่ทำให้รอ",
)
