"""The kinds of event in strategy."""

from kompas.journal.kinds import Field, declare

declare("strategy.draft_created", revision=Field.NUMBER)
declare("strategy.draft_changed", revision=Field.NUMBER, part=Field.CODE)
declare("strategy.draft_deleted", revision=Field.NUMBER)
declare("strategy.adopted", revision=Field.NUMBER)
declare("strategy.closed")
declare("strategy.reopened")
declare("strategy.published")
declare("strategy.unpublished")
declare("strategy.comment_asked", person=Field.ID, due=Field.DATE, strategy=Field.ID)
declare("strategy.commented", strategy=Field.ID)
declare("strategy.comment_withdrawn", strategy=Field.ID)
declare("strategy.import_begun", lines=Field.NUMBER)
declare("strategy.import_continued")
declare("strategy.import_corrected", step=Field.NUMBER)
declare("strategy.import_finished", strategy=Field.ID)
declare("strategy.import_dropped")
