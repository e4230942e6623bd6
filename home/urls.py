from django.urls import path

from . import views

app_name = "home"

# /<language>/
urlpatterns = [
    path("search/", views.search, name="search"),
]
