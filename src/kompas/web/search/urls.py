from django.urls import path

from kompas.web.search import views

app_name = "search"
urlpatterns = [path("", views.results, name="results")]
