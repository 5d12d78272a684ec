from django.urls import path

from kompas.web.analyses import views, views_board, views_cards, views_groups, views_seminar

app_name = "analyses"
BOARD = "<slug:slug>/"  # last: the words above are no boards
CARD = BOARD + "kort/<int:number>/"
CONCLUSION = BOARD + "konklusion/<int:number>/"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("ny/", views.new, name="new"),
    path("ny/begynd/", views.begin, name="begin"),
    path("seminarer/", views_seminar.seminars, name="seminars"),
    path("seminarer/nyt/", views_seminar.new, name="seminar_new"),
    path("seminarer/begynd/", views_seminar.begin, name="seminar_begin"),
    path("seminarer/<slug:slug>/", views_seminar.seminar, name="seminar"),
    path(BOARD, views_board.board, name="board"),
    path(BOARD + "nyt/", views_board.news, name="news"),
    path(BOARD + "tilfoej/", views_board.add, name="add"),
    path(BOARD + "flyt/", views_board.move, name="move"),
    path(BOARD + "lagt-til-side/", views_board.aside, name="aside"),
    path(BOARD + "oplysninger/", views.details, name="details"),
    path(BOARD + "oplysninger/gem/", views.details_save, name="details_save"),
    path(BOARD + "luk/", views.close, name="close"),
    path(BOARD + "genaabn/", views.reopen, name="reopen"),
    path(BOARD + "inviter/", views_seminar.invite, name="invite"),
    path(BOARD + "inviter/send/", views_seminar.invite_send, name="invite_send"),
    path(BOARD + "videre/", views_seminar.move_on, name="move_on"),
    path(BOARD + "grundlag/", views_seminar.enter_as_source, name="enter_as_source"),
    path(BOARD + "grupper/tilfoej/", views_groups.add, name="group_add"),
    path(BOARD + "grupper/<int:number>/navn/", views_groups.rename, name="group_rename"),
    path(BOARD + "stem/", views_groups.vote, name="vote"),
    path(CONCLUSION, views_groups.conclusion, name="conclusion"),
    path(CONCLUSION + "gem/", views_groups.conclusion_save, name="conclusion_save"),
    path(CONCLUSION + "loefter/", views_groups.links, name="conclusion_links"),
    path(CONCLUSION + "loefter/gem/", views_groups.links_save, name="conclusion_links_save"),
    path(CARD + "andet-syn/", views_groups.other_view, name="other_view"),
    path(CARD + "andet-syn/svar/", views_groups.other_view_answer, name="other_view_answer"),
    path(CARD, views_cards.card, name="card"),
    path(CARD + "gem/", views_cards.save, name="card_save"),
    path(CARD + "felt/", views_cards.to_field, name="card_to_field"),
    path(CARD + "laeg-til-side/", views_cards.put_aside, name="card_put_aside"),
    path(CARD + "tag-tilbage/", views_cards.take_back, name="card_take_back"),
    path(CARD + "loefter/", views_cards.links, name="links"),
    path(CARD + "loefter/gem/", views_cards.links_save, name="links_save"),
]
