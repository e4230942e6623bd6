"""What a page is, said to machines in the words of schema.org."""

from __future__ import annotations

from django.conf import settings

from .models import EventPage, ExperimentPage, HomePage, NewsPage


def describe(
    page, *, address: str, home: str, crumbs: list, picture: str
) -> list[dict]:
    organisation = {
        "@type": "Organization",
        "@id": f"{home}#park",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": home,
    }
    graph = [organisation]
    if isinstance(page, HomePage):
        graph.append(_website(home, page.locale.language_code))
    else:
        graph.append(_subject(page, address, picture, organisation["@id"]))
    if len(crumbs) > 1:
        graph.append(_breadcrumbs(crumbs))
    return graph


def _website(home: str, language: str) -> dict:
    return {
        "@type": "WebSite",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": home,
        "inLanguage": language,
        "publisher": {"@id": f"{home}#park"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{home}search/?q={{query}}",
            "query-input": "required name=query",
        },
    }


def _subject(page, address: str, picture: str, organisation: str) -> dict:
    about = {
        "name": page.title,
        "description": page.summary,
        "url": address,
        "image": picture,
        "inLanguage": page.locale.language_code,
    }
    if isinstance(page, NewsPage):
        return {
            "@type": "NewsArticle",
            "headline": page.title,
            **about,
            **_article(page, organisation),
        }
    if isinstance(page, EventPage):
        return {"@type": "Event", **about, **_event(page, organisation)}
    if isinstance(page, ExperimentPage):
        return {
            "@type": "ResearchProject",
            **about,
            **_experiment(page.experiment, organisation),
        }
    return {"@type": "WebPage", **about, "publisher": {"@id": organisation}}


def _article(page: NewsPage, organisation: str) -> dict:
    changed = page.last_published_at
    return {
        "datePublished": page.published_on.isoformat(),
        **({"dateModified": changed.isoformat()} if changed else {}),
        "author": {"@id": organisation},
        "publisher": {"@id": organisation},
    }


def _event(page: EventPage, organisation: str) -> dict:
    moments = {"startDate": page.starts_at, "endDate": page.ends_at}
    return {
        **{name: moment.isoformat() for name, moment in moments.items() if moment},
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": page.place, "address": page.place},
        "organizer": {"@id": organisation},
    }


def _experiment(experiment, organisation: str) -> dict:
    days = {"foundingDate": experiment.starts_on, "dissolutionDate": experiment.ends_on}
    return {
        **{name: day.isoformat() for name, day in days.items() if day},
        "parentOrganization": {"@id": organisation},
        "areaServed": str(experiment.place),
        "email": experiment.contact_email,
    }


def _breadcrumbs(crumbs: list) -> dict:
    items = [
        {"@type": "ListItem", "position": number, "name": label, "item": url}
        for number, (label, url) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
