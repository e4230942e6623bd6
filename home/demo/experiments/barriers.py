"""The barriers study: the city looked after together with people with disabilities."""

from ..promises.barriers import REGISTRATIONS
from ..words import (
    Callout,
    Consent,
    DemoExperiment,
    Figures,
    Link,
    Move,
    Picture,
    Purpose,
    Question,
    Questions,
    Steps,
    Text,
    words,
)

CONSENT = Consent(
    days_ago=88,
    introduction=words(
        "The Living Lab office and the study's group of people with disabilities ask for your consent together. We study whether barriers disappear for good when the person who met them decides if a report may be closed. We need your reports and the aid you use on the way, because a step of five centimetres means one thing with a cane and another with a power chair. We ask for no diagnosis and no medical paper. Refusing has no effect on any service you use.",
        "리빙랩 사무국과 장애인 연구 모임이 함께 동의를 구합니다. 장벽을 만난 사람이 신고를 끝낼지 직접 정하면 장벽이 정말로 없어지는지 살펴봅니다. 신고 내용과 이동할 때 쓰는 보조기기를 기록합니다. 5cm 턱도 흰지팡이를 쓰는 분과 전동휠체어를 타는 분에게 뜻이 다르기 때문입니다. 진단명이나 의료 서류는 요구하지 않습니다. 거절하셔도 지금 이용하는 서비스에는 아무 영향이 없습니다.",
        "สำนักงานลิฟวิงแล็บและกลุ่มคนพิการผู้ร่วมศึกษาขอความยินยอมจากคุณร่วมกัน เราศึกษาว่าเมื่อผู้ที่พบอุปสรรคเป็นผู้ตัดสินใจเองว่าจะปิดเรื่องได้หรือยัง อุปสรรคจะหมดไปจริงหรือไม่ เราต้องใช้รายงานของคุณและชนิดของอุปกรณ์ช่วยที่คุณใช้เดินทาง เพราะขอบสูงห้าเซนติเมตรมีความหมายต่างกันสำหรับผู้ใช้ไม้เท้าขาวและผู้ใช้วีลแชร์ไฟฟ้า เราไม่ขอผลวินิจฉัยหรือเอกสารทางการแพทย์ หากคุณไม่ยินยอม บริการที่คุณใช้อยู่จะไม่เปลี่ยนแปลง",
    ),
    retention=words(
        "Reports with your number: two years, so that a barrier that returns is recognised. Your aid: until the end of the study. Places of barriers are published without any person.",
        "번호가 붙은 신고: 없어진 장벽이 다시 생기면 알아볼 수 있도록 2년 동안 보관합니다. 보조기기: 연구가 끝날 때까지 보관합니다. 장벽의 위치는 사람 정보 없이 공개합니다.",
        "รายงานที่ผูกกับหมายเลขของคุณ: สองปี เพื่อให้รู้ว่าอุปสรรคเดิมกลับมาหรือไม่ ชนิดของอุปกรณ์ช่วย: จนจบการศึกษา ส่วนตำแหน่งของอุปสรรคเผยแพร่โดยไม่มีข้อมูลบุคคล",
    ),
    purposes=[
        Purpose(
            "reports",
            words(
                "Keep my reports: the place in words, the kind of barrier, the day.",
                "내 신고를 보관합니다. 말로 적은 위치, 장벽의 종류, 날짜입니다.",
                "เก็บรายงานของฉัน ได้แก่ สถานที่ที่บอกเป็นคำพูด ชนิดของอุปสรรค และวันที่",
            ),
            words(
                "Without reports there is no study; you can still tell the district office.",
                "신고가 없으면 연구를 할 수 없습니다. 구청에는 그대로 신고하실 수 있습니다.",
                "หากไม่มีรายงานก็ไม่มีการศึกษา คุณยังแจ้งสำนักงานเขตได้ตามปกติ",
            ),
            is_required=True,
        ),
        Purpose(
            "aid",
            words(
                "Keep which aid I use: manual chair, power chair, cane, walker, pushchair or none.",
                "내가 쓰는 보조기기를 보관합니다. 수동휠체어, 전동휠체어, 지팡이, 보행기, 유아차, 없음 가운데 하나입니다.",
                "เก็บชนิดของอุปกรณ์ช่วยที่ฉันใช้ ได้แก่ วีลแชร์มือหมุน วีลแชร์ไฟฟ้า ไม้เท้า เครื่องช่วยเดิน รถเข็นเด็ก หรือไม่ใช้",
            ),
            words(
                "You take part all the same; your reports count for every aid alike.",
                "거절하셔도 참여하실 수 있으며, 신고는 모든 보조기기에 똑같이 반영합니다.",
                "คุณยังเข้าร่วมได้ และรายงานของคุณจะนับให้อุปกรณ์ทุกชนิดเท่ากัน",
            ),
        ),
        Purpose(
            "recordings",
            words(
                "Record my voice when I report by telephone, so that nothing is misunderstood. Deleted after it is written down.",
                "전화로 신고할 때 잘못 받아 적지 않도록 목소리를 녹음합니다. 글로 옮긴 뒤에 지웁니다.",
                "บันทึกเสียงเมื่อฉันแจ้งทางโทรศัพท์เพื่อไม่ให้เข้าใจผิด และลบเมื่อถอดเป็นข้อความแล้ว",
            ),
            words(
                "We write down what you say while you speak, and read it back to you.",
                "말씀하시는 동안 받아 적고 다시 읽어 드립니다.",
                "เราจะจดตามที่คุณพูดและอ่านทวนให้ฟัง",
            ),
        ),
    ],
)

