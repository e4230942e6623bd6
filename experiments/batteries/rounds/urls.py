"""Under /<language>/batteries/rounds/."""

from django.urls import path

from .views import adjusting, desk, driving

app_name = "batteries_rounds"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("vans/", desk.vans, name="vans"),
    path("vans/<int:pk>/", desk.vans, name="van"),
    path("plans/<int:pk>/", desk.plan, name="plan"),
    path("plans/<int:pk>/better/", desk.plan_better, name="plan-better"),
    path("mine/", driving.mine, name="mine"),
    path("mine/<slug:code>/", driving.drive, name="drive"),
    path("mine/<slug:code>/finish/", driving.finish, name="finish"),
    path("mine/<slug:code>/<int:pk>/", driving.stop, name="stop"),
    path("of/<slug:code>/", adjusting.round_, name="round"),
    path("of/<slug:code>/driver/", adjusting.round_driver, name="round-driver"),
    path("of/<slug:code>/publish/", adjusting.round_publish, name="round-publish"),
    path("of/<slug:code>/call-off/", adjusting.round_call_off, name="round-call-off"),
    path("of/<slug:code>/add/", adjusting.round_add, name="round-add"),
    path("of/<slug:code>/stops/<int:pk>/move/", adjusting.stop_move, name="stop-move"),
    path(
        "of/<slug:code>/stops/<int:pk>/leave-out/",
        adjusting.stop_leave_out,
        name="stop-leave-out",
    ),
]
