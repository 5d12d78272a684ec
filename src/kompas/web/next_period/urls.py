from django.urls import path

from kompas.web.next_period import views, views_deciding, views_hanging, views_parents

app_name = "next_period"
HERE = "<slug:slug>/naeste-periode/"
UNDER = "<slug:slug>/haenger-under/"
PART = HERE + "<slug:word>/<slug:address>/"  # last: the words above are no kinds of part
urlpatterns = [
    path(HERE, views.show, name="show"),
    path(HERE + "begynd/", views.begin, name="begin"),
    path(HERE + "overtag/", views.take_up, name="take_up"),
    path(HERE + "haenger/", views_hanging.hanging, name="hanging"),
    path(HERE + "haenger/svar/", views_hanging.answer, name="answer"),
    path(UNDER, views_parents.overview, name="parents"),
    path(UNDER + "ny/", views_parents.add, name="parents_add"),
    path(UNDER + "haeng/", views_parents.hang, name="parents_hang"),
    path(UNDER + "<int:number>/", views_parents.change, name="parents_change"),
    path(UNDER + "<int:number>/flyt/", views_parents.rehang, name="parents_rehang"),
    path(UNDER + "<int:number>/slip/", views_parents.let_go, name="parents_let_go"),
    path(PART, views_deciding.part, name="part"),
    path(PART + "beslut/", views_deciding.decide, name="decide"),
    path(PART + "behold/", views_deciding.keep, name="keep"),
    path(PART + "fortryd/", views_deciding.withdraw, name="withdraw"),
]
