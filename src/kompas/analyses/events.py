"""The kinds of event in analyses. Where gathering is anonymous, its cards are written down without their author."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import Field, declare

declare("analyses.board_begun", _("Board begun"), board_kind=Field.CODE)
declare("analyses.board_changed", _("Board's title, day or strategy changed"))
declare("analyses.board_closed", _("Board closed"))
declare("analyses.board_reopened", _("Board opened again"))
declare("analyses.card_added", _("Card added"), board=Field.ID, card=Field.NUMBER)
declare("analyses.card_changed", _("Card changed"), board=Field.ID, card=Field.NUMBER)
declare("analyses.card_moved", _("Card moved"), board=Field.ID, card=Field.NUMBER, field=Field.NUMBER)
declare("analyses.card_put_aside", _("Card put aside"), board=Field.ID, card=Field.NUMBER)
declare("analyses.card_taken_back", _("Card taken back"), board=Field.ID, card=Field.NUMBER)
declare("analyses.card_linked", _("Card linked to a commitment"), board=Field.ID, commitment=Field.ID)
declare("analyses.card_unlinked", _("Link from card to commitment removed"), board=Field.ID, commitment=Field.ID)
