from django.urls import path
from django.views.i18n import set_language

from kompas.web.public import views
from kompas.web.shared.pages import public_deed

app_name = "public"
urlpatterns = [
    path("", views.front, name="front"),
    path("sprog/", public_deed(set_language), name="language"),
]
