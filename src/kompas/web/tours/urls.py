from django.urls import path

from kompas.web.tours import views

app_name = "tours"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("trin/", views.go_to, name="go_to"),
    path("slut/", views.end, name="end"),
    path("<slug:slug>/begynd/", views.begin, name="begin"),
    path("<slug:slug>/nej-tak/", views.decline, name="decline"),
]
