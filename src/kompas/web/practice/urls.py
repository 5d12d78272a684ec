from django.urls import path

from kompas.web.practice import views

app_name = "practice"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("gaa-ind/", views.go_in, name="go_in"),
    path("begynd-forfra/", views.begin_again, name="begin_again"),
    path("ind/", views.enter, name="enter"),
]
