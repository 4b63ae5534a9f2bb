"""A line for every address of the portal outside the admin: where to open it, what it answers.

By the name of the address, or by its pattern where it has no name. Addresses begin below
`/{language}/` unless they begin with a slash; `{…}` is of `world.World.at`.
"""

from dataclasses import dataclass

from tests.portal.addresses.world import DRAFT, GREEN, OTHERS, ROLES, SENT

Statuses = tuple[int, ...]  # for each of ROLES, in their order


@dataclass(frozen=True)
class Line:
    """Addresses with what they answer. `keys`: what may be read by whoever has the address."""

    statuses: Statuses
    addresses: tuple[str, ...]
    keys: frozenset[str]


def line(statuses: Statuses, *addresses: str, keys: tuple[str, ...] = ()) -> Line:
    """A line."""
    return Line(statuses, addresses, frozenset(keys))


def of(*statuses: int) -> Statuses:
    """A status for each of visitor, contributor, member, coordinator, coordinator of another
    country, editor, and superuser without a second factor; one alone is for all.
    """
    assert len(statuses) in (1, len(ROLES))
    return statuses if len(statuses) > 1 else statuses * len(ROLES)


ALL, NONE, AWAY = of(200), of(404), of(302)
SIGNED_IN = of(302, 200, 200, 200, 200, 200, 200)
SIGNING_IN = of(200, 302, 302, 302, 302, 302, 302)
POSTED = of(302, 405, 405, 405, 405, 405, 405)
MEMBERS_OWN = of(302, 404, 200, 404, 404, 404, 404)
GREENS = of(404, 404, 200, 200, 200, 200, 404)
AMBERS = of(404, 404, 404, 200, 200, 200, 404)
WITHOUT_CODES = of(302, 404, 404, 404, 404, 404, 404)
KEPT = of(302, 404, 404, 200, 404, 200, 404)
OWN_LIST = of(404, 404, 404, 200, 404, 404, 404)
OWN_ANSWER = of(302, 404, 404, 200, 404, 200, 404)
FORMATS = ("bibtex", "ris", "csl-json", "csv")
NO_KEY = "00000000-0000-4000-8000-000000000000"
# Words that hidden and public items share, beginnings and misspellings of what only hidden ones
# have, and everything there is.
QUESTIONS = ("", "?q=zugbait", "?q=zugbaitt", "?q=ambersecrte", "?q=greensecrte",
             "?q=sentsecrte", "?q=baittheme", "?from=2017&to=2017",
             "?kind=practice&country=FI&theme=t", "?sort=newest&page=2", "?from=x")  # fmt: skip


def levels(base: str) -> tuple[Line, ...]:
    """A public item, a green one, an amber one."""
    return (line(ALL, f"{base}open/"), line(GREENS, f"{base}greenid/"),
            line(AMBERS, f"{base}amberid/"))  # fmt: skip


def files(base: str, last: str = "") -> tuple[Line, ...]:
    """A green file and an amber one."""
    return (line(GREENS, base.format(level="green") + last),
            line(AMBERS, base.format(level="amber") + last))  # fmt: skip


DOCUMENTS = (*files("/documents/{{{level}_document}}/{level}id.pdf"),
             *files("/documents/{{{level}_document}}/{level}id.pdf?open=1"),
             line(NONE, "/documents/{amber_document}/other.pdf"))  # fmt: skip

