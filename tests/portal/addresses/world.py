"""Content of every level for the walk over all addresses, and everybody who walks.

What is not for everybody has a telling word; beside it stand the words that are searched for
(`BAIT`), so that an answer has a telling word from the content and not from the question.
"""

from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from network.models import (
    Coordinator,
    Organisation,
    ReportPage,
    SeminarMaterial,
    SeminarPage,
)
from portal.accounts.roles import CONTRIBUTORS, COORDINATORS, EDITORS, MEMBERS, WITH_SECOND_FACTOR
from portal.models import (
    Country,
    DocumentPage,
    DocumentText,
    ReadingList,
    ReadingState,
    User,
)
from practices.models import (
    Adoption,
    PracticeFile,
    PracticePage,
    Review,
    StudyTour,
    Worksheet,
)
from practices.study_tours.worksheets import hand_in
from practices.submissions.drafts import begin
from practices.submissions.sending import send
from search.indexing.outbox import drain_now
from search.saved.models import SavedSearch
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.documents.test_serving import make_document, make_image
from tests.portal.fixtures import Load, sign_in
from tests.portal.lines import Fields
from tests.practices.submissions.answers import ANSWERS

BAIT = "Zugbait"
# What is told by each word. `SENT` waits for the review of the Finnish coordinator, `DRAFT` is a
# draft at its submitter's, `LATER` a change of a public item, `GONE` an item that was taken back.
GREEN, AMBER, SENT, DRAFT, LATER, GONE, OTHERS = (
    "Greensecret", "Ambersecret", "Sentsecret", "Draftsecret", "Latersecret", "Gonesecret",
    "Otherssecret",
)  # fmt: skip
WORDS = (GREEN, AMBER, SENT, DRAFT, LATER, GONE, OTHERS)
# Ids stand in addresses; so each is looked for only in answers whose question does not have it.
IDS = {"greenid": GREEN, "amberid": AMBER, "goneid": GONE}

ROLES: dict[str, tuple[str, str, frozenset[str]]] = {  # group, country, words that it may read
    "visitor": ("", "", frozenset()),
    "contributor": (CONTRIBUTORS, "", frozenset()),
    "member": (MEMBERS, "", frozenset({GREEN, OTHERS})),  # whose saved search it is
    "coordinator": (COORDINATORS, "FI", frozenset({GREEN, AMBER, SENT})),
    "other": (COORDINATORS, "NO", frozenset({GREEN, AMBER})),
    "editor": (EDITORS, "", frozenset(WORDS) - {OTHERS}),
    "lacking": ("", "", frozenset()),  # a superuser without a second factor
}
ITEMS = ("practice", "seminar", "report", "project", "organisation", "coordinator")


def hidden(kind: str, item_id: str, word: str, **fields: Any) -> Fields:
    """An object with its telling word in every place that lists show."""
    text = f"{BAIT} {word}"
    if kind == "organisation":
        return lines.organisation(item_id, name=text, acronym=word, country="FI", type="ngo",
                                  names={"fi": text}, description=text, **fields)
    if kind == "coordinator":
        return lines.coordinator(item_id, title=text, country="FI", themes=["t"], mandate=text,
                                 email=f"{word}@portal.example", **fields)
    if kind == "report":
        fields |= {"recommendations": [{"id": "r1", "text": text, "addressees": [text],
                                        "due": "2017", "responses": [
            {"country": "FI", "status": "noted", "note": text, "history": [{"note": text}]}]}]}
    sessions = [{"starts": "2017-05-04", "title": text}]
    dates: dict[str, Fields] = {
        "practice": {"started": "2017"}, "report": {"published": "2017"},
        "seminar": {"starts": "2017-05-04", "sessions": sessions},
    }
    spoken = {"sessions": sessions} if kind == "seminar" else {}
    return lines.ITEM_KINDS[kind](
        item_id, title=text, summary=text, countries=["FI"], themes=["t"],
        translations={"fi": {"title": text, "summary": text, **spoken}},
        **dates.get(kind, {"starts": "2017"}), **fields)  # fmt: skip


def _content() -> list[Fields]:
    """Hidden objects of every kind, and public ones of every kind that point at them."""
    made = [lines.theme("t", labels={"en": "Baittheme", "fi": "Syöttiteema"})]
    for level, word in (("green", GREEN), ("amber", AMBER)):
        made += [hidden(kind, f"{level}id", word, sharing=level) for kind in ITEMS]
    made.append(hidden("practice", "goneid", GONE))
    both = ["greenid", "amberid"]
    shared: Fields = {"themes": ["t"], "countries": ["FI"], "summary": f"{BAIT} for everybody"}
    return [
        *made,
        lines.practice("open", organisations=both, **shared),
        lines.seminar("open", organisers=both, reports=both, starts="2017-05-04",
                      sessions=[{"starts": "2017-05-04", "title": f"{BAIT} session"}], **shared),
        lines.project("open", outputs=[{"title": "Output", "report": one} for one in both],
                      **shared),
        lines.report("open", **shared, recommendations=[{"id": "r1", "text": BAIT}]),
        lines.organisation("open", country="FI", type="ngo"),
        lines.coordinator("open", country="FI", organisation="amberid"),
        *(lines.adoption(f"of-{one[:3]}", one, organisation="greenid", source_event="greenid",
                         country="SE") for one in both),
        *(lines.adoption(f"by-{one[:3]}", "open", organisation=one, source_event=one, country="SE",
                         adaptations=f"{BAIT} as told") for one in both),
    ]  # fmt: skip


