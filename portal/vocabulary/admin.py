"""The thesaurus in the admin: found by the words that an editor reads."""

from django.http import HttpRequest, JsonResponse

from portal.vocabulary.finding import find_themes


def found(request: HttpRequest) -> JsonResponse:
    """Ids of the themes that `q` leads to, for the boxes of a form."""
    return JsonResponse({"found": find_themes(request.GET.get("q", ""))})