LINES: dict[str, tuple[Line, ...]] = {
    # --- About the portal
    "front": (line(AWAY, "/"),),
    "robots": (line(ALL, "/robots.txt"),),
    "healthz": (line(ALL, "/healthz"),),
    "readyz": (line(ALL, "/readyz"),),
    "home": (line(ALL, ""),),
    "about": (line(ALL, "about/"),),
    "accessibility": (line(ALL, "accessibility/"),),
    "privacy": (line(ALL, "privacy/"),),
    r"^(?P<code>nn|se|fo|kl)/(?P<rest>.*)$": (line(AWAY, "/nn/practices/amberid/"),),
    # --- Search
    "search_json": (
        line(ALL, *(f"/api/search/{one}{'&' if one else '?'}size=100" for one in QUESTIONS[:-1])),
        line(of(400), f"/api/search/{QUESTIONS[-1]}"),
    ),
    "search": (line(ALL, *(f"search/{one}" for one in QUESTIONS)),),
    "search_suggest": (line(ALL, *(f"search/suggest/?q={start}" for start in (
        "zugb", "greens", "ambers", "sents", "drafts", "gones"))),),
    "search_list": (line(ALL, *(f"search/list/{one}" for one in QUESTIONS[:2])),),
    "search_help": (line(ALL, "search/help/"),),
    "search_feed": (line(ALL, *(f"search/feed/{one}" for one in QUESTIONS[:2])),),
    "search_saved_feed": (
        line(ALL, "search/feed/{contributor_feed}/", "search/feed/{lacking_feed}/"),
        line(ALL, "search/feed/{member_feed}/", keys=(OTHERS, GREEN)),
        line(NONE, "search/feed/{none}/"),
    ),
    "search_saved": (line(SIGNED_IN, "search/saved/"),),
    "search_save": (line(SIGNED_IN, "search/saved/new/?q=zugbait"),),
    "search_saved_change": (line(MEMBERS_OWN, "search/saved/{member_search}/"),),
    "search_saved_delete": (line(MEMBERS_OWN, "search/saved/{member_search}/delete/"),),
    "search_saved_pause": (line(POSTED, "search/saved/{member_search}/pause/"),),
    "search_saved_address": (line(MEMBERS_OWN, "search/saved/{member_search}/address/"),),
    "search_unsubscribe": (line(NONE, "search/saved/stop/{none}/"),),
    "search_cite": (line(ALL, "search/cite/?q=zugbait", *(
        f"search/cite/?q=zugbait&format={one}" for one in FORMATS)),),
    # --- Citations, permanent addresses, reading lists
    "cite": tuple(entry for one in FORMATS for entry in (
        line(ALL, f"cite/practice/open/?format={one}"),
        line(GREENS, f"cite/practice/greenid/?format={one}"),
        line(AMBERS, f"cite/practice/amberid/?format={one}"),
    )),
    "persistent": (
        line(AWAY, "/id/practice/open"),
        line(of(404, 404, 302, 302, 302, 302, 404), "/id/practice/greenid"),
        line(of(404, 404, 404, 302, 302, 302, 404), "/id/practice/amberid"),
        line(of(404, 404, 404, 302, 302, 302, 404), "/id/recommendation/amberid_r1"),
        line(NONE, "/id/practice/goneid", "/id/practice/none", "/id/recommendation/open_none"),
    ),
    "persistent_version": (line(AMBERS, "/id/practice/amberid/1999.01.01"),),
    "lists": (line(ALL, "lists/"),),
    "list": (line(OWN_LIST, "lists/{list}/"),),
    "list_brief": (line(OWN_LIST, "lists/{list}/brief/"),),
    "list_export": (line(OWN_LIST, *(f"lists/{{list}}/export/?format={one}" for one in FORMATS)),),
    "list_change": (line(of(405), "lists/{list}/change/"),),
    "list_delete": (line(OWN_LIST, "lists/{list}/delete/"),),
    "list_new": (line(of(405), "lists/new/"),),
    "list_collect": (line(of(405), "lists/collect/"),),
    "list_collect_sure": (line(of(405), "lists/collect/sure/"),),
    "list_shared": (line(ALL, "lists/shared/{list_token}/"), line(NONE, "lists/shared/{none}/")),
    "list_shared_brief": (line(ALL, "lists/shared/{list_token}/brief/"),),
    "list_shared_export": (line(ALL, *(
        f"lists/shared/{{list_token}}/export/?format={one}" for one in FORMATS)),),
    # --- The library, sharing a practice, review
    "library": (line(ALL, *(f"practices/{one}" for one in QUESTIONS[:2])),),
    "practice": (*levels("practices/"), line(NONE, "practices/goneid/", "practices/sentsecret/")),
    "submit": (line(ALL, "practices/submit/"),),
    "submit_new": (line(of(405), "practices/submit/new/"),),
    "submit_code": (line(NONE, f"practices/submit/code/{NO_KEY}/"),),
    "submit_mine": (line(NONE, f"practices/submit/mine/{NO_KEY}/"),),
    "submission": (
        line(ALL, "practices/submit/{draft_token}/", keys=(DRAFT,)),
        line(ALL, "practices/submit/{sent_token}/", keys=(SENT,)),
        line(NONE, "practices/submit/{none}/"),
    ),
    "submission_preview": (
        line(ALL, "practices/submit/{draft_token}/preview/", keys=(DRAFT,)),
        line(NONE, "practices/submit/{none}/preview/"),
    ),
    "submission_data": (line(AWAY, "practices/submit/{draft_token}/data/"),
                        line(NONE, "practices/submit/{none}/data/")),
    "submission_delete": (line(ALL, "practices/submit/{draft_token}/delete/", keys=(DRAFT,)),
                          line(NONE, "practices/submit/{none}/delete/")),
    "submission_files": (line(ALL, "practices/submit/{draft_token}/files/", keys=(DRAFT,)),),
    "submission_file": (line(ALL, "practices/submit/{draft_token}/files/{draft_file}/",
                             keys=(DRAFT,)),
                        line(NONE, "practices/submit/{sent_token}/files/{draft_file}/")),
    "submission_step": (
        *(line(ALL, f"practices/submit/{{draft_token}}/{step}/", keys=(DRAFT,))
          for step in ("short", "pairs", "how", "outcomes", "elsewhere", "who")),
        line(NONE, "practices/submit/{draft_token}/none/", "practices/submit/{none}/short/"),
    ),
    "reviews": (line(of(302, 404, 404, 200, 200, 200, 404), "practices/review/"),),
    "review": (line(of(302, 404, 404, 200, 404, 200, 404), "practices/review/{review}/"),),
    "review_preview": (line(of(302, 404, 404, 200, 404, 200, 404),
                            "practices/review/{review}/preview/"),),
    # --- Study tours
    "study_tours": (line(ALL, "practices/study-tours/", "practices/study-tours/?theme=t",
                         "practices/study-tours/?practice=greenid&practice=amberid"),),
    "study_tour": (line(ALL, "practices/study-tours/{tour_token}/"),
                   line(NONE, "practices/study-tours/{none}/")),
    "study_tour_worksheet": (line(ALL, "practices/study-tours/{tour_token}/worksheet/"),),
    "study_tour_change": (line(OWN_LIST, "practices/study-tours/{tour_token}/change/"),),
    "study_tour_programme": (line(OWN_LIST, "practices/study-tours/{tour_token}/programme/"),),
    "study_tour_mails": (line(NONE, "practices/study-tours/mails/{none}/"),),
    "study_tour_sheet": (line(ALL, "practices/study-tours/groups/{sheet_token}/"),
                         line(NONE, "practices/study-tours/groups/{none}/")),
    "study_tour_answers": (line(of(302, 404, 404, 200, 200, 200, 404),
                                "practices/study-tours/answers/"),),
    "study_tour_answer": (line(of(302, 404, 404, 200, 404, 200, 404),
                               "practices/study-tours/answers/{sheet}/"),),
    # --- The directory and the archive
    "directory": (line(ALL, *(f"network/{one}" for one in QUESTIONS[:2])),),
    "organisation": levels("network/organisations/"),
    "coordinator": levels("network/coordinators/"),
    "country": (line(ALL, "network/countries/fi/", "network/countries/se/"),),
    "country_keep": (line(KEPT, "network/countries/fi/keep/"),),
    "country_keep_text": (line(KEPT, "network/countries/fi/keep/text/en/"),
                          line(WITHOUT_CODES, "network/countries/fi/keep/text/xx/")),
    "country_keep_new": (line(KEPT, "network/countries/fi/keep/contacts/new/"),),
    "country_keep_contact": (line(KEPT, "network/countries/fi/keep/contacts/open/",
                                  "network/countries/fi/keep/contacts/amberid/"),
                             line(WITHOUT_CODES, "network/countries/fi/keep/contacts/none/")),
    "country_keep_withdraw": (line(KEPT, "network/countries/fi/keep/contacts/open/withdraw/"),),
    "archive": (line(ALL, "archive/"),),
    "archive_section": (line(ALL, "archive/seminars/", "archive/reports/", "archive/projects/"),),
    "archive_item": (*levels("archive/seminars/"), *levels("archive/reports/"),
                     *levels("archive/projects/")),
    "recommendations": (line(ALL, *(f"archive/recommendations/{one}" for one in (
        "", "?format=csv", "?by=report", "?by=theme&format=csv", "?by=country&country=FI",
        "?country=FI&theme=t&state=open&sort=-due", "?report=amberid", "?page=99&sort=x&by=y"))),),
    "ledger_reminders": (line(of(302, 404, 404, 200, 200, 404, 404),
                              "archive/recommendations/reminders/"),),
    "ledger_reminders_stop": (line(NONE, "archive/recommendations/reminders/stop/{none}/"),),
    "recommendation": (
        line(ALL, "archive/reports/open/r1/"), line(GREENS, "archive/reports/greenid/r1/"),
        line(AMBERS, "archive/reports/amberid/r1/"), line(NONE, "archive/reports/open/none/"),
    ),
    "recommendation_response": (
        line(OWN_ANSWER, "archive/reports/open/r1/fi/", "archive/reports/amberid/r1/fi/"),
        line(of(302, 404, 404, 404, 200, 200, 404), "archive/reports/open/r1/no/"),
        line(of(302, 404, 404, 404, 404, 404, 404), "archive/reports/open/r1/xx/"),
    ),
    "recommendation_files": (
        line(OWN_ANSWER, "archive/reports/amberid/r1/fi/files/"),
        line(of(302, 404, 404, 302, 404, 302, 404), "archive/reports/open/r1/fi/files/"),
    ),
    "seminars_calendar": (line(ALL, *(f"archive/seminars/calendar.ics{one}" for one in (
        "", "?q=zugbait", "?country=FI&theme=t", "?from=2017&to=2017"))),
        line(of(400), "archive/seminars/calendar.ics?from=x")),
    "seminar_calendar": tuple(entry for name in ("event", "programme") for entry in (
        line(ALL, f"archive/seminars/open/{name}.ics"),
        line(GREENS, f"archive/seminars/greenid/{name}.ics"),
        line(AMBERS, f"archive/seminars/amberid/{name}.ics"))),
    "session_calendar": (line(ALL, "archive/seminars/open/session-1.ics"),
                         line(AMBERS, "archive/seminars/amberid/session-1.ics"),
                         line(NONE, "archive/seminars/open/session-2.ics")),
    "themes": (line(ALL, "themes/"),),
    "theme": (line(ALL, "themes/t/"),),
    # --- Wagtail's own ways to pages and files
    "wagtail_serve": (line(NONE, "no/such/", "library/amberid/", "practices/amberid/x/"),),
    "wagtailcore_login": (line(ALL, "_util/login/"),),
    "wagtailcore_authenticate_with_password": (
        line(NONE, "_util/authenticate_with_password/1/{amber_page}/"),),
    "document": (*files("documents/{{{level}_document}}/", "?q=zugbait"),
                 line(NONE, "documents/999999999/")),
    "document_first_page": (*files("/documents/{{{level}_document}}/first-page.jpg"),
                            line(NONE, "/documents/999999999/first-page.jpg")),
    "wagtaildocs_serve": DOCUMENTS,
    r"^documents/(?P<pk>\d+)/(?P<filename>.*)$": DOCUMENTS,
    "wagtaildocs_authenticate_with_password": (
        line(NONE, "/documents/authenticate_with_password/1/"),),
    r"^media/(?P<path>.+)$": (
        *files("/media/{{{level}_original}}"), *files("/media/{{{level}_rendition}}"),
        line(NONE, "/media/{amber_lies_at}", "/media/none.png"),
    ),
    # --- Accounts
    "account_data": (line(AWAY, "accounts/data/"),),
    "account_delete": (line(AWAY, "accounts/data/delete/"),),
    "account_membership": (line(SIGNED_IN, "accounts/membership/"),),
    "account_invitation": (line(of(410), "accounts/invitation/none/"),),
    "account_login": (line(SIGNING_IN, "accounts/login/"),),
    "account_logout": (line(SIGNED_IN, "accounts/logout/"),),
    "account_inactive": (line(ALL, "accounts/inactive/"),),
    "account_signup": (line(SIGNING_IN, "accounts/signup/"),),
    "account_reauthenticate": (line(SIGNED_IN, "accounts/reauthenticate/"),),
    "account_email": (line(SIGNED_IN, "accounts/email/"),),
    "account_email_verification_sent": (line(ALL, "accounts/confirm-email/"),),
    "account_change_password": (line(SIGNED_IN, "accounts/password/change/"),),
    "account_set_password": (line(AWAY, "accounts/password/set/"),),
    "account_reset_password": (line(ALL, "accounts/password/reset/"),),
    "account_confirm_login_code": (line(AWAY, "accounts/login/code/confirm/"),),
    "account_confirm_email": (line(ALL, "accounts/confirm-email/none/"),),
    "account_reset_password_from_key_done": (line(ALL, "accounts/password/reset/key/done/"),),
    "account_reset_password_from_key": (line(ALL, "accounts/password/reset/key/1-1/"),),
    "account_reset_password_done": (line(ALL, "accounts/password/reset/done/"),),
    "account_request_login_code": (line(SIGNING_IN, "accounts/login/code/"),),
    "mfa_index": (line(SIGNED_IN, "accounts/2fa/"),),
    "mfa_authenticate": (line(AWAY, "accounts/2fa/authenticate/"),),
    "mfa_reauthenticate": (line(of(302, 302, 302, 200, 200, 200, 302),
                                "accounts/2fa/reauthenticate/"),),
    "mfa_activate_totp": (line(AWAY, "accounts/2fa/totp/activate/"),),
    "mfa_deactivate_totp": (line(of(302, 404, 404, 302, 302, 302, 404),
                                 "accounts/2fa/totp/deactivate/"),),
    "mfa_view_recovery_codes": (line(WITHOUT_CODES, "accounts/2fa/recovery-codes/"),),
    "mfa_generate_recovery_codes": (line(AWAY, "accounts/2fa/recovery-codes/generate/"),),
    "mfa_download_recovery_codes": (line(WITHOUT_CODES, "accounts/2fa/recovery-codes/download/"),),
    "mfa_list_webauthn": (line(SIGNED_IN, "accounts/2fa/webauthn/"),),
    "mfa_add_webauthn": (line(AWAY, "accounts/2fa/webauthn/add/"),),
    "mfa_reauthenticate_webauthn": (line(AWAY, "accounts/2fa/webauthn/reauthenticate/"),),
    "mfa_remove_webauthn": (line(AWAY, "accounts/2fa/webauthn/keys/1/remove/"),),
    "mfa_edit_webauthn": (line(AWAY, "accounts/2fa/webauthn/keys/1/edit/"),),
    "mfa_login_webauthn": (line(AWAY, "accounts/2fa/webauthn/login/"),),
    "socialaccount_login_cancelled": (line(ALL, "accounts/3rdparty/login/cancelled/"),),
    "socialaccount_login_error": (line(of(401), "accounts/3rdparty/login/error/"),),
    "socialaccount_signup": (line(AWAY, "accounts/3rdparty/signup/"),),
    "socialaccount_connections": (line(SIGNED_IN, "accounts/3rdparty/"),),
    "openid_connect_login": (line(NONE, "/accounts/oidc/own/login/"),),
    "openid_connect_callback": (line(NONE, "/accounts/oidc/own/login/callback/"),),
    "account_end_session": (line(POSTED, "accounts/sessions/1/end/"),),
    "usersessions_list": (line(SIGNED_IN, "accounts/sessions/"),),
}  # fmt: skip
