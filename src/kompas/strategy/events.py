"""The kinds of event in strategy."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import Field, declare

declare("strategy.draft_created", _("Draft begun"), revision=Field.NUMBER)
declare("strategy.draft_changed", _("Draft changed"), revision=Field.NUMBER, part=Field.CODE)
declare("strategy.draft_deleted", _("Draft deleted"), revision=Field.NUMBER)
declare("strategy.adopted", _("Strategy adopted"), revision=Field.NUMBER)
declare("strategy.next_period_begun", _("Next period begun"), old=Field.ID)
declare("strategy.fate_decided", _("Decided what becomes of a part"), part=Field.CODE, fate=Field.CODE)
declare("strategy.fate_withdrawn", _("Decision on a part withdrawn"), part=Field.CODE)
declare("strategy.hanging_answered", _("Decided where something goes on"), hanging=Field.CODE, thing=Field.ID)
declare("strategy.hung", _("Hung under another"), parent=Field.ID, policy=Field.ID, commitment=Field.ID)
declare("strategy.rehung", _("Rehung under another"), parent=Field.ID, policy=Field.ID, commitment=Field.ID)
declare("strategy.let_go", _("Hangs there no longer"), parent=Field.ID, policy=Field.ID, commitment=Field.ID)
declare("strategy.closed", _("Strategy closed"))
declare("strategy.reopened", _("Strategy reopened"))
declare("strategy.published", _("Strategy published to citizens"))
declare("strategy.unpublished", _("Strategy no longer public"))
declare("strategy.comment_asked", _("Asked for comment"), person=Field.ID, due=Field.DATE, strategy=Field.ID)
declare("strategy.commented", _("Comment given"), strategy=Field.ID)
declare("strategy.comment_withdrawn", _("Request for comment withdrawn"), strategy=Field.ID)
declare("strategy.comment_replied", _("Comment answered by the writers"), strategy=Field.ID, outcome=Field.CODE)
declare("strategy.challenged", _("Another view given"), strategy=Field.ID, revision=Field.NUMBER)
declare(
    "strategy.challenge_answered", _("Another view answered"), strategy=Field.ID, turn=Field.NUMBER, outcome=Field.CODE
)
declare("strategy.challenge_asked_again", _("Another view asked again"), strategy=Field.ID)
declare("strategy.challenge_withdrawn", _("Another view taken back"), strategy=Field.ID)
declare("strategy.ground_added", _("Ground added"), strategy=Field.ID, has_file=Field.NUMBER)
declare("strategy.ground_changed", _("Ground changed"), strategy=Field.ID, has_file=Field.NUMBER)
declare("strategy.ground_removed", _("Ground removed"), strategy=Field.ID)
declare(
    "strategy.ground_linked",
    _("Ground joined with commitments"),
    strategy=Field.ID,
    added=Field.NUMBER,
    removed=Field.NUMBER,
)
declare("strategy.import_begun", _("Reading of a document begun"), lines=Field.NUMBER)
declare("strategy.import_continued", _("Reading of a document taken up again"))
declare("strategy.import_corrected", _("What was read has been corrected"), step=Field.NUMBER)
declare("strategy.import_given_to_unit", _("Reading of a document given to another unit"))
declare("strategy.import_finished", _("Reading became a draft"), strategy=Field.ID)
declare("strategy.import_dropped", _("Reading of a document dropped"))
declare("strategy.brought_in", _("Strategy brought in from a file"), adopted=Field.NUMBER)
declare("strategy.citizen_text_written", _("Text for citizens written"), text=Field.ID, language=Field.CODE)
declare("strategy.citizen_text_shown", _("Text shown to citizens"), text=Field.ID, language=Field.CODE)
declare("strategy.citizen_text_hidden", _("Text taken from citizens"), text=Field.ID, language=Field.CODE)
declare("strategy.site_allowed", _("Website allowed to show strategies"))
declare("strategy.site_forbidden", _("Website no longer allowed to show strategies"))
