"""What the audit log hears of: sign-ins, roles, and what Wagtail logs of pages and records."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models.signals import m2m_changed, post_save
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from portal.models import User
from portal.models.audit import Action
from portal.privacy.audit import record

# What is taken over of Wagtail's own log, by its name for it.
FROM_WAGTAIL = {
    "wagtail.publish": Action.PUBLISHED, "wagtail.unpublish": Action.UNPUBLISHED,
    "wagtail.publish.scheduled": Action.PUBLISHED,
    "wagtail.unpublish.scheduled": Action.UNPUBLISHED,
    "wagtail.delete": Action.DELETED, "portal.sharing": Action.SHARING,
}


def signed_in(user: Any, **_signal: Any) -> None:
    """Somebody signed in."""
    record(Action.SIGNED_IN, user, kind="account", item=user.pk)


def failed(credentials: dict[str, Any], **_signal: Any) -> None:
    """A password that was wrong. What was typed is not kept: people type passwords there, too."""
    mail = str(credentials.get("email", credentials.get("username", "")))
    _failed(User.objects.filter(email__iexact=mail).first(), "password")


def failed_code(user: Any = None, **_signal: Any) -> None:
    """A mailed code that was wrong."""
    _failed(user, "code")


def failed_factor(user: Any = None, **_signal: Any) -> None:
    """A second factor that was wrong."""
    _failed(user, "second factor")


def _failed(user: User | None, by: str) -> None:
    record(Action.SIGN_IN_FAILED, user, kind="account", item=user.pk if user else "", detail=by)


def factor_added(user: Any, authenticator: Any, **_signal: Any) -> None:
    """An authenticator app, a passkey or recovery codes were set up."""
    record(Action.FACTOR, user, kind="account", item=user.pk, detail=f"+ {authenticator.type}")


def factor_removed(user: Any, authenticator: Any, **_signal: Any) -> None:
    """One of them was taken away."""
    record(Action.FACTOR, user, kind="account", item=user.pk, detail=f"- {authenticator.type}")


def password_changed(user: Any, **_signal: Any) -> None:
    """A password was set, changed or reset."""
    record(Action.PASSWORD, user, kind="account", item=user.pk)


def roles_changed(
    instance: Any, action: str, model: Any, pk_set: set[int] | None, **_signal: Any
) -> None:
    """A person has got or lost roles or countries; who did it is known in the admin."""
    sign = {"post_add": "+", "post_remove": "-", "post_clear": "-"}.get(action)
    if sign is None or not isinstance(instance, User) or pk_set == set():
        return
    instance.__dict__.pop("_role_names", None)
    names = model.objects.filter(pk__in=pk_set or ()).values_list("name", flat=True)
    record(Action.ROLE, kind="account", item=instance.pk,
           detail=f"{sign} {', '.join(sorted(names)) or '*'}")


def logged(sender: Any, instance: Any, created: bool, **_signal: Any) -> None:
    """What Wagtail has written into its own log, when it belongs into the audit log, too."""
    action = FROM_WAGTAIL.get(instance.action)
    if action is None or not created:
        return
    item = instance.page_id if sender is PageLogEntry else instance.object_id
    model = _model_of(instance.content_type, item)
    kind = getattr(model, "kind", "") or getattr(instance.content_type, "model", "")
    record(action, instance.user, kind=kind.removeprefix("portal"), title=instance.label,
           item=_id_of(model, item), detail=_moved(instance.data))


def _model_of(content_type: Any, pk: Any) -> Any:
    """The model of what was logged. Wagtail logs some items, as those of a list, as mere pages."""
    model: Any = content_type.model_class() if content_type else None
    if model is not None and model._meta.label == "wagtailcore.Page":
        page = Page.objects.filter(pk=pk).first()
        return page.specific_class if page else model
    return model


def _id_of(model: Any, pk: Any) -> Any:
    """The id of an item, of which people speak; else its primary key."""
    if model is None or not hasattr(model, "item_id"):
        return pk
    return model._default_manager.filter(pk=pk).values_list("item_id", flat=True).first() or pk


def _moved(data: Any) -> str:
    if not isinstance(data, dict) or "from" not in data:
        return ""
    return f"{data['from']} → {data['to']}".upper()


def connect() -> None:
    """Listens to Django, allauth and Wagtail."""
    user_logged_in.connect(signed_in, dispatch_uid="audit.signed_in")
    user_login_failed.connect(failed, dispatch_uid="audit.failed")
    account.login_code_rejected.connect(failed_code, dispatch_uid="audit.failed_code")
    mfa.authentication_failed.connect(failed_factor, dispatch_uid="audit.failed_factor")
    mfa.authenticator_added.connect(factor_added, dispatch_uid="audit.factor_added")
    mfa.authenticator_removed.connect(factor_removed, dispatch_uid="audit.factor_removed")
    for signal in (account.password_set, account.password_changed, account.password_reset):
        signal.connect(password_changed, dispatch_uid="audit.password")
    for through in (User.groups.through, User.countries.through):
        m2m_changed.connect(roles_changed, sender=through, dispatch_uid="audit.roles")
    for model in (PageLogEntry, ModelLogEntry):
        post_save.connect(logged, sender=model, dispatch_uid="audit.wagtail")
