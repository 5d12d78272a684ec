"""The kinds of event in organisation."""

from kompas.journal.kinds import Field, declare

declare("organisation.unit_created")
declare("organisation.unit_changed")
declare("organisation.unit_ended", last_day=Field.DATE)
declare("organisation.person_created")
declare("organisation.person_changed")
declare("organisation.person_left")
declare("organisation.person_returned")
declare("organisation.membership_changed")
declare("organisation.role_granted", role=Field.CODE, unit=Field.ID)
declare("organisation.role_withdrawn", role=Field.CODE, unit=Field.ID)
declare("organisation.deputy_named", first_day=Field.DATE, last_day=Field.DATE)
declare("organisation.deputy_withdrawn")
declare("organisation.competences_changed")
declare("organisation.subject_changed")
declare("organisation.imported", units=Field.NUMBER, people=Field.NUMBER)
