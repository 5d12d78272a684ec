from django.urls import path

from kompas.web.components import views

app_name = "components"
urlpatterns = [path("", views.overview, name="overview")]
