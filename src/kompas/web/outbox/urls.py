from django.urls import path

from kompas.web.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:token>/", views.mail, name="mail"),
]
