"""What a decision will do, told before it is carried out."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.vocabulary.sharing import MEANINGS
from practices.models import Decision, PracticePage, Review
from practices.review.rights import approvals

Kind = Decision.Kind


def consequences(review: Review, page: PracticePage, kind: str) -> list[str]:
    """Sentences: what becomes public, and who is told. `page` is what is decided about."""
    if kind == Kind.APPROVE:
        return _approved(review, page)
    told = [_("What is public stays as it is.") if review.page.live
            else _("Nothing becomes public.")]
    if review.submission is None:
        return told
    if kind == Kind.CHANGES:
        return [*told, _("The submitter gets a mail with your reasons, reads your comments, and can"
                         " change the practice and send it again.")]
    return [*told, _("The submitter gets a mail with your reasons.") + _appeal(review)]


def _approved(review: Review, page: PracticePage) -> list[str]:
    if settings.REVIEW_TWO_PERSONS and approvals(review) < 1:
        return [_("Nothing becomes public yet: a second person must approve the same text."),
                _("Those who can give the second approval get a mail.")]
    told = [_("The changes take the place of what is published now.") if review.page.live
            else _("The practice is published in the library.")]
    told.append(str(MEANINGS[page.sharing]))
    if review.submission is not None:
        told.append(_("The submitter gets a mail."))
    return told


def _appeal(review: Review) -> str:
    return "" if review.appeal_of_id else " " + _("They can appeal once.")


def handed_over(form: Any, labels: dict[str, str]) -> list[tuple[str, str]]:
    """What goes with the decision, in words: reasons, comments on fields, ratings.

    `labels` has the names of the fields that can be commented on.
    """
    given = form.cleaned_data
    found = [(str(form["reasons"].label), given["reasons"])] if given["reasons"].strip() else []
    found += [(labels.get(key, key), text) for key, text in form.comments().items()]
    for score, reason in form.rating_fields():
        if value := given[score.name]:
            choice = dict(score.field.choices)[value]
            found.append((str(score.label), f"{choice}\n{given[reason.name]}".strip()))
    return found
