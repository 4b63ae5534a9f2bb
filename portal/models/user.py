"""A person with an account, known by mail address."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import WITH_SECOND_FACTOR
from portal.vocabulary.languages import CONTENT_LANGUAGES, INTERFACE_LANGUAGES

_LANGUAGES = [(code, name) for code, name in CONTENT_LANGUAGES if code in INTERFACE_LANGUAGES]

class UserManager(BaseUserManager["User"]):
    """Makes users by mail address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Makes and saves a user; `email` is required. Raises ValueError without it."""
        if not email:
            raise ValueError("A user needs a mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """As `create_user`, for the operator of an installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who signs in: contributor, member, coordinator of countries, or editor."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("mail address"), unique=True)
    countries = models.ManyToManyField(
        "portal.Country",
        verbose_name=_("countries"),
        blank=True,
        related_name="coordinating_users",
        help_text=_("The countries this person coordinates."),
    )

    language = models.CharField(
        _("language of mails"), max_length=2, default="en", choices=_LANGUAGES,
        help_text=_("The language this person last signed in in."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def role_names(self) -> set[str]:
        """The groups this person is in; asked for once."""
        if not hasattr(self, "_role_names"):
            self._role_names = set(self.groups.values_list("name", flat=True))
        return self._role_names

    @property
    def wants_second_factor(self) -> bool:
        """Whether this person's rights are such that they need a second factor."""
        return self.is_superuser or not self.role_names.isdisjoint(WITH_SECOND_FACTOR)

    @property
    def lacks_second_factor(self) -> bool:
        """Whether nothing restricted opens, because a second factor is missing or was not used."""
        # allauth's models need this one.
        from portal.accounts.second_factor import shown

        return self.is_authenticated and self.wants_second_factor and not shown(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """As Django's, but nothing for whom a second factor is missing, operators included."""
        return not self.lacks_second_factor and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """As `has_perm`."""
        return not self.lacks_second_factor and super().has_module_perms(app_label)
