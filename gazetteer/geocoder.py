"""The gazetteer as a geopy geocoder, so that code written for geopy's services runs on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.core import Gazetteer, load
from gazetteer.geonames import iso3_of
from gazetteer.normalise import exact_key
from gazetteer.records import Candidate, Place
from gazetteer.relative import rough_km
from gazetteer.store import Store

_NEAREST_KM = 100.0
_MOST_HOMONYMS = 200
_POINTS = frozenset({"populated_place", "facility", "natural_feature"})


class SahelGeocoder(Geocoder):  # type: ignore[misc]
    """Geocodes and reverse-geocodes offline; no key, no request, no rate limit.

    Args:
        gazetteer: the places; those of this computer if ``None``.
        timeout, user_agent, **others: accepted as by every geocoder of geopy, and without effect.

    >>> from gazetteer.core import Gazetteer
    >>> djibo = Place("x:1", "Djibo", "populated_place", "city", "BFA", "Soum",
    ...               latitude=14.1, longitude=-1.63)
    >>> geocoder = SahelGeocoder(Gazetteer([djibo]))
    >>> location = geocoder.geocode("Jibo", country_codes="bf")
    >>> location.address, round(location.latitude, 1)
    ('Djibo, Soum, BFA', 14.1)
    >>> geocoder.reverse((14.0, -1.6)).raw["place"].name
    'Djibo'
    """

    def __init__(self, gazetteer: Gazetteer | None = None, **others: Any) -> None:
        others.setdefault("user_agent", "sahel-events")
        super().__init__(**others)
        self.gazetteer = gazetteer or load()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        language: str | bool = "fr",
        country_codes: str | Sequence[str] | None = None,
        limit: int = 10,
        on: date | str | None = None,
        timeout: float | object = None,
    ) -> Location | list[Location] | None:
        """Location of a name; ``None`` where no place scores enough.

        Args:
            query: a place name, and after commas units or a country that hold it
                ("Koro, région de Bandiagara, Mali").
            exactly_one: the best location, or the list of all.
            language: ``"en"`` gives countries in English, anything else in French.
            country_codes: ISO alpha-2 or alpha-3 codes to keep, one or several.
            limit: most locations to return.
            on: day on which the name was written, a date or ISO text: former names count fully
                where they were valid then.
            timeout: without effect.

        Returns:
            Locations whose ``raw`` holds ``place`` (:class:`~gazetteer.Place`), ``score`` and
            ``reason``.
        """
        day = date.fromisoformat(on) if isinstance(on, str) else on
        name, *units = (part.strip() for part in query.split(","))
        found = self.gazetteer.lookup(
            name, countries=_alpha3(country_codes), limit=_MOST_HOMONYMS if units else limit, on=day
        )
        found = [c for c in found if self._is_held(c.place, units, day)][:limit]
        locations = [self._location(candidate, language) for candidate in found]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        language: str | bool = "fr",
        limit: int = 10,
        timeout: float | object = None,
    ) -> Location | list[Location] | None:
        """Nearest place to a point, with its units; ``None`` if none lies within 100 km.

        Args:
            query: latitude and longitude in degrees, as a pair, a geopy point or a string.
            exactly_one, language, limit, timeout: as for :meth:`geocode`.
        """
        point = Point(query) if not isinstance(query, Point) else query
        here = (point.latitude, point.longitude)
        near = sorted(
            (
                (rough_km(here, (place.latitude, place.longitude)), place.place_id, place)
                for place in self._around(*here)
            ),
            key=lambda item: item[:2],
        )
        locations = [
            self._location(Candidate(place, 1.0, f"{km:.1f} km away"), language)
            for km, _, place in near[:limit]
            if km <= _NEAREST_KM
        ]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _is_held(self, place: Place, units: Sequence[str], day: date | None) -> bool:
        """Whether all the units or countries named beside a place hold it."""
        for unit in filter(None, units):
            state = self.gazetteer.countries.by_name(unit)
            if state is not None and state == place.country:
                continue
            named = self.gazetteer.lookup(unit, fuzzy=False, limit=_MOST_HOMONYMS, on=day)
            keys = {exact_key(name) for name in (unit, *(c.place.name for c in named))}
            if keys.isdisjoint(self.gazetteer.memberships.on(place, day)):
                return False
        return True

    def _around(self, latitude: float, longitude: float) -> list[Place]:
        places = [
            place
            for place in self.gazetteer.embedded.places
            if place.level in _POINTS
            and abs(place.latitude - latitude) < 1
            and abs(place.longitude - longitude) < 1.2
        ]
        known = {place.place_id for place in places}
        for layer in self.gazetteer.more:
            if isinstance(layer, Store):
                places.extend(
                    place
                    for place in layer.around(latitude, longitude)
                    if place.level in _POINTS and place.place_id not in known
                )
        return places

    def _location(self, candidate: Candidate, language: str | bool) -> Location:
        place = candidate.place
        country = self.gazetteer.countries.get(place.country)
        state = place.country
        if country is not None:
            state = country.name_en if language == "en" else country.name
        held = [place.name, place.admin3, place.admin2, place.admin1]
        if place.level != "country":
            held.append(state)
        address = ", ".join(dict.fromkeys(name for name in held if name))
        raw = {"place": place, "score": candidate.score, "reason": candidate.reason}
        return Location(address, (place.latitude, place.longitude), raw)


def _alpha3(codes: str | Sequence[str] | None) -> list[str] | None:
    if codes is None:
        return None
    several = [codes] if isinstance(codes, str) else list(codes)
    return [iso3_of(code.upper()) if len(code) == 2 else code.upper() for code in several]
