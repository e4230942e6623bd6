"""News of the demonstration park."""

from .words import Callout, DemoNews, Figures, Link, Text, words

SEE = words("See the experiment", "실험 보기", "ดูการทดลอง")

NEWS = [
    DemoNews(
        slug="three-places-left",
        days_ago=2,
        title=words(
            "Happy parking: three places left",
            "행복주차, 세 자리 남았습니다",
            "ลานจอดรถมีความสุข: เหลืออีกสามที่",
        ),
        summary=words(
            "Thirty-seven of forty places are taken. Whoever comes later waits in order.",
            "마흔 자리 가운데 서른일곱 자리가 찼습니다. 그 뒤에 오시는 분은 순서대로 기다립니다.",
            "มีผู้เข้าร่วมแล้วสามสิบเจ็ดจากสี่สิบที่ ผู้ที่มาหลังจากนั้นรอตามลำดับ",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "Happy parking began to look for neighbours eleven weeks ago, and only three places are still free. The streets with most spaces lent are those near the two markets, where deliveries end at noon and doors stay closed until evening.",
                        "행복주차가 이웃을 찾기 시작한 지 열한 주가 지났고 이제 세 자리가 남았습니다. 나눔이 가장 많은 곳은 시장 두 곳 근처 골목입니다. 배달이 정오에 끝나고 저녁까지 문이 닫혀 있는 곳입니다.",
                        "ลานจอดรถมีความสุขเริ่มเปิดรับเพื่อนบ้านเมื่อสิบเอ็ดสัปดาห์ก่อน ตอนนี้เหลือเพียงสามที่ ถนนที่มีผู้แบ่งมากที่สุดอยู่ใกล้ตลาดสองแห่ง ซึ่งการส่งของเสร็จตั้งแต่เที่ยงและปิดประตูจนถึงเย็น",
                    ),
                    words(
                        "When the last place is taken a waiting list opens. It is kept in the order in which people came, and nobody can buy or ask a way past it, the team included.",
                        "마지막 자리가 차면 대기자 명단을 엽니다. 명단은 온 순서대로만 지키며, 돈이나 부탁으로 앞당길 수 없습니다. 담당 팀도 마찬가지입니다.",
                        "เมื่อที่สุดท้ายเต็ม เราจะเปิดรายชื่อสำรองซึ่งเรียงตามลำดับที่มา ไม่มีใครซื้อหรือขอลัดคิวได้ แม้แต่ทีมงานเอง",
                    ),
                ]
            ),
            Link(SEE, "happy-parking"),
        ],
    ),
    DemoNews(
        slug="the-night-bus-failed",
        days_ago=3,
        title=words(
            "The night-bus experiment has failed, and says so",
            "심야버스 실험이 실패했습니다. 그대로 알립니다",
            "การทดลองรถโดยสารรอบกลางคืนไม่สำเร็จ และเราบอกตามนั้น",
        ),
        summary=words(
            "Phone data alone does not find the people who are out at night. What was promised, what came out, what follows.",
            "휴대전화 자료만으로는 밤에 다니는 사람을 찾지 못합니다. 약속한 것과 나온 것, 앞으로 할 일입니다.",
            "ข้อมูลโทรศัพท์อย่างเดียวหาผู้ที่เดินทางตอนกลางคืนไม่พบ นี่คือสิ่งที่สัญญา สิ่งที่ได้ และสิ่งที่จะทำต่อ",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "We had promised that eight of ten journeys written down at night would begin and end near a night stop. It was about six, no more than before. The target lies outside what chance could explain, so the hypothesis does not hold.",
                        "밤에 적은 이동 열 건 가운데 여덟 건은 심야 정류소 가까이에서 시작하고 끝날 것이라고 약속했습니다. 결과는 여섯 건쯤으로 전보다 나아지지 않았습니다. 우연으로 볼 수 있는 범위에도 목표가 들지 않으므로 가설은 틀렸습니다.",
                        "เราสัญญาว่าแปดในสิบการเดินทางที่จดไว้ตอนกลางคืนจะเริ่มและจบใกล้ป้ายรถกลางคืน ผลที่ได้คือราวหก ไม่ดีขึ้นกว่าเดิม เป้าหมายอยู่นอกช่วงที่ความบังเอิญอธิบายได้ สมมติฐานจึงไม่เป็นจริง",
                    ),
                    words(
                        "A failure that is told in full saves the next team a year. The conclusion answers every point of the registration, also where our own diary was the problem. Planning routes from phone data alone is dropped; whoever plans next begins with the hours at which shifts end.",
                        "끝까지 밝힌 실패는 다음 팀의 일 년을 아껴 줍니다. 결론은 등록한 모든 항목에 답하며, 저희 일지가 문제였던 점도 적었습니다. 휴대전화 자료만으로 노선을 짜는 방법은 쓰지 않습니다. 다음에는 교대 시간을 묻는 데서 시작합니다.",
                        "ความล้มเหลวที่เล่าครบถ้วนช่วยประหยัดเวลาของทีมถัดไปได้หนึ่งปี ข้อสรุปตอบทุกข้อที่ลงทะเบียนไว้ รวมถึงส่วนที่บันทึกของเราเองเป็นปัญหา แนวทางวางเส้นทางจากข้อมูลโทรศัพท์อย่างเดียวยุติลง ครั้งต่อไปจะเริ่มจากการถามเวลาเลิกกะ",
                    ),
                ]
            ),
            Link(SEE, "night-bus"),
        ],
    ),
    DemoNews(
        slug="night-diaries-are-in",
        days_ago=39,
        title=words(
            "Fifty-two diaries of the night",
            "밤을 적은 일지 쉰두 권",
            "บันทึกยามค่ำคืนห้าสิบสองเล่ม",
        ),
        summary=words(
            "The night-bus experiment has ended its eight weeks. Now the journeys are laid over the map.",
            "심야버스 실험의 여덟 주가 끝났습니다. 이제 이동을 지도 위에 겹쳐 봅니다.",
            "การทดลองรถโดยสารรอบกลางคืนครบแปดสัปดาห์แล้ว ต่อไปคือการนำการเดินทางมาวางทับแผนที่",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "All diaries have arrived, nineteen of them on paper. Thank you to everyone who wrote a line at four in the morning with cold fingers. The team is now comparing the journeys with the counts that phone data gave for the same hours.",
                        "일지가 모두 도착했습니다. 그 가운데 열아홉 권은 종이입니다. 새벽 네 시에 곱은 손으로 한 줄을 적어 주신 모든 분께 감사드립니다. 담당 팀은 지금 이 이동을 같은 시간대의 휴대전화 자료와 견주고 있습니다.",
                        "บันทึกทั้งหมดมาถึงแล้ว สิบเก้าเล่มเขียนบนกระดาษ ขอบคุณทุกคนที่จดหนึ่งบรรทัดตอนตีสี่ด้วยนิ้วที่เย็นเฉียบ ตอนนี้ทีมงานกำลังเทียบการเดินทางกับจำนวนที่ข้อมูลโทรศัพท์บอกไว้ในชั่วโมงเดียวกัน",
                    ),
                    words(
                        "The measures of success were written down before the first journey, so nobody can choose kinder ones now. The result comes within six weeks.",
                        "성공의 기준은 첫 이동 전에 적어 두었으므로 이제 와서 더 쉬운 기준을 고를 수 없습니다. 결과는 여섯 주 안에 나옵니다.",
                        "เกณฑ์ความสำเร็จเขียนไว้ก่อนการเดินทางครั้งแรก จึงไม่มีใครเลือกเกณฑ์ที่ง่ายกว่าได้อีก ผลจะออกภายในหกสัปดาห์",
                    ),
                ]
            ),
            Link(SEE, "night-bus"),
        ],
    ),
    DemoNews(
        slug="boxes-are-back",
        days_ago=33,
        title=words(
            "The battery boxes are back, with new lids",
            "폐전지 수거함이 새 뚜껑을 달고 돌아왔습니다",
            "กล่องรับแบตเตอรี่กลับมาพร้อมฝาใหม่",
        ),
        summary=words(
            "After sixteen days of pause all thirty boxes are safe again. Participants are asked to sign once more.",
            "열엿새 동안 멈춘 뒤 수거함 서른 개가 모두 안전해졌습니다. 참여자께는 다시 한 번 서명을 부탁드립니다.",
            "หลังหยุดพักสิบหกวัน กล่องทั้งสามสิบใบปลอดภัยแล้ว ขอให้ผู้เข้าร่วมลงนามอีกครั้ง",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "Two swollen cells in an ordinary box were enough to stop the experiment. Nobody was hurt. Together with the fire service we chose a lid that lets sand fall on the cells when it becomes hot, and a sign that tells in three languages and one picture what does not belong inside.",
                        "일반 수거함에서 나온 부푼 전지 두 개 때문에 실험을 멈추었습니다. 다친 사람은 없습니다. 소방서와 함께, 뜨거워지면 모래가 쏟아지는 뚜껑을 골랐고, 넣으면 안 되는 것을 세 언어와 그림으로 알리는 안내판을 달았습니다.",
                        "แบตเตอรี่บวมสองก้อนในกล่องธรรมดาก็มากพอที่จะต้องหยุดการทดลอง ไม่มีใครบาดเจ็บ เราเลือกฝาที่ปล่อยทรายลงเมื่อร้อนจัดร่วมกับหน่วยดับเพลิง และติดป้ายสามภาษาพร้อมภาพหนึ่งภาพที่บอกว่าสิ่งใดห้ามใส่",
                    ),
                    words(
                        "The consent has a second version, because photos of boxes may now be sent. Until you have signed it we record nothing from you.",
                        "이제 수거함 사진도 받을 수 있어 동의문을 두 번째 판으로 바꾸었습니다. 새로 서명하실 때까지 아무것도 기록하지 않습니다.",
                        "ข้อความขอความยินยอมมีฉบับที่สอง เพราะตอนนี้ส่งภาพถ่ายกล่องได้ เราจะไม่บันทึกข้อมูลของคุณจนกว่าคุณจะลงนาม",
                    ),
                ]
            ),
            Callout(
                "warning",
                words("Swollen or hot?", "부풀었거나 뜨겁습니까?", "บวมหรือร้อนใช่ไหม"),
                words(
                    "Do not bring it. Put it outdoors into dry sand and call the desk.",
                    "가져오지 마십시오. 집 밖 마른 모래에 두고 안내 데스크로 전화해 주십시오.",
                    "อย่านำมา วางไว้ในทรายแห้งนอกบ้านแล้วโทรหาโต๊ะบริการ",
                ),
            ),
            Link(SEE, "battery-recycling"),
        ],
    ),
    DemoNews(
        slug="first-barrier-closed",
        days_ago=46,
        title=words(
            "The first barrier is closed, by the one who met it",
            "첫 장벽을, 만난 사람이 직접 끝냈습니다",
            "อุปสรรคแรกถูกปิดเรื่อง โดยผู้ที่พบมันเอง",
        ),
        summary=words(
            "A door button was moved twice before it was right. The study's rule has shown what it is for.",
            "문 단추를 두 번 옮긴 끝에 알맞은 높이가 되었습니다. 연구의 규칙이 왜 필요한지 보여 주었습니다.",
            "ปุ่มเปิดประตูถูกย้ายสองครั้งจึงถูกต้อง กติกาของการศึกษานี้แสดงให้เห็นแล้วว่ามีไว้เพื่ออะไร",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "The button of a lift door hung too high. It was lowered after nine days, and the file said “done”. The participant who had reported it went there with her power chair: now the button was low enough, but behind a waste bin. She opened the report again. After four more days the bin was moved, and she closed it.",
                        "승강기 문 단추가 너무 높이 달려 있었습니다. 아흐레 뒤 단추를 낮추었고 서류에는 ‘처리 완료’라고 적혔습니다. 신고한 참여자가 전동휠체어를 타고 가 보니 높이는 맞았지만 쓰레기통에 가려 있었습니다. 참여자는 신고를 다시 열었습니다. 나흘 뒤 쓰레기통을 옮겼고, 참여자가 신고를 끝냈습니다.",
                        "ปุ่มเปิดประตูลิฟต์อยู่สูงเกินไป เก้าวันต่อมาปุ่มถูกย้ายลง และเอกสารบอกว่า “เรียบร้อย” ผู้เข้าร่วมที่แจ้งเรื่องนั่งวีลแชร์ไฟฟ้าไปดู ความสูงใช้ได้แล้ว แต่ปุ่มถูกถังขยะบัง เธอจึงเปิดเรื่องใหม่ อีกสี่วันถังขยะถูกย้าย และเธอปิดเรื่องด้วยตนเอง",
                    ),
                    words(
                        "In the old way of counting this was one success after nine days. In the new one it is a success after thirteen, and a bin that nobody would have seen from a desk.",
                        "예전 방식으로는 아흐레 만의 성공 한 건입니다. 새 방식으로는 열사흘 만의 성공이며, 책상에서는 보이지 않았을 쓰레기통 하나를 찾았습니다.",
                        "วิธีนับแบบเดิมคือสำเร็จในเก้าวัน วิธีใหม่คือสำเร็จในสิบสามวัน และได้พบถังขยะที่ไม่มีใครมองเห็นจากโต๊ะทำงาน",
                    ),
                ]
            ),
            Link(SEE, "barrier-study"),
        ],
    ),
    DemoNews(
        slug="figures-from-open-data",
        days_ago=70,
        title=words(
            "Five routes more, twice the riders",
            "노선은 다섯 개, 승객은 두 배",
            "เพิ่มห้าสาย ผู้โดยสารเพิ่มสองเท่า",
        ),
        summary=words(
            "We counted the open data of Seoul's night buses before and after the routes of 2022.",
            "2022년 노선 확대 전후의 서울 심야버스 공개 자료를 세어 보았습니다.",
            "เรานับข้อมูลสาธารณะของรถโดยสารรอบกลางคืนในโซล ก่อนและหลังการเพิ่มสายในปี 2022 (พ.ศ. 2565)",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "In April 2022 the network grew from nine to fourteen night routes. Because the figures of every hour are open to all, anyone can count what followed, and so did we. The month before had 219,346 boardings; the month after had 460,766.",
                        "2022년 4월 심야 노선이 아홉 개에서 열네 개로 늘었습니다. 시간별 수치가 모두에게 열려 있으니 누구나 그 뒤를 세어 볼 수 있고, 저희도 세어 보았습니다. 전달의 승차는 219,346명, 다음 달은 460,766명이었습니다.",
                        "เดือนเมษายน 2022 โครงข่ายรถกลางคืนเพิ่มจากเก้าเป็นสิบสี่สาย ตัวเลขรายชั่วโมงเปิดให้ทุกคนดู ใครก็นับสิ่งที่ตามมาได้ เราจึงลองนับ เดือนก่อนหน้ามีการขึ้นรถ 219,346 ครั้ง เดือนถัดมา 460,766 ครั้ง",
                    ),
                    words(
                        "Does that prove the routes were right? Not quite: more people were out in May than in March anyway. That is why the experiment asks people as well as numbers.",
                        "그렇다면 노선이 옳았다는 증거일까요? 그렇게만 볼 수는 없습니다. 5월은 3월보다 나다니는 사람이 많은 달입니다. 그래서 이 실험은 숫자와 함께 사람에게도 묻습니다.",
                        "นี่พิสูจน์ว่าเส้นทางถูกต้องแล้วหรือ ยังไม่เชิง เพราะเดือนพฤษภาคมมีคนออกนอกบ้านมากกว่าเดือนมีนาคมอยู่แล้ว การทดลองจึงถามทั้งตัวเลขและผู้คน",
                    ),
                ]
            ),
            Figures(
                heading=words("In two numbers", "두 숫자로 보면", "สองตัวเลข"),
                rows=[
                    (
                        words("219,346", "219,346명", "219,346"),
                        words(
                            "boardings in March 2022 on nine routes",
                            "2022년 3월, 노선 아홉 개의 승차",
                            "ครั้งที่ขึ้นรถในเดือนมีนาคม 2022 บนเก้าสาย",
                        ),
                    ),
                    (
                        words("460,766", "460,766명", "460,766"),
                        words(
                            "boardings in May 2022 on fourteen routes",
                            "2022년 5월, 노선 열네 개의 승차",
                            "ครั้งที่ขึ้นรถในเดือนพฤษภาคม 2022 บนสิบสี่สาย",
                        ),
                    ),
                ],
                source=words(
                    "Source: Seoul Open Data Plaza (data.seoul.go.kr), OA-12913. Counted by Innovation Park.",
                    "자료: 서울특별시 열린데이터광장(data.seoul.go.kr) OA-12913. 집계: 혁신파크.",
                    "ที่มา: Seoul Open Data Plaza (data.seoul.go.kr) ชุดข้อมูล OA-12913 นับโดยอุทยานนวัตกรรม",
                ),
            ),
        ],
    ),
    DemoNews(
        slug="the-park-speaks-three-languages",
        days_ago=104,
        title=words(
            "The park speaks three languages",
            "혁신파크는 세 언어로 말합니다",
            "อุทยานพูดได้สามภาษา",
        ),
        summary=words(
            "Every page, letter and consent exists in English, Korean and Thai, and counts alike in each.",
            "모든 페이지와 편지, 동의문을 영어, 한국어, 태국어로 읽을 수 있고 효력도 같습니다.",
            "ทุกหน้า ทุกจดหมาย และทุกข้อความขอความยินยอมมีทั้งภาษาอังกฤษ เกาหลี และไทย และมีผลเท่ากันทุกภาษา",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "A consent that one cannot read is no consent. That is why nothing opens in this park before it exists in all three languages. The language is chosen at the top of the page; the page stays the same, only its words change.",
                        "읽을 수 없는 동의는 동의가 아닙니다. 그래서 혁신파크에서는 세 언어가 모두 준비되기 전에는 아무것도 열지 않습니다. 언어는 페이지 위쪽에서 고릅니다. 보던 페이지는 그대로이고 말만 바뀝니다.",
                        "ความยินยอมที่อ่านไม่ออกย่อมไม่ใช่ความยินยอม ในอุทยานนี้จึงไม่มีสิ่งใดเปิดก่อนจะมีครบทั้งสามภาษา เลือกภาษาได้ที่ด้านบนของหน้า หน้าที่อ่านอยู่ยังเป็นหน้าเดิม เปลี่ยนเฉพาะถ้อยคำ",
                    ),
                    words(
                        "Tell us in your profile in which language we should write to you, and which ones you speak, so that meetings can be planned with the right interpreters.",
                        "편지를 받을 언어와 할 수 있는 언어를 내 정보에 적어 주십시오. 모임에 맞는 통역을 준비할 수 있습니다.",
                        "บอกเราในข้อมูลส่วนตัวว่าควรเขียนถึงคุณเป็นภาษาใด และคุณพูดภาษาใดได้บ้าง เพื่อให้เราจัดล่ามในการประชุมได้เหมาะสม",
                    ),
                ]
            ),
            Link(
                words("Help and contact", "도움말과 연락처", "ความช่วยเหลือและติดต่อ"),
                "help",
            ),
        ],
    ),
]
