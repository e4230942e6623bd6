from django.urls import path

from .views import car_parks, points

app_name = "parking"

urlpatterns = [
    path("car-parks/", car_parks.car_park_list, name="car-parks"),
    path("points/", points.points, name="points"),
    path("points/mine/", points.points_mine, name="points-mine"),
    path("points.<str:kind>", points.points_file, name="points-file"),
]
