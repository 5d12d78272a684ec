"""The person who works here, and who she is at the municipality's sign-in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kompas.accounts.names import search_key, sort_key

SUBJECT_LENGTH = 191  # as long as allauth takes one


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def active(self) -> models.QuerySet["User"]:
        return self.filter(is_active=True).order_by("sort_key", "pk")


class User(AbstractBaseUser):
    """One row per employee, also for those who never sign in; matters point at it as their owner.

    Never deleted while anything points at it: who has left is inactive. Without a usable password she cannot sign in.
    """

    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    sort_key = models.CharField(max_length=160, editable=False, db_index=True)
    search_key = models.CharField(max_length=260, editable=False)  # name and title
    is_active = models.BooleanField(_("works here"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(name="user_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        if kwargs.get("update_fields") and {"name", "title"} & set(kwargs["update_fields"]):
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_key", "search_key"}
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """What `save` does before it stores; whoever stores many at once calls it."""
        self.sort_key, self.search_key = sort_key(self.name), search_key(f"{self.name} {self.title}")


class SignInLink(models.Model):
    """Who a person is at the municipality's provider: the one whom `issuer` calls `subject`, and nobody else.

    The issuer belongs to it: the same subject from another provider is another person (OpenID Connect Core 2).
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="sign_in_links")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(_("ID at the municipality's sign-in"), max_length=SUBJECT_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="sign_in_link_subject_once"),
            models.UniqueConstraint(fields=["person", "issuer"], name="sign_in_link_person_once"),
            models.CheckConstraint(
                name="sign_in_link_names_both", condition=~models.Q(issuer="") & ~models.Q(subject="")
            ),
        ]


class TourState(models.TextChoices):
    UNDERWAY = "underway", _("Under way")
    TAKEN = "taken", _("Taken")
    DECLINED = "declined", _("Declined")


class TourProgress(models.Model):
    """How far a person has come in one guided tour. A bookmark of hers: no event tells of it, nobody else sees it."""

    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    tour = models.CharField(max_length=20)
    step = models.PositiveSmallIntegerField(default=1)  # counts from 1
    state = models.CharField(_("state"), max_length=10, choices=TourState, default=TourState.UNDERWAY)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "tour"], name="tour_progress_once"),
            models.CheckConstraint(
                name="tour_progress_known_state", condition=models.Q(state__in=["underway", "taken", "declined"])
            ),
            models.CheckConstraint(name="tour_progress_counts_from_one", condition=models.Q(step__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.tour} {self.step}"
