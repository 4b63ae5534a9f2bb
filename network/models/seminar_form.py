"""The form of a seminar in the admin: its times are typed as clocks show them where it is held."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from network.local_times import as_moment, as_typed
from network.times import zone_for

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

TIMES = ("starts", "ends")


class SeminarForm(WagtailAdminPageForm):  # type: ignore[misc]  # Wagtail is not typed
    """Adds the offsets from UTC, which follow from the zone of the event."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TIMES:
            self.initial[name] = as_typed(self.initial.get(name) or "", self.instance.zone)

    def clean(self) -> Any:
        """Refuses times that are none, or contradict the zone."""
        given = super().clean()
        zone = self._zone(given)
        for name in TIMES:
            try:
                given[name] = as_moment(given.get(name) or "", zone)
            except ValidationError as error:
                self.add_error(name, error)
        self._time_sessions(given.get("sessions") or (), zone)
        return given

    def _zone(self, given: Any) -> "ZoneInfo | None":
        """As typed; a translation has the facts of its original and does not show them."""
        if not self.instance.is_original:
            return self.instance.zone  # type: ignore[no-any-return]  # nor are its forms
        country = given.get("country")
        return zone_for(given.get("timezone") or "", country.name if country else "")

    def _time_sessions(self, sessions: Any, zone: "ZoneInfo | None") -> None:
        stored = {child.value.get(name) for child in self.instance.sessions for name in TIMES}
        errors = {place: told for place, child in enumerate(sessions)
                  if (told := _faults(child.value, zone, stored))}
        if errors:
            self.add_error("sessions", StreamBlockValidationError(errors))


def _faults(session: Any, zone: "ZoneInfo | None", stored: set[str]) -> ValidationError | None:
    """Gives a session its offsets. What an import has stored otherwise may stay as it is."""
    faults: dict[str, ValidationError] = {}
    for name in TIMES:
        typed = session.get(name) or ""
        try:
            session[name] = typed if typed in stored else as_moment(typed, zone)
        except ValidationError as error:
            faults[name] = error
    return StructBlockValidationError(faults) if faults else None
