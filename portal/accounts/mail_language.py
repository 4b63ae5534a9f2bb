"""In which language a person with an account gets mail."""

from portal.models import User
from portal.vocabulary.countries import COUNTRY_LANGUAGES
from portal.vocabulary.languages import interface_language


def mail_language(user: User) -> str:
    """The interface language of the person's mails, whoever's request sends them.

    It is that of the last sign-in or of the invitation. English is also what an account begins
    with, so somebody who has never signed in gets that of the own country instead.
    """
    if user.language == "en" and user.last_login is None:
        country = user.countries.order_by("name").first()
        return COUNTRY_LANGUAGES.get(country.name, "en") if country else "en"
    return interface_language(user.language)
