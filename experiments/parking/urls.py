"""Under /<language>/parking/."""

from django.urls import include, path

from .views import (
    car_parks,
    cds,
    disagreeing,
    driving,
    lending,
    managing,
    points,
    searching,
    steps,
)

app_name = "parking"

cds_urls = [
    path("curbs/zones", cds.zones, name="cds-zones"),
    path("curbs/spaces", cds.spaces, name="cds-spaces"),
    path("curbs/policies", cds.policies, name="cds-policies"),
    path("events/events", cds.events, name="cds-events"),
]
searching_urls = [
    path("", searching.search, name="search"),
    path("areas.geojson", searching.areas_json, name="areas-json"),
    path("areas/<slug:key>/", searching.area_hold, name="area-hold"),
    path("cds/", include(cds_urls)),
    path("car-parks/", car_parks.car_park_list, name="car-parks"),
    path("points/", points.points, name="points"),
    path("points/mine/", points.points_mine, name="points-mine"),
    path("points.<str:kind>", points.points_file, name="points-file"),
]
driving_urls = [
    path("mine/", driving.mine, name="mine"),
    path("at/<str:token>/", driving.at_space, name="at-space"),
    path("deals/<slug:code>/", driving.deal, name="deal"),
    path("deals/<slug:code>/book/", driving.deal_book, name="deal-book"),
    path("deals/<slug:code>/longer/", driving.deal_extend, name="deal-extend"),
    path("deals/<slug:code>/occupied/", driving.deal_occupied, name="deal-occupied"),
    path("deals/<slug:code>/rating/", disagreeing.deal_rate, name="deal-rate"),
    path("deals/<slug:code>/dispute/", disagreeing.deal_dispute, name="deal-dispute"),
    path("deals/<slug:code>/<slug:act>/", driving.deal_act, name="deal-act"),
    path("dispute-photos/<int:pk>/", disagreeing.dispute_photo, name="dispute-photo"),
]
lending_urls = [
    path("lend/", lending.lend, name="lend"),
    path("lend/new/", lending.space_new, name="space-new"),
    path("lend/<slug:slug>/", lending.space, name="space"),
    path("lend/<slug:slug>/steps/<slug:step>/", steps.space_step, name="space-step"),
    path("lend/<slug:slug>/card/", lending.space_card, name="space-card"),
    path("lend/<slug:slug>/code/", lending.space_code, name="space-code"),
    path(
        "lend/<slug:slug>/withdrawing/", lending.space_withdraw, name="space-withdraw"
    ),
    path("lend/<slug:slug>/acts/<slug:act>/", lending.space_act, name="space-act"),
    path("photos/<int:pk>/", lending.space_photo, name="space-photo"),
    path("photos/<int:pk>/move/", lending.space_photo_move, name="space-photo-move"),
    path(
        "photos/<int:pk>/remove/", lending.space_photo_remove, name="space-photo-remove"
    ),
]
managing_urls = [
    path("desk/", managing.desk, name="desk"),
    path("desk/spaces/<slug:slug>/", managing.desk_space, name="desk-space"),
    path("desk/spaces/<slug:slug>/proof/", managing.desk_proof, name="desk-proof"),
    path("desk/disputes/<slug:code>/", managing.desk_dispute, name="desk-dispute"),
    path("desk/occupied/<int:pk>/", managing.occupied_photo, name="occupied-photo"),
]

urlpatterns = [*searching_urls, *driving_urls, *lending_urls, *managing_urls]
