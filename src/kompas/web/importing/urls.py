from django.urls import path

from kompas.web.importing import views, views_bringing, views_correcting, views_line

app_name = "importing"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("ny/", views.begin, name="begin"),
    path("kompas/", views_bringing.bring, name="bring"),  # first: a review's code is any word
    path("kompas/hent-ind/", views_bringing.bring_now, name="bring_now"),
    path("<slug:code>/", views.review, name="review"),
    path("<slug:code>/videre/", views.go_on, name="go_on"),
    path("<slug:code>/enhed/", views.give_to_unit, name="give_to_unit"),
    path("<slug:code>/kladde/", views.finish, name="finish"),
    path("<slug:code>/kasser/", views.drop, name="drop"),
    path("<slug:code>/fil/", views.original, name="file"),
    path("<slug:code>/side/<int:number>/", views.page_image, name="page_image"),
    path("<slug:code>/side/<int:number>/stor/", views_line.large_page, name="page"),
    path("<slug:code>/ret/", views_correcting.correct, name="correct"),
    path("<slug:code>/del/", views_correcting.split, name="split"),
    path("<slug:code>/ord/", views_correcting.give_words, name="words"),
    path("<slug:code>/navn/", views_correcting.rename, name="rename"),
    path("<slug:code>/fortryd/", views_correcting.undo, name="undo"),
    path("<slug:code>/gentag/", views_correcting.redo, name="redo"),
    path("<slug:code>/linje/<int:number>/", views_line.line, name="line"),
]
