from django.urls import path
from django.views.decorators.http import require_safe

from . import feeds, views

app_name = "home"

# /<language>/
urlpatterns = [
    path("search/", views.search, name="search"),
    path("news/feed.rss", require_safe(feeds.RssNews()), name="news-feed-rss"),
    path("news/feed.atom", require_safe(feeds.AtomNews()), name="news-feed-atom"),
    path("news/events.ics", views.event_calendar, name="event-calendar"),
    path("news/events/<int:pk>.ics", views.event_dates, name="event-dates"),
    path("card/<int:pk>-<slug:digest>.png", views.social_card, name="social-card"),
]