STORY = [
    Text(
        heading=words(
            "Who says that it is mended?",
            "고쳐졌다고 누가 말합니까",
            "ใครเป็นคนบอกว่าแก้ไขแล้ว",
        ),
        paragraphs=[
            words(
                "A lift is reported broken. Two weeks later the file says “done”. The door opens again, but the button is now at a height that nobody in a wheelchair reaches. The file is right, and the barrier is still there.",
                "승강기가 고장 났다는 신고가 들어옵니다. 두 주 뒤 서류에는 ‘처리 완료’라고 적힙니다. 문은 다시 열리지만, 단추가 휠체어에서는 닿지 않는 높이에 달렸습니다. 서류는 맞지만 장벽은 그대로입니다.",
                "มีคนแจ้งว่าลิฟต์เสีย สองสัปดาห์ต่อมาเอกสารบอกว่า “เรียบร้อย” ประตูลิฟต์เปิดได้แล้ว แต่ปุ่มอยู่สูงเกินกว่าผู้ใช้วีลแชร์จะเอื้อมถึง เอกสารถูกต้อง แต่อุปสรรคยังอยู่ที่เดิม",
            ),
            words(
                "This study turns one rule round. A report is closed only when a person whom the barrier concerns has been there and says: I got through. Two others with the same aid may confirm it. Until then the report stays open, with its age in days, where everyone can see it.",
                "이 연구는 규칙 하나를 뒤집습니다. 장벽을 겪는 당사자가 그곳에 다시 가 보고 ‘지나갈 수 있었습니다’라고 말해야 신고가 끝납니다. 같은 보조기기를 쓰는 두 분이 확인해 줄 수도 있습니다. 그때까지 신고는 며칠째인지 적힌 채 모두가 볼 수 있는 곳에 남습니다.",
                "การศึกษานี้กลับกติกาข้อหนึ่ง เรื่องจะปิดได้ก็ต่อเมื่อผู้ที่อุปสรรคนั้นขวางทางได้ไปที่นั่นและบอกว่า “ฉันผ่านได้แล้ว” ผู้ใช้อุปกรณ์ชนิดเดียวกันอีกสองคนช่วยยืนยันแทนได้ จนกว่าจะถึงตอนนั้น เรื่องจะเปิดค้างไว้ให้ทุกคนเห็นพร้อมจำนวนวัน",
            ),
        ],
    ),
    Picture(
        "barriers",
        words(
            "One way, three ends: the ramp goes through, the steps stop a wheel, the kerb stops a cane.",
            "한 길에 끝이 셋입니다. 경사로는 이어지고, 계단은 바퀴를 막고, 연석은 지팡이를 막습니다.",
            "ทางเดียว สามปลายทาง ทางลาดไปต่อได้ บันไดหยุดล้อ และขอบทางหยุดไม้เท้า",
        ),
    ),
    Steps(
        heading=words(
            "From a barrier to a way", "장벽이 길이 되기까지", "จากอุปสรรคสู่ทางผ่าน"
        ),
        steps=[
            (
                words(
                    "Say where, without a map",
                    "지도 없이 위치를 말합니다",
                    "บอกตำแหน่งได้โดยไม่ต้องใช้แผนที่",
                ),
                words(
                    "“Exit 3, behind the second door, the tactile paving ends.” Words are enough, by form, telephone or Korean Sign Language.",
                    "“3번 출구 두 번째 문 뒤에서 점자블록이 끊깁니다.” 이렇게 말이면 충분합니다. 서식, 전화, 수어 모두 좋습니다.",
                    "“ทางออก 3 หลังประตูที่สอง ทางเดินสำหรับผู้พิการทางสายตาขาดช่วง” แค่บอกเป็นคำก็พอ จะใช้แบบฟอร์ม โทรศัพท์ หรือภาษามือเกาหลีก็ได้",
                ),
            ),
            (
                words("Others confirm", "다른 참여자가 확인합니다", "ผู้อื่นช่วยยืนยัน"),
                words(
                    "Each says with which aid they came. One report can be a nuisance to some and the end of the way to others.",
                    "저마다 어떤 보조기기로 왔는지 말합니다. 누구에게는 불편한 정도여도 누구에게는 길이 끊기는 일입니다.",
                    "แต่ละคนบอกว่าใช้อุปกรณ์ใดมา เรื่องเดียวกันอาจเป็นเพียงความไม่สะดวกสำหรับบางคน แต่เป็นทางตันสำหรับอีกคน",
                ),
            ),
            (
                words(
                    "The office answers with a date",
                    "담당 부서가 날짜로 답합니다",
                    "หน่วยงานตอบพร้อมกำหนดวัน",
                ),
                words(
                    "Within ten days: what will be done, by whom, until when. If nothing can be done, why.",
                    "열흘 안에 무엇을, 누가, 언제까지 할지 답합니다. 할 수 없으면 까닭을 밝힙니다.",
                    "ภายในสิบวัน จะทำอะไร ใครทำ เสร็จเมื่อใด หากทำไม่ได้ต้องบอกเหตุผล",
                ),
            ),
            (
                words(
                    "You go and decide", "당사자가 가 보고 정합니다", "คุณไปดูและตัดสินใจ"
                ),
                words(
                    "We pay the way there. Closed, or open again: your word stands.",
                    "가는 교통비는 저희가 드립니다. 끝낼지 다시 열지는 여러분의 말로 정합니다.",
                    "เราออกค่าเดินทางให้ จะปิดเรื่องหรือเปิดใหม่ ขึ้นอยู่กับคำของคุณ",
                ),
            ),
        ],
    ),
    Figures(
        heading=words(
            "What the metro already has", "지하철에 이미 있는 것", "สิ่งที่รถไฟใต้ดินมีอยู่แล้ว"
        ),
        rows=[
            (
                words("864", "864대", "864"),
                words(
                    "lifts in the register of Seoul Metro's facilities",
                    "서울교통공사 시설 목록에 오른 승강기",
                    "ลิฟต์ในทะเบียนสิ่งอำนวยความสะดวกของรถไฟใต้ดินโซล",
                ),
            ),
            (
                words("1,880", "1,880대", "1,880"),
                words(
                    "escalators in the same register",
                    "같은 목록에 오른 에스컬레이터",
                    "บันไดเลื่อนในทะเบียนเดียวกัน",
                ),
            ),
            (
                words("303", "303곳", "303"),
                words("accessible toilets", "장애인 화장실", "ห้องน้ำสำหรับคนพิการ"),
            ),
            (
                words("55", "55대", "55"),
                words(
                    "wheelchair lifts on stairs", "휠체어리프트", "ลิฟต์บันไดสำหรับวีลแชร์"
                ),
            ),
        ],
        source=words(
            "Source: Seoul Open Data Plaza (data.seoul.go.kr), Seoul Metro. Prepared by Innovation Park.",
            "자료: 서울특별시 열린데이터광장(data.seoul.go.kr), 서울교통공사. 가공: 혁신파크.",
            "ที่มา: Seoul Open Data Plaza (data.seoul.go.kr) และ Seoul Metro จัดทำโดยอุทยานนวัตกรรม",
        ),
    ),
    Text(
        heading=words(
            "What the register cannot say",
            "목록이 말해 주지 않는 것",
            "สิ่งที่ทะเบียนบอกไม่ได้",
        ),
        paragraphs=[
            words(
                "The register knows whether a lift runs. It does not know whether the way from the lift to the street is open, whether snow has been piled up on the ramp, or whether the door closes faster than a person with a walker can pass. People know. The study gives what they know a place, and an age, so that an old fact is not taken for a new one.",
                "목록은 승강기가 움직이는지는 압니다. 그러나 승강기에서 거리까지 길이 트여 있는지, 경사로에 눈을 쌓아 두지는 않았는지, 보행기를 쓰는 분이 지나기 전에 문이 닫히지는 않는지는 모릅니다. 사람은 압니다. 이 연구는 사람들이 아는 것에 자리를 주고 날짜를 붙여, 오래된 사실이 새 사실처럼 읽히지 않게 합니다.",
                "ทะเบียนรู้ว่าลิฟต์ทำงานหรือไม่ แต่ไม่รู้ว่าทางจากลิฟต์ถึงถนนเปิดอยู่หรือเปล่า มีหิมะกองอยู่บนทางลาดไหม หรือประตูปิดเร็วกว่าที่ผู้ใช้เครื่องช่วยเดินจะผ่านทันหรือไม่ คนต่างหากที่รู้ การศึกษานี้ให้ที่ทางแก่สิ่งที่ผู้คนรู้ พร้อมบอกอายุของข้อมูล เพื่อไม่ให้ข้อเท็จจริงเก่าถูกอ่านเป็นเรื่องใหม่",
            ),
        ],
        points=[
            words(
                "How long is a barrier open until the person concerned says it is gone?",
                "당사자가 없어졌다고 말할 때까지 장벽은 며칠이나 남아 있습니까?",
                "อุปสรรคค้างอยู่นานเท่าใดจนกว่าผู้ที่เดือดร้อนจะบอกว่าหมดไปแล้ว",
            ),
            words(
                "How many “done” files does that person open again?",
                "‘처리 완료’ 가운데 당사자가 다시 여는 것은 얼마나 됩니까?",
                "เรื่องที่ “เรียบร้อย” ถูกผู้เดือดร้อนเปิดใหม่กี่เรื่อง",
            ),
            words(
                "Which facts make a trip possible, and for whom?",
                "어떤 정보가 누구의 외출을 가능하게 합니까?",
                "ข้อมูลใดทำให้ใครออกเดินทางได้",
            ),
        ],
    ),
    Callout(
        "success",
        words(
            "Paid work, not a favour", "봉사가 아니라 일입니다", "นี่คืองาน ไม่ใช่การขอแรง"
        ),
        words(
            "Participants who walk a route for the study are paid for their time and their way there. Companions are paid too.",
            "연구를 위해 길을 확인하는 참여자에게는 시간에 대한 수당과 교통비를 드립니다. 활동을 돕는 동행인에게도 드립니다.",
            "ผู้เข้าร่วมที่ออกสำรวจเส้นทางได้รับค่าตอบแทนสำหรับเวลาและค่าเดินทาง ผู้ติดตามก็ได้รับเช่นกัน",
        ),
    ),
    Questions(
        heading=words("Good to know", "알아 두시면 좋습니다", "เรื่องที่ควรรู้"),
        pairs=[
            (
                words(
                    "Must I prove a disability?",
                    "장애인 등록증이 필요합니까?",
                    "ต้องแสดงหลักฐานว่าเป็นคนพิการหรือไม่",
                ),
                words(
                    "No. Whoever meets barriers may take part: also people with a pushchair, an injury, or simply age.",
                    "아닙니다. 장벽을 겪는 분이면 누구나 참여하실 수 있습니다. 유아차를 미는 분, 다친 분, 나이가 드신 분도 좋습니다.",
                    "ไม่ต้อง ผู้ที่พบอุปสรรคเข้าร่วมได้ทุกคน รวมถึงผู้ที่ใช้รถเข็นเด็ก ผู้บาดเจ็บ หรือผู้สูงอายุ",
                ),
            ),
            (
                words(
                    "All places are taken. Is it worth waiting?",
                    "자리가 다 찼습니다. 기다릴 만합니까?",
                    "ที่เต็มแล้ว ควรรอไหม",
                ),
                words(
                    "Yes. The list is kept strictly in order, and you are written to when a place becomes free.",
                    "네. 명단은 온 순서대로만 지키며, 자리가 나면 편지로 알려 드립니다.",
                    "ควรรอ เราเรียงรายชื่อตามลำดับอย่างเคร่งครัด และจะเขียนถึงคุณเมื่อมีที่ว่าง",
                ),
            ),
        ],
    ),
    Link(
        words("How accessible this site is", "이 누리집의 접근성", "การเข้าถึงเว็บไซต์นี้"),
        "accessibility",
    ),
]

