from django.urls import path

from kompas.web.analyses import views, views_board, views_cards

app_name = "analyses"
BOARD = "<slug:slug>/"  # last: the words above are no boards
CARD = BOARD + "kort/<int:number>/"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("ny/", views.new, name="new"),
    path("ny/begynd/", views.begin, name="begin"),
    path(BOARD, views_board.board, name="board"),
    path(BOARD + "nyt/", views_board.news, name="news"),
    path(BOARD + "tilfoej/", views_board.add, name="add"),
    path(BOARD + "flyt/", views_board.move, name="move"),
    path(BOARD + "lagt-til-side/", views_board.aside, name="aside"),
    path(BOARD + "oplysninger/", views.details, name="details"),
    path(BOARD + "oplysninger/gem/", views.details_save, name="details_save"),
    path(BOARD + "luk/", views.close, name="close"),
    path(BOARD + "genaabn/", views.reopen, name="reopen"),
    path(CARD, views_cards.card, name="card"),
    path(CARD + "gem/", views_cards.save, name="card_save"),
    path(CARD + "felt/", views_cards.to_field, name="card_to_field"),
    path(CARD + "laeg-til-side/", views_cards.put_aside, name="card_put_aside"),
    path(CARD + "tag-tilbage/", views_cards.take_back, name="card_take_back"),
    path(CARD + "loefter/", views_cards.links, name="links"),
    path(CARD + "loefter/gem/", views_cards.links_save, name="links_save"),
]
