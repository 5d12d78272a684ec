from django.urls import path

from kompas.api.health import views

app_name = "health"
urlpatterns = [
    path("sundhed/", views.health, name="health"),
    path("version/", views.version, name="version"),
]