BARRIERS = DemoExperiment(
    slug="barrier-study",
    topic="barriers",
    name=words("A city without barriers", "장벽 없는 도시 관리", "เมืองไร้อุปสรรค"),
    summary=words(
        "People with disabilities look after the city with the offices, and they decide when a barrier is gone.",
        "장애인이 관공서와 함께 도시를 살피고, 이동 장벽이 없어졌는지도 직접 정합니다.",
        "คนพิการร่วมดูแลเมืองกับหน่วยงาน และเป็นผู้ตัดสินใจว่าอุปสรรคการเดินทางหมดไปแล้วหรือยัง",
    ),
    question=words(
        "Are barriers really removed when the person who met them decides whether the report may be closed?",
        "장벽을 만난 사람이 신고를 끝낼지 직접 정하면 장벽이 정말로 없어집니까?",
        "ถ้าผู้ที่พบอุปสรรคเป็นผู้ตัดสินใจว่าจะปิดเรื่องได้หรือยัง อุปสรรคจะหมดไปจริงหรือไม่",
    ),
    place=words(
        "The ways around twelve metro stations in Jung-gu, Yongsan-gu and Mapo-gu",
        "중구, 용산구, 마포구의 지하철역 열두 곳 주변 길",
        "เส้นทางรอบสถานีรถไฟใต้ดินสิบสองแห่งในเขตชุง เขตยงซัน และเขตมาโพ",
    ),
    districts=["11020", "11030", "11140"],
    latitude=37.5450,
    longitude=126.9520,
    starts_in=-61,
    ends_in=210,
    capacity=24,
    joined=24,
    waiting=7,
    who_may_join=words(
        "Anyone who meets barriers on the way in these districts, with any aid or none. No papers are needed.",
        "이 지역에서 이동 장벽을 겪는 분이면 보조기기와 관계없이 누구나 참여하실 수 있습니다. 서류는 필요 없습니다.",
        "ผู้ที่พบอุปสรรคระหว่างเดินทางในเขตเหล่านี้ ไม่ว่าจะใช้อุปกรณ์ใดหรือไม่ใช้ก็ตาม ไม่ต้องมีเอกสาร",
    ),
    asked=words(
        "Report the barriers you meet, confirm those of others when you pass, and go back to a place twice a month to see whether it is mended.",
        "만나는 장벽을 알려 주시고, 지나는 길에 다른 분의 신고를 확인해 주시고, 한 달에 두 번쯤 고쳐졌는지 가서 봐 주십시오.",
        "แจ้งอุปสรรคที่พบ ช่วยยืนยันเรื่องของผู้อื่นเมื่อเดินผ่าน และกลับไปดูเดือนละสองครั้งว่าแก้ไขแล้วหรือยัง",
    ),
    offered=words(
        "Pay for your time and your way there, also for a companion; an answer with a date to every report; your word on whether it is closed.",
        "시간에 대한 수당과 교통비를 동행인 몫까지 드립니다. 모든 신고에 날짜가 있는 답을 드리고, 끝낼지는 여러분이 정합니다.",
        "ค่าตอบแทนเวลาและค่าเดินทาง รวมถึงของผู้ติดตาม คำตอบพร้อมกำหนดวันสำหรับทุกเรื่อง และสิทธิตัดสินว่าจะปิดเรื่องหรือไม่",
    ),
    risks=words(
        "Going to a blocked place can be tiring or unsafe. You never have to go alone, you may break off at any time, and you are insured on the way.",
        "막힌 곳에 가는 일은 힘들거나 위험할 수 있습니다. 혼자 가실 필요가 없고, 언제든지 그만두실 수 있으며, 오가는 길에는 보험이 적용됩니다.",
        "การไปยังที่ที่มีสิ่งกีดขวางอาจเหนื่อยหรือไม่ปลอดภัย คุณไม่ต้องไปคนเดียว หยุดได้ทุกเมื่อ และมีประกันระหว่างเดินทาง",
    ),
    access=[
        "step-free",
        "accessible-toilet",
        "sign-language",
        "screen-reader",
        "no-phone",
    ],
    responsible=words(
        "Living Lab office with the study group of people with disabilities",
        "리빙랩 사무국과 장애인 연구 모임",
        "สำนักงานลิฟวิงแล็บร่วมกับกลุ่มคนพิการผู้ร่วมศึกษา",
    ),
    contact_email="barriers@park.example",
    questions=[
        Question(
            words(
                "Do you meet barriers when you move about in Jung-gu, Yongsan-gu or Mapo-gu?",
                "중구, 용산구, 마포구에서 이동할 때 장벽을 겪으십니까?",
                "คุณพบอุปสรรคเมื่อเดินทางในเขตชุง เขตยงซัน หรือเขตมาโพใช่หรือไม่",
            ),
            words(
                "Only whoever meets a barrier can say whether it is gone. We ask nothing about your health.",
                "장벽을 겪는 사람만이 그것이 없어졌는지 말할 수 있습니다. 건강 상태는 묻지 않습니다.",
                "เฉพาะผู้ที่พบอุปสรรคเท่านั้นที่บอกได้ว่ามันหมดไปแล้ว เราไม่ถามเรื่องสุขภาพของคุณ",
            ),
        ),
        Question(
            words(
                "Do you work for an office that would have to remove such barriers?",
                "장벽을 없애는 일을 맡은 기관에서 일하십니까?",
                "คุณทำงานในหน่วยงานที่มีหน้าที่แก้ไขอุปสรรคเหล่านี้หรือไม่",
            ),
            words(
                "Whoever does the work should not also be the one who approves it.",
                "일을 하는 사람이 그 일을 스스로 확인해서는 안 되기 때문입니다.",
                "ผู้ที่ทำงานไม่ควรเป็นผู้รับรองงานของตนเอง",
            ),
            wanted=False,
        ),
    ],
    consents=[CONSENT],
    moves=[
        Move(
            203,
            "proposed",
            words(
                "Six residents who use wheelchairs brought forty photos to the park.",
                "휠체어를 쓰는 주민 여섯 분이 사진 마흔 장을 들고 찾아왔습니다.",
                "ผู้อยู่อาศัยที่ใช้วีลแชร์หกคนนำภาพถ่ายสี่สิบภาพมาที่อุทยาน",
            ),
        ),
        Move(
            171,
            "designing",
            words(
                "Three district offices agreed to let the reporter close the report.",
                "구청 세 곳이 신고한 사람이 신고를 끝내게 하자는 데 뜻을 모았습니다.",
                "สำนักงานเขตสามแห่งตกลงให้ผู้แจ้งเป็นผู้ปิดเรื่อง",
            ),
        ),
        Move(
            88,
            "recruiting",
            words(
                "The way to report works without a map and without a smartphone.",
                "지도와 스마트폰 없이 신고하는 방법이 준비되었습니다.",
                "วิธีแจ้งใช้ได้โดยไม่ต้องมีแผนที่และสมาร์ตโฟนแล้ว",
            ),
        ),
        Move(
            61,
            "running",
            words(
                "Twenty-four participants have begun; others wait in order.",
                "참여자 스물네 분이 시작했고 다른 분들은 순서대로 기다립니다.",
                "ผู้เข้าร่วมยี่สิบสี่คนเริ่มแล้ว คนอื่นรออยู่ตามลำดับ",
            ),
        ),
    ],
    story=STORY,
    registrations=REGISTRATIONS,
    scene="barriers",
)
