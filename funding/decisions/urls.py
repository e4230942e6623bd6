"""Under /<language>/funding/decisions/."""

from django.urls import path

from .views import deciding, draws, feedback, meeting, outcome, ranking, redress

app_name = "funding_decisions"

urlpatterns = [
    path("calls/<slug:slug>/", ranking.ranking, name="ranking"),
    path("calls/<slug:slug>/ranking.csv", ranking.ranking_file, name="ranking-file"),
    path("calls/<slug:slug>/draw/", ranking.draw_hold, name="draw-hold"),
    path("calls/<slug:slug>/decide/", deciding.decide, name="decide"),
    path("calls/<slug:slug>/letters/", deciding.rulings, name="rulings"),
    path("calls/<slug:slug>/letters/undo/", deciding.ruling_undo, name="ruling-undo"),
    path("calls/<slug:slug>/letters/now/", deciding.ruling_hurry, name="ruling-hurry"),
    path("calls/<slug:slug>/meetings/", meeting.meetings, name="meetings"),
    path("calls/<slug:slug>/meetings/new/", meeting.meeting_new, name="meeting-new"),
    path("draws/<slug:slug>/", draws.draw, name="draw"),
    path("draws/<slug:slug>/draw.py", draws.draw_recipe, name="draw-recipe"),
    path("meetings/<int:pk>/", meeting.meeting, name="meeting"),
    path(
        "meetings/<int:pk>/present/", meeting.meeting_presence, name="meeting-presence"
    ),
    path("meetings/<int:pk>/minutes/", meeting.meeting_minutes, name="meeting-minutes"),
    path("meetings/<int:pk>/close/", meeting.meeting_close, name="meeting-close"),
    path("meetings/<int:pk>/minutes.pdf", meeting.meeting_pdf, name="meeting-pdf"),
    path("meetings/<int:pk>/<slug:code>/", meeting.meeting_note, name="meeting-note"),
    path("applications/<slug:code>/feedback/", feedback.feedback, name="feedback"),
    path(
        "applications/<slug:code>/feedback/<slug:criterion>/",
        feedback.feedback_save,
        name="feedback-save",
    ),
    path("applications/<slug:code>/", outcome.decision, name="decision"),
    path("applications/<slug:code>/redress/", outcome.redress_ask, name="redress-ask"),
    path(
        "applications/<slug:code>/redress/<int:pk>/withdraw/",
        outcome.redress_withdraw,
        name="redress-withdraw",
    ),
    path("redress/", redress.redresses, name="redresses"),
    path("redress/<int:pk>/", redress.redress, name="redress"),
]
