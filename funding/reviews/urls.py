"""Under /<language>/funding/reviews/."""

from django.urls import path

from .views import assigning, binding, desk, profile, queue, reviewing

app_name = "funding_reviews"

DESK = "desk/<slug:slug>/<str:code>/"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("mine.csv", queue.own_export, name="own-export"),
    path("profile/", profile.profile, name="profile"),
    path("ties/", profile.ties, name="ties"),
    path("ties/<int:pk>/remove/", profile.tie_remove, name="tie-remove"),
    path("declaration/", profile.declaration, name="declaration"),
    path("desk/", desk.desk, name="desk"),
    path("reviewers/", desk.reviewers, name="reviewers"),
    path("reviewers/remind/", desk.reviewers_remind, name="reviewers-remind"),
    path("reopen/<int:pk>/", desk.review_reopen, name="review-reopen"),
    path("copies/<int:pk>/", binding.copy_file, name="copy-file"),
    path("copies/<int:pk>/remove/", binding.copy_remove, name="copy-remove"),
    path("desk/<slug:slug>/", desk.desk_call, name="desk-call"),
    path("desk/<slug:slug>/remind/", desk.desk_remind, name="desk-remind"),
    path("desk/<slug:slug>/reviews.xlsx", desk.desk_scores, name="desk-scores"),
    path("desk/<slug:slug>/assign/", assigning.assign, name="assign"),
    path("desk/<slug:slug>/assign/<int:pk>/", assigning.plan, name="plan"),
    path(DESK, assigning.adjust, name="adjust"),
    path(f"{DESK}release/<int:pk>/", assigning.release, name="release"),
    path(f"{DESK}conflicts/", binding.conflict_set, name="conflict-set"),
    path(f"{DESK}conflicts/<int:pk>/", binding.conflict_lift, name="conflict-lift"),
    path(f"{DESK}copies/", binding.copies, name="copies"),
    path(f"{DESK}copies/<int:pk>/", binding.copy_add, name="copy-add"),
    path("<str:code>/", reviewing.review, name="review"),
    path("<str:code>/answer/", reviewing.answer, name="answer"),
    path("<str:code>/save/", reviewing.review_save, name="review-save"),
    path("<str:code>/hand-in/", reviewing.hand_in, name="hand-in"),
    path("<str:code>/files/<int:pk>/", reviewing.review_file, name="review-file"),
]
