"""Who reviews what. Asked anew for every request: roles, countries and conflicts change."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from portal.accounts.roles import COORDINATORS, EDITORS
from practices.models import ByFunction, Conflict, Decision, Review

Function = ByFunction.Function


def is_editor(user: Any) -> bool:
    """Whether `user` edits the portal."""
    return bool(user.is_active) and (user.is_superuser or _in_group(user, EDITORS))


def is_coordinator(user: Any) -> bool:
    """Whether `user` coordinates some country."""
    return bool(user.is_active) and _in_group(user, COORDINATORS)


def _in_group(user: Any, name: str) -> bool:
    return bool(user.groups.filter(name=name).exists())


def visible(user: Any) -> QuerySet[Review]:
    """The reviews that `user` may read: editors all, coordinators those of their countries."""
    if not user.is_authenticated:
        return Review.objects.none()
    if is_editor(user):
        return Review.objects.all()
    if is_coordinator(user):
        own = Review.objects.filter(countries__in=user.countries.all())
        return Review.objects.filter(pk__in=own.values("pk"))
    return Review.objects.none()


def coordinated(user: Any, review: Review) -> str:
    """The first of the review's countries that `user` coordinates, or nothing."""
    if not is_coordinator(user):
        return ""
    codes = review.countries.filter(coordinating_users=user).order_by("name")
    return str(codes.values_list("name", flat=True).first() or "")


def function_of(user: Any, review: Review) -> dict[str, str]:
    """As whom `user` acts, in the fields of `ByFunction`."""
    if country := coordinated(user, review):
        return {"by": Function.COORDINATOR, "country": country}
    return {"by": Function.EDITOR, "country": ""}


def why_not(user: Any, review: Review) -> str:
    """Why `user`, who may read the review, may not decide in it; nothing when they may."""
    if review.state != Review.State.WAITING:
        return _("This review does not wait for a decision now.")
    if is_own(user, review):
        return _("You have sent this practice yourself, so others decide about it.")
    if Conflict.objects.filter(page_id=review.page_id, reviewer=user).exists():
        return _("You have declared a conflict of interest, so others decide about it.")
    if review.appeal_of_id:
        return _why_not_in_appeal(user, review)
    if not coordinated(user, review) and not is_editor(user):
        return _("Only the coordinators of its countries and the editors decide about it.")
    if _approved(review).filter(reviewer=user).exists():
        return _("You have approved it. Now a second person decides.")
    return ""


def _why_not_in_appeal(user: Any, review: Review) -> str:
    if not is_editor(user):
        return _("An appeal is decided by the editors.")
    if Decision.objects.filter(review__page_id=review.page_id, reviewer=user).exists():
        return _("You have decided about it before, so another editor decides about the appeal.")
    return ""


def _approved(review: Review) -> QuerySet[Decision]:
    """What counts as approval now: of this round and of the latest revision."""
    return review.decisions.filter(
        kind=Decision.Kind.APPROVE, round=review.round, revision=review.page.latest_revision_id
    )


def approvals(review: Review) -> int:
    """How many different people have approved the latest revision in this round."""
    return _approved(review).values("reviewer").distinct().count()


def is_own(user: Any, review: Review) -> bool:
    """Whether `user` has sent what is reviewed."""
    sent = review.submission
    if sent and (sent.user_id == user.pk or sent.mail.lower() == user.email.lower()):
        return True
    return bool(review.workflow_state.requested_by_id == user.pk)


def asked(review: Review) -> list[Any]:
    """The people whose turn it is: who may decide, of the coordinators or of the editors."""
    people = get_user_model().objects.filter(is_active=True)
    if review.with_editors:
        people = people.filter(groups__name=EDITORS)
    else:
        people = people.filter(groups__name=COORDINATORS, countries__in=review.countries.all())
    return [user for user in people.distinct().order_by("pk") if not why_not(user, review)]


def waiting_for(user: Any) -> int:
    """How many reviews wait for `user`: the editors' own, or those of a coordinator."""
    found = visible(user).filter(state=Review.State.WAITING)
    if is_editor(user):
        found = found.filter(Q(with_editors=True) | Q(countries__in=user.countries.all()))
    conflicts = Conflict.objects.filter(reviewer=user).values("page")
    return found.exclude(page__in=conflicts).distinct().count()
