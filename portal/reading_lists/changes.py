"""Everything that can be done to a list. Who may do it has been decided before."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.models import ListEntry, ReadingList
from portal.models.reading_list import make_token
from portal.personal_numbers import without_numbers
from portal.reading_lists.mine import MOST_ENTRIES

NOTE_LENGTH = 2_000


def append(reading_list: ReadingList, key: str, note: str = "") -> bool:
    """Puts an item at the end of a list; False when it is there already or the list is full.

    One that has been removed comes back with its note.
    """
    if reading_list.present.filter(key=key).exists():
        return False
    if reading_list.present.count() >= MOST_ENTRIES:
        return False
    last = reading_list.entries.aggregate(last=Max("position"))["last"]
    place = 0 if last is None else last + 1
    entry, made = ListEntry.objects.get_or_create(
        reading_list=reading_list, key=key, defaults={"note": note, "position": place}
    )
    if not made:
        entry.removed, entry.position, entry.note = None, place, entry.note or note
        entry.save()
    reading_list.touch()
    return True


@transaction.atomic
def move(reading_list: ReadingList, key: str, by: int, readable: list[str]) -> int:
    """Moves an item one place up (-1) or down (1) among those that its reader sees (`readable`).

    Returns its new place, from 1; 0 when it is not there.
    """
    if key not in readable:
        return 0
    place = readable.index(key)
    other = min(max(place + by, 0), len(readable) - 1)
    readable = [one for one in readable if one != key]
    readable.insert(other, key)
    entries = {entry.key: entry for entry in reading_list.entries.all()}
    hidden = [one for one in entries if one not in readable]
    for position, one in enumerate([*readable, *hidden]):
        if entries[one].position != position:
            ListEntry.objects.filter(pk=entries[one].pk).update(position=position)
    reading_list.touch()
    return other + 1


@transaction.atomic
def remove(reading_list: ReadingList, key: str) -> None:
    """Takes an item out; what was taken out before is gone for good."""
    reading_list.entries.exclude(removed=None).delete()
    reading_list.present.filter(key=key).update(removed=timezone.now())
    reading_list.touch()


def bring_back(reading_list: ReadingList) -> str:
    """Undoes the last removal: the item stands where it stood, with its note. Returns its key."""
    removed = reading_list.entries.exclude(removed=None)
    key = removed.values_list("key", flat=True).first()
    removed.update(removed=None)
    reading_list.touch()
    return key or ""


def annotate(reading_list: ReadingList, key: str, note: str) -> bool:
    """Writes beside an item. Numbers that name a person are struck out: whether any were."""
    kept = without_numbers(note.replace("\x00", "").strip()[:NOTE_LENGTH])
    reading_list.present.filter(key=key).update(note=kept)
    reading_list.touch()
    return kept != note.replace("\x00", "").strip()[:NOTE_LENGTH]


def rename(reading_list: ReadingList, name: str) -> None:
    """Names a list; an empty name gives it the usual one back."""
    reading_list.name = " ".join(without_numbers(name.replace("\x00", "")).split())[:120]
    reading_list.save(update_fields=["name", "changed"])


def share(reading_list: ReadingList) -> None:
    """Gives the list a link, unless it has one."""
    reading_list.token = reading_list.token or make_token()
    reading_list.save(update_fields=["token", "changed"])


def unshare(reading_list: ReadingList) -> None:
    """Ends the link for good: sharing again makes another one."""
    reading_list.token = None
    reading_list.save(update_fields=["token", "changed"])
