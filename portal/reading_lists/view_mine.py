"""One's own reading lists."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.models import ReadingList
from portal.reading_lists import changes
from portal.reading_lists.mine import (
    KEPT_DAYS,
    MOST_LISTS,
    collecting_list,
    has_lists,
    lists_of,
    new_list,
)
from portal.reading_lists.notes import save_notes
from portal.reading_lists.pages import briefed, exported, list_context
from portal.reading_lists.shown import list_view
from search.reader import reader_of


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All lists of who is signed in; else the one of the session, or what to do to get one."""
    lists = list(lists_of(request)) if has_lists(request) else []
    if lists and not request.user.is_authenticated:
        return redirect("list", number=lists[0].pk)
    return render(request, "portal/lists/overview.html", {
        "lists": [(one, one.present.count()) for one in lists], "kept": KEPT_DAYS,
    })


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """A further list, for who is signed in."""
    if not request.user.is_authenticated:
        return redirect("lists")
    if lists_of(request).count() >= MOST_LISTS:
        messages.error(request, _("You have %(n)s lists; please delete one first.")
                       % {"n": MOST_LISTS})
        return redirect("lists")
    made = new_list(request)
    changes.rename(made, request.POST.get("name", ""))
    return redirect("list", number=made.pk)


@never_cache
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """A list with everything its owner can do to it."""
    reading_list = _one(request, number)
    context = list_context(request, reading_list, reverse("list", args=[number]))
    return render(request, "portal/lists/list.html", context | {
        "kept": KEPT_DAYS, "focus": request.GET.get("focus", ""),
        "collects": collecting_list(request).pk == number,
        "several": request.user.is_authenticated,
        "link": reverse("list_shared", args=[reading_list.token]) if reading_list.token else "",
    })


@require_safe
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The list as a file or a bibliography."""
    return exported(request, _one(request, number), reverse("list", args=[number]))


@never_cache
@require_safe
def brief(request: HttpRequest, number: int) -> HttpResponse:
    """The list as a one-pager."""
    return briefed(request, _one(request, number), reverse("list", args=[number]))


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Saves the notes and the name as typed, does what the button says, shows the same place again.

    A button is called by what it does and the key of its item, if it has one ("up report:x").
    `focus` names the button that gets the focus. No fragment: browsers give none to `autofocus`
    where an address has one.
    """
    reading_list = _one(request, number)
    save_notes(request, reading_list)
    what = request.POST.get("action", "").partition(" ")[0]
    if what != "name":
        _keep_name(request, reading_list)
    action = ACTIONS.get(what)
    place = action(request, reading_list) if action else ""
    return redirect(f"{reverse('list', args=[number])}{place}")


def _key(request: HttpRequest) -> str:
    """The key of the item whose button was pressed."""
    return request.POST["action"].partition(" ")[2]


def _move(by: int) -> Callable[[HttpRequest, ReadingList], str]:
    def moved(request: HttpRequest, reading_list: ReadingList) -> str:
        readable = _readable(request, reading_list)
        place = changes.move(reading_list, _key(request), by, readable)
        if not place:
            return ""
        messages.success(request, _("Now at place %(n)s.") % {"n": place})
        return f"?focus={'up' if by < 0 else 'down'}-{place}"

    return moved


def _remove(request: HttpRequest, reading_list: ReadingList) -> str:
    changes.remove(reading_list, _key(request))
    return "?focus=undo"


def _bring_back(request: HttpRequest, reading_list: ReadingList) -> str:
    key = changes.bring_back(reading_list)
    messages.success(request, _("It is in the list again."))
    return _at(request, reading_list, "remove", key)


def _noted(request: HttpRequest, reading_list: ReadingList) -> str:
    return _at(request, reading_list, "note", _key(request))


def _at(request: HttpRequest, reading_list: ReadingList, button: str, key: str) -> str:
    """The address of a button of an item, from which one goes on."""
    keys = _readable(request, reading_list)
    return f"?focus={button}-{keys.index(key) + 1}" if key in keys else ""


def _readable(request: HttpRequest, reading_list: ReadingList) -> list[str]:
    return [work.key for work in list_view(reading_list, reader_of(request)).works]


def _rename(request: HttpRequest, reading_list: ReadingList) -> str:
    changes.rename(reading_list, request.POST.get("name", ""))
    messages.success(request, _("The list is now called “%(name)s”.") % {"name": reading_list})
    return "?focus=name"


def _keep_name(request: HttpRequest, reading_list: ReadingList) -> None:
    """A name that was typed is kept whichever button is pressed; that of an old page is not."""
    typed = request.POST.get("name", "").strip()
    if typed and typed != request.POST.get("shown", typed):
        _rename(request, reading_list)


def _share(request: HttpRequest, reading_list: ReadingList) -> str:
    changes.share(reading_list)
    messages.success(request, _("The list has a link now."))
    return "?focus=share"


def _unshare(request: HttpRequest, reading_list: ReadingList) -> str:
    changes.unshare(reading_list)
    messages.success(request, _("The link works no more."))
    return "?focus=share"


def _choose(request: HttpRequest, reading_list: ReadingList) -> str:
    reading_list.touch()
    messages.success(request, _("What you collect goes to “%(name)s” now.")
                     % {"name": reading_list})
    return ""


ACTIONS: dict[str, Callable[[HttpRequest, ReadingList], str]] = {
    "up": _move(-1), "down": _move(1), "remove": _remove, "undo": _bring_back,
    "note": _noted, "name": _rename, "share": _share, "unshare": _unshare, "choose": _choose,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Asks whether to delete a list, and deletes it."""
    reading_list = _one(request, number)
    if request.method == "POST":
        reading_list.delete()
        messages.success(request, _("The list “%(name)s” is deleted.") % {"name": reading_list})
        return redirect("lists")
    return render(request, "portal/lists/delete.html", {"list": reading_list})


def _one(request: HttpRequest, number: int) -> ReadingList:
    if not has_lists(request) or number > 2**62:
        raise Http404
    return get_object_or_404(lists_of(request), pk=number)
