"""Under /<language>/bookings/."""

from django.urls import path

from .views import approving, calendars, changing, hours, moving, own, series, waiting

app_name = "bookings"

fixed_urls = [
    path("", own.mine, name="mine"),
    path("approvals/", approving.approvals, name="approvals"),
    path("waiting/<int:pk>/leave/", waiting.waiting_leave, name="waiting-leave"),
]
calendar_urls = [
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/<str:token>.ics", calendars.calendar_feed, name="calendar-feed"),
    path("things/<slug:slug>/taken.ics", calendars.taken, name="taken"),
]
series_urls = [
    path("series/<int:pk>/", series.series, name="series"),
    path("series/<int:pk>/take/", series.series_take, name="series-take"),
    path("series/<int:pk>/cancel/", series.series_cancel, name="series-cancel"),
]
managing_urls = [
    path("things/<slug:slug>/busy/", calendars.busy, name="busy"),
    path("things/<slug:slug>/hours/", hours.hours, name="hours"),
]
# After the fixed ones: codes are made of syllables and meet none of their names.
booking_urls = [
    path("<slug:code>/", own.booking, name="booking"),
    path("<slug:code>/confirm/", changing.confirm, name="confirm"),
    path("<slug:code>/cancel/", changing.cancel, name="cancel"),
    path("<slug:code>/extend/", changing.extend, name="extend"),
    path("<slug:code>/reschedule/", moving.reschedule, name="reschedule"),
    path("<slug:code>/arrive/", changing.arrive, name="arrive"),
    path("<slug:code>/leave/", changing.leave, name="leave"),
    path("<slug:code>/again/", changing.again, name="again"),
    path("<slug:code>/book-again/", moving.book_again, name="book-again"),
    path("<slug:code>/approve/", approving.approve, name="approve"),
    path("<slug:code>/refuse/", approving.refuse, name="refuse"),
]

urlpatterns = [*fixed_urls, *calendar_urls, *series_urls, *managing_urls, *booking_urls]
