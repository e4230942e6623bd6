from django.urls import path

from .views import doors, leaving, mine

app_name = "accounts"

# /<language>/me/
urlpatterns = [
    path("", mine.me, name="me"),
    path("profile/", mine.profile, name="profile"),
    path("export/", leaving.export, name="export"),
    path("erase/", leaving.erase, name="erase"),
    path("erased/", leaving.erased, name="erased"),
    path("second-factor/", doors.second_factor, name="second-factor"),
    path("demo-sign-in/", doors.demo_sign_in, name="demo-sign-in"),
]
