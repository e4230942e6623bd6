"""Finding words in three scripts; and not finding what is not there, or not public."""

import json

import pytest
from wagtail.models import PageViewRestriction

from home.search import (
    clean_query,
    excerpt,
    index_changed_facts,
    search_pages,
    stories_of,
    suggestions,
)
from tests.factories.experiments import ExperimentFactory, words
from tests.factories.home import (
    EventPageFactory,
    ExperimentPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from tests.shared import shared_file

TEXTS = {
    "parking": (
        "en",
        "Shared parking in Eunpyeong",
        "Residents share private parking spaces by the hour.",
    ),
    "night": (
        "en",
        "Night bus routes",
        "Telephone data shows where people are at three in the morning.",
    ),
    "ko-parking": (
        "ko",
        "나눔주차 실험을 시작합니다",
        "주민들이 개인 주차장을 시간 단위로 함께 씁니다.",
    ),
    "ko-battery": (
        "ko",
        "폐전지 재활용",
        "동네마다 폐전지를 모으는 방법을 실험에서 배웁니다.",
    ),
    "ko-forum": ("ko", "주민 토론", "누구나 의견을 낼 수 있습니다."),
    "th-parking": ("th", "ลานจอดรถมีความสุข", "ผู้อยู่อาศัยแบ่งปันที่จอดรถส่วนตัวเป็นรายชั่วโมง"),
    "th-battery": ("th", "โครงการรีไซเคิลแบตเตอรี่", "การทดลองเก็บแบตเตอรี่เก่าในทุกแขวง"),
    "th-bus": ("th", "รถโดยสารรอบกลางคืน", "เส้นทางใหม่สำหรับคนทำงานกลางคืน"),
}


EXPECTED = {
    "실험": {"ko-parking", "ko-battery"},
    "주차": {"ko-parking"},
    "주차장": {"ko-parking"},
    "주차 실험": {"ko-parking"},
    "전지": {"ko-battery"},
    "실업": set(),
    "장주": set(),
    "จอดรถ": {"th-parking"},
    "ที่จอดรถ": {"th-parking"},
    "แบตเตอรี่": {"th-battery"},
    "กลางคืน": {"th-bus"},
    "ทดลอง": {"th-battery"},
    "รถไฟ": set(),
    "parking": {"parking"},
    "park": {"parking"},
    "eunpyeong residents": {"parking"},
    "Eunpyeong telephone": set(),
    "morn": {"night"},
}


@pytest.fixture
def library(park):
    for slug, (language, title, summary) in TEXTS.items():
        StandardPageFactory(language=language, slug=slug, title=title, summary=summary)


def slugs(query, language="en", kind=""):
    return {
        page.slug for page in search_pages(clean_query(query), language, kind).pages
    }


def test_search_finds_all_and_only_the_right_pages(library):
    assert {query: slugs(query) & set(TEXTS) for query in EXPECTED} == EXPECTED


def test_search_finds_the_story_and_the_facts_of_experiments(park):
    record = ExperimentFactory(slug="happy")
    ExperimentPageFactory(
        experiment=record,
        title="Happy parking",
        body=[("text", "<p>Wardens <b>help</b>.</p>")],
    )
    assert slugs("wardens") == {"happy"}
    assert slugs("hour a week") == {"happy"}


def test_search_covers_every_kind(park):
    NewsPageFactory(title="Marmalade day", slug="news-day")
    EventPageFactory(title="Marmalade evening", slug="evening")
    StandardPageFactory(
        title="About",
        slug="about",
        body=[("questions", [{"question": "Marmalade?", "answer": "<p>Yes.</p>"}])],
    )
    assert slugs("marmalade") == {"news-day", "evening", "about"}
    assert slugs("marmalade", kind="events") == {"evening"}
    kinds = search_pages("marmalade", "en").kinds
    assert [(kind.key, kind.count) for kind in kinds] == [
        ("news", 1),
        ("events", 1),
        ("pages", 1),
    ]


def test_search_shows_the_readers_language_first_and_each_page_once(park):
    english = StandardPageFactory(title="Robot one", slug="robot")
    StandardPageFactory(
        language="ko",
        title="Robot 하나",
        slug="robot",
        translation_key=english.translation_key,
    )
    StandardPageFactory(language="ko", title="Robot 둘", slug="robot-2")
    assert sorted(page.title for page in search_pages("robot", "ko").pages) == [
        "Robot 둘",
        "Robot 하나",
    ]
    assert [page.title for page in search_pages("robot", "en").pages] == [
        "Robot one",
        "Robot 둘",
    ]


def test_drafts_and_private_pages_are_not_found(park):
    StandardPageFactory(title="Secret draft", live=False)
    private = StandardPageFactory(title="Secret plan")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert slugs("secret") == set()


def test_a_change_is_found_at_once(park):
    page = StandardPageFactory(title="Old words", slug="words")
    page.title = "Fresh words"
    page.save_revision().publish()
    assert (slugs("fresh"), slugs("old")) == ({"words"}, set())
    page.unpublish()
    assert slugs("fresh") == set()


def test_excerpt_shows_the_original_words_around_the_hit(library, park):
    page = StandardPageFactory(
        language="ko",
        title="길",
        summary="요약",
        body=[
            (
                "text",
                "<p>"
                + "가나다 " * 60
                + "여기에서 실험을 합니다. "
                + "라마바 " * 60
                + "</p>",
            )
        ],
    )
    pieces = excerpt(stories_of([page])[page.pk], "실험")
    assert [piece.text for piece in pieces if piece.is_hit] == ["실험"]
    assert len("".join(piece.text for piece in pieces)) < 220


def test_the_page_of_results_says_what_it_found(library, client):
    html = client.get("/ko/search/", {"q": "실험"}).content.decode()
    assert "<mark>실험</mark>" in html
    assert html.count('class="result"') == len(slugs("실험", "ko"))


def test_results_come_ten_at_a_time(park, client):
    for number in range(13):
        NewsPageFactory(title=f"Lantern {number}")
    assert (
        client.get("/en/search/", {"q": "lantern"})
        .content.decode()
        .count('class="result"')
        == 10
    )
    assert (
        client.get("/en/search/", {"q": "lantern", "page": 2})
        .content.decode()
        .count('class="result"')
        == 3
    )


def test_nothing_found_offers_what_is_spelt_alike(library, client):
    assert suggestions("parkign", "en") == ["parking"]
    assert "나눔주차" in suggestions("나눔주챠", "ko")
    html = client.get("/en/search/", {"q": "parkign"}).content.decode()
    assert 'href="?q=parking"' in html and "Nothing was found" in html


def test_without_words_it_says_what_can_be_found(park, client):
    html = client.get("/en/search/").content.decode()
    assert "A part of a word is enough." in html


def test_queries_do_not_grow_with_results(
    library, client, django_assert_max_num_queries
):
    for number in range(12):
        NewsPageFactory(title=f"Parking {number}")
        EventPageFactory(title=f"Parking evening {number}")
    client.get("/en/search/", {"q": "parking"})
    with django_assert_max_num_queries(12):
        client.get("/en/search/", {"q": "parking"})


BAD = [
    "xss/JHADDIX_XSS.txt",
    "xss/XSS_Polyglots.txt",
    "sqli/Generic_Fuzz.txt",
    "unicode/right-to-left.txt",
    "unicode/naughty-unicode.txt",
    "blns/blns.json",
]


def bad_lines() -> list[str]:
    """Forty of each corpus, evenly spread."""
    found = []
    for name in BAD:
        text = shared_file(f"corpora/{name}").read_text("utf-8", "replace")
        lines = json.loads(text) if name.endswith(".json") else text.splitlines()
        found += lines[:: max(len(lines) // 40, 1)]
    return found


@pytest.mark.corpora
def test_no_bad_query_breaks_or_enters_the_page(park, client):
    for line in bad_lines():
        response = client.get("/en/search/", {"q": line, "kind": line, "page": line})
        assert response.status_code == 200, line
        main = response.content.decode().split("<main")[1].split("</main>")[0]
        assert "<script" not in main.lower(), line


def test_a_fact_changed_in_the_record_is_found_after_the_clock(park):
    page = ExperimentPageFactory(experiment=ExperimentFactory(place=words("Hall one")))
    page.experiment.place = words("Lantern pavilion")
    page.experiment.save()
    assert search_pages("lantern", "en").pages == []

    index_changed_facts()

    assert [each.pk for each in search_pages("lantern", "en").pages] == [page.pk]
