from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Locale

from home.actions import open_park
from home.models import Frame, Menu, MenuItem, Notice, StandardPage
from home.templatetags.frame import languages, surroundings
from home.templatetags.pagination import page_address
from tests.factories.home import unopened_park

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return open_park()


def asked_for(path, **extra):
    request = RequestFactory().get(path, SERVER_NAME="localhost")
    request.user = AnonymousUser()
    return Context({"request": request, **extra})


def test_surroundings_are_in_the_reader_s_language(homes):
    with translation.override("ko"):
        park = surroundings(asked_for("/ko/"))

    assert [link.label for link in park.header] == ["실험", "소식과 행사"]
    assert [link.url for link in park.header] == ["/ko/experiments/", "/ko/news/"]
    assert park.frame.locale.language_code == "ko"


def test_surroundings_fall_back_to_the_first_language(homes):
    Frame.objects.filter(locale__language_code="th").delete()
    MenuItem.objects.filter(locale__language_code="th").delete()

    with translation.override("th"):
        park = surroundings(asked_for("/th/"))

    assert park.frame.locale.language_code == "en"
    assert {link.language for link in park.header} == {"en"}


def test_surroundings_of_an_empty_park_are_empty():
    unopened_park()
    park = surroundings(asked_for("/en/"))

    assert (park.frame, park.notice, park.header, park.footer) == (None, None, [], [])


def test_menu_leaves_out_a_page_that_is_not_public(homes):
    StandardPage.objects.get(slug="privacy", locale__language_code="en").unpublish()

    park = surroundings(asked_for("/en/"))

    assert [link.label for link in park.footer] == ["Accessibility"]


def test_menu_marks_where_one_is(homes):
    park = surroundings(asked_for("/en/experiments/happy-parking/"))

    assert [link.is_here for link in park.header] == [True, False]


@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"), [(-1, 1, True), (1, 2, False), (-2, -1, False)]
)
def test_notice_is_shown_in_its_time_alone(begins, ends, is_shown):
    now, hour = timezone.now(), timedelta(hours=1)
    locale, _made = Locale.objects.get_or_create(language_code="en")
    Notice.objects.create(
        text="The desk is closed today.",
        shows_from=now + begins * hour,
        shows_until=now + ends * hour,
        locale=locale,
    )

    assert bool(surroundings(asked_for("/en/")).notice) is is_shown


def test_surroundings_cost_three_queries(homes, django_assert_num_queries):
    context = asked_for("/en/")
    surroundings(context)

    with django_assert_num_queries(3):
        surroundings(context)


def test_switching_language_keeps_the_page(homes):
    page = StandardPage.objects.get(slug="privacy", locale__language_code="en")

    found = languages(asked_for("/en/privacy/", page=page))

    assert [(one.code, one.url) for one in found] == [
        ("en", "/en/privacy/"),
        ("ko", "/ko/privacy/"),
        ("th", "/th/privacy/"),
    ]
    assert all(one.keeps_page for one in found)


def test_switching_language_keeps_the_choices_of_a_list(homes):
    page = StandardPage.objects.get(slug="privacy", locale__language_code="en")

    korean = languages(asked_for("/en/privacy/?topic=parking", page=page))[1]

    assert korean.url == "/ko/privacy/?topic=parking"


def test_switching_language_keeps_the_address_of_a_page_without_a_twin(homes):
    StandardPage.objects.get(slug="privacy", locale__language_code="th").delete()
    page = StandardPage.objects.get(slug="privacy", locale__language_code="en")

    thai = languages(asked_for("/en/privacy/", page=page))[2]

    assert (thai.url, thai.keeps_page) == ("/th/privacy/", False)


def test_switching_language_keeps_the_question():
    found = languages(asked_for("/en/search/?q=night+bus"))

    assert [one.url for one in found] == [
        "/en/search/?q=night+bus",
        "/ko/search/?q=night+bus",
        "/th/search/?q=night+bus",
    ]


def test_languages_are_asked_for_once_per_request(homes, django_assert_num_queries):
    context = asked_for("/en/", page=homes["en"])
    languages(context)

    with django_assert_num_queries(0):
        languages(context)


def test_every_place_of_a_menu_is_shown(homes):
    park = surroundings(asked_for("/en/"))

    assert {
        Menu.Place.HEADER: bool(park.header),
        Menu.Place.FOOTER: bool(park.footer),
    } == dict.fromkeys(Menu.Place, True)


def test_address_of_another_page_keeps_the_filters():
    context = asked_for("/en/experiments/?topic=care&page=2")

    assert page_address(context, 3) == "?topic=care&page=3"
