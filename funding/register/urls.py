"""Under /<language>/funding/register/."""

from django.urls import path

from .views import public

app_name = "funding_register"

urlpatterns = [
    path("", public.register, name="register"),
    path("<slug:code>/", public.award, name="award"),
    path("download/grants.<slug:form>", public.download, name="download"),
]
