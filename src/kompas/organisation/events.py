"""The kinds of event in organisation."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import Field, declare

declare("organisation.unit_created", _("Unit created"))
declare("organisation.unit_changed", _("Unit changed"))
declare("organisation.unit_moved", _("Unit moved in the tree"), unit=Field.ID)
declare("organisation.unit_ended", _("Unit ended"), last_day=Field.DATE)
declare("organisation.person_created", _("Person created"))
declare("organisation.person_changed", _("Person's details changed"))
declare("organisation.email_changed", _("Person's e-mail changed"))
declare("organisation.person_left", _("Person left"))
declare("organisation.person_returned", _("Person came back"))
declare("organisation.membership_changed", _("Units of a person changed"))
declare("organisation.role_granted", _("Role granted"), role=Field.CODE, unit=Field.ID)
declare("organisation.role_withdrawn", _("Role withdrawn"), role=Field.CODE, unit=Field.ID)
declare("organisation.deputy_named", _("Deputy named"), person=Field.ID, first_day=Field.DATE, last_day=Field.DATE)
declare("organisation.deputy_withdrawn", _("Deputy withdrawn"), person=Field.ID)
declare("organisation.competences_changed", _("Changed what she can help with"))
declare("organisation.subject_created", _("Subject created"))
declare("organisation.subject_changed", _("Subject changed"))
declare("organisation.imported", _("List imported"), units=Field.NUMBER, people=Field.NUMBER)
declare("organisation.municipality_changed", _("The municipality's details changed"))
declare("organisation.letterhead_changed", _("Letterhead changed"))
declare("organisation.first_visit_over", _("The house was set up"))
declare("organisation.room_switched", _("Room opened or closed to a unit"), room=Field.CODE, is_on=Field.NUMBER)
