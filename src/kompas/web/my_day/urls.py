from django.urls import path

from kompas.web.my_day import views

app_name = "my_day"
urlpatterns = [path("", views.overview, name="overview")]
