from django.urls import path

from .views import car_parks

app_name = "parking"

urlpatterns = [
    path("car-parks/", car_parks.car_park_list, name="car-parks"),
]
