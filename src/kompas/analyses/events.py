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
declare("analyses.conclusion_linked", _("Conclusion linked to a commitment"), board=Field.ID, commitment=Field.ID)
declare("analyses.conclusion_unlinked", _("Link from conclusion removed"), board=Field.ID, commitment=Field.ID)
declare("analyses.seminar_begun", _("Seminar begun"), board=Field.ID, gather_until=Field.DATE)
declare("analyses.seminar_invited", _("Invited to a seminar"), person=Field.ID, board=Field.ID)
declare("analyses.seminar_moved_on", _("Seminar moved on"), board=Field.ID, phase=Field.CODE)
declare("analyses.seminar_concluded", _("Seminar concluded"), board=Field.ID)
declare("analyses.seminar_cancelled", _("Seminar cancelled"), board=Field.ID)
declare("analyses.group_added", _("Group added"), board=Field.ID, group=Field.NUMBER)
declare("analyses.group_renamed", _("Group renamed"), board=Field.ID, group=Field.NUMBER)
declare("analyses.voted", _("Votes given or moved"), board=Field.ID)
declare("analyses.conclusion_written", _("Conclusion written"), board=Field.ID, group=Field.NUMBER)
declare("analyses.other_view_raised", _("Another view raised"), board=Field.ID, card=Field.NUMBER)
declare("analyses.other_view_answered", _("Another view answered"), board=Field.ID, card=Field.NUMBER)
