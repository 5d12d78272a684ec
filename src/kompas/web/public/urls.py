from django.urls import path
from django.views.i18n import set_language

from kompas.web.public import views

app_name = "public"
urlpatterns = [
    path("", views.front, name="front"),
    path("sprog/", set_language, name="language"),
]