class World:
    """Everything that addresses need, by name in `at`, and a client for each role in `clients`."""

    def __init__(self, load: Load) -> None:
        load(*_content())
        self.people = {role: self._person(role) for role in ROLES if role != "visitor"}
        self.clients = {role: Client() for role in ROLES}
        for role, user in self.people.items():
            sign_in(self.clients[role], user)
        self.at: dict[str, Any] = {"none": "0" * 48}
        self._unpublished()
        self._files()
        self._sent()
        self._list()
        self._tour()
        for role in ("contributor", "member", "lacking"):
            search = SavedSearch.objects.create(
                owner=self.people[role], name=OTHERS if role == "member" else "Own",
                parameters=f"q={BAIT}", language="en")
            self.at |= {f"{role}_feed": search.token, f"{role}_search": search.pk}
        drain_now()

    def _person(self, role: str) -> User:
        group, country, _words = ROLES[role]
        user = User.objects.create_user(f"{role}@walk.example", "x",
                                        is_superuser=role == "lacking")
        user.groups.set(Group.objects.filter(name=group))
        user.countries.set(Country.objects.filter(name=country))
        if group in WITH_SECOND_FACTOR:
            TOTP.activate(user, generate_totp_secret())
        return user

    def _unpublished(self) -> None:
        for gone in PracticePage.objects.filter(item_id="goneid"):
            gone.unpublish()
        changed = PracticePage.objects.get(item_id="open", locale__language_code="en")
        changed.summary = f"{BAIT} {LATER}"
        changed.save_revision()
        self.at |= {
            "gone_page": gone.pk, "library_page": gone.get_parent().pk, "changed_page": changed.pk,
            "amber_page": PracticePage.objects.get(item_id="amberid",
                                                   locale__language_code="en").pk,
            "amber_organisation": Organisation.objects.get(item_id="amberid").pk,
            "amber_coordinator": Coordinator.objects.get(item_id="amberid").pk,
            "adoption": Adoption.objects.get(item_id="of-amb").pk,
        }  # fmt: skip

    def _files(self) -> None:
        for level, word in (("green", GREEN), ("amber", AMBER)):
            document = make_document(pdf([f"{BAIT} {word}"]), f"{level}id.pdf", sharing=level)
            DocumentPage.objects.create(document=document, number=1, text=f"{BAIT} {word}")
            DocumentText.objects.update_or_create(document=document, defaults={
                "metadata": {"title": word}, "state": ReadingState.READ, "pages": 1,
                "finished": timezone.now(),
                "first_page": ContentFile(b"drawn", name="first-page.jpg")})
            image = make_image(sharing=level)
            self.at |= {f"{level}_document": document.pk, f"{level}_image": image.pk,
                        f"{level}_original": image.file.name,
                        f"{level}_rendition": image.get_rendition("width-20").file.name,
                        f"{level}_lies_at": document.file.name}  # fmt: skip
        report = ReportPage.objects.get(item_id="open", locale__language_code="en")
        report.document_id = self.at["amber_document"]
        report.save_revision().publish()
        seminar = SeminarPage.objects.get(item_id="open", locale__language_code="en")
        for level in ("green", "amber"):
            seminar.material.add(SeminarMaterial(document_id=self.at[f"{level}_document"]))
        seminar.save_revision().publish()
        open_practice = PracticePage.objects.get(item_id="open", locale__language_code="en")
        PracticeFile.objects.create(page=open_practice, document_id=self.at["green_document"])

    def _list(self) -> None:
        """A coordinator's reading list, shared by its address, with a note beside each item."""
        made = ReadingList.objects.create(owner=self.people["coordinator"], name="Shared",
                                          token="1" * 43)
        for place, (level, word) in enumerate(
            (("open", "for everybody"), ("greenid", GREEN), ("amberid", AMBER))
        ):
            made.entries.create(key=f"practice:{level}", note=f"{BAIT} {word}", position=place)
        self.at |= {"list": made.pk, "list_token": made.token}

    def _tour(self) -> None:
        """A coordinator's study tour to items of every level, and what a group wrote about them."""
        ids = ["open", "greenid", "amberid"]
        event = SeminarPage.objects.get(item_id="amberid", locale__language_code="en")
        tour = StudyTour.objects.create(owner=self.people["coordinator"], name="Tour",
                                        practices=ids, event=event)
        words = ("for everybody", GREEN, AMBER)
        sheet = Worksheet.objects.create(
            tour=tour, group="Group", country="FI",
            data={one: {"usable": f"{BAIT} {word}", "obstacles": "", "status": "", "steps": []}
                  for one, word in zip(ids, words, strict=True)})
        hand_in(sheet)
        self.at |= {"tour_token": tour.token, "sheet_token": sheet.token, "sheet": sheet.pk}

    def _sent(self) -> None:
        for word, name in ((DRAFT, "draft"), (SENT, "sent")):
            made = begin(f"{word}@walk.example", None, "en")
            text = {"title": word, "summary": f"{BAIT} {word}", "countries": ["FI"]}
            for step, typed in ANSWERS.items():
                Client().post(f"/en/practices/submit/{made.token}/{step}/",
                              typed | (text if step == "short" else {}) | {"action": "next"})
            made.refresh_from_db()
            self.at |= {f"{name}_token": made.token, f"{name}_submission": made.pk}
            if name == "draft":
                file = SimpleUploadedFile("file.pdf", pdf([f"{BAIT} {word}"]))
                Client().post(f"/en/practices/submit/{made.token}/files/", {"files": file})
                self.at["draft_file"] = made.files.get().pk
        send(made, "en")
        made.refresh_from_db()
        review = Review.objects.get(submission=made)
        self.at |= {"review": review.pk, "sent_page": made.page_id,
                    "coordinator_user": self.people["coordinator"].pk}
