from django.urls import path

from . import views

app_name = "accounts"

# /<language>/me/
urlpatterns = [
    path("", views.me, name="me"),
]
