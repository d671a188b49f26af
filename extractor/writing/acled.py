"""The rows of the event table in ACLED's columns, for scripts written for its exports.

What stands in each column is told in ``lexicon/data/acled/columns.csv``. Left out is what ACLED
does not code or could not: types without a counterpart, events denied or only planned, events
without a country, and those dated to no more than a year.
"""

from __future__ import annotations

from datetime import date, datetime, timezone

from extractor.lexicon.acled import (
    acled_country,
    disorder_types,
    inter_codes,
    party_inter,
    party_name,
)
from extractor.lexicon.actors import registry, role_of
from extractor.table import TableRow

WEEK = 7
"""Days that ACLED's time precision 2 spans at most."""

NIGHT = 2
MONTH = 31
COUNTRY_ALONE = 4

_NOT_CODED = frozenset({"denied", "planned"})
_TARGETED = frozenset(
    {"Violence against civilians", "Explosions/Remote violence", "Riots", "Protests"}
)
_OF_STATES = frozenset({"government", "state_forces"})
_CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}


def acled_row(row: TableRow) -> TableRow | None:
    """The row in ACLED's columns, ``None`` where ACLED would have none.

    Args:
        row: a row of the event table that follows the codebook.

    >>> from extractor import Article, Event
    >>> from extractor.table import rows_of
    >>> row, = rows_of(Event("e1", Article("a1", "Titre", "Corps."), "meeting"))
    >>> acled_row(row) is None
    True
    """
    when = _when(row)
    iso3, event_type = row["country_iso3"], row["acled_event_type"]
    if when is None or not iso3 or not event_type or row["modality"] in _NOT_CODED:
        return None
    country = acled_country(str(iso3))
    first, second = (_party(row, side, country.name) for side in (1, 2))
    return {
        "event_id_cnty": _event_id(row),
        **when,
        "disorder_type": disorder_types()[str(event_type), str(row["acled_sub_event_type"])],
        "event_type": event_type,
        "sub_event_type": row["acled_sub_event_type"],
        **first,
        **second,
        "interaction": _interaction(first["inter1"], second["inter2"]),
        "civilian_targeting": _targeting(event_type, first["inter1"], second["inter2"]),
        "iso": _numeric(str(iso3)),
        "region": country.region or None,
        "country": country.name,
        **{name: row[name] for name in ("admin1", "admin2", "admin3")},
        **_where(row),
        "source": row["outlet"],
        "source_scale": None,
        "notes": row["evidence"],
        "fatalities": row["fatalities"] or 0,
        "tags": _tags(row),
        "timestamp": _timestamp(row),
    }


def _event_id(row: TableRow) -> str:
    further = "" if row["location_rank"] == 1 else f"-{row['location_rank']}"
    return f"{row['country_iso3']}-{row['event_id']}{further}"


def _when(row: TableRow) -> TableRow | None:
    first, last = row["event_date_start"], row["event_date_end"]
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    days = (last - first).days + 1
    if days > MONTH:
        return None
    reported = row["date_precision"] == "publication"
    precision = 3 if days > WEEK else 2 if days > NIGHT or reported else 1
    day = first if days <= NIGHT else first + (last - first) // 2
    return {"event_date": day, "year": day.year, "time_precision": precision}


def _party(row: TableRow, side: int, country: str) -> TableRow:
    """The three cells of a side: who, beside whom, of what kind."""
    actor_id = str(row[f"actor{side}_id"] or "")
    beside = [part for part in str(row[f"assoc_actor{side}_ids"] or "").split(";") if part]
    name = party_name(actor_id, country) if actor_id else None
    inter = _inter(row, actor_id, side) if actor_id else None
    if inter in _CROWDS.values():
        name = f"{inter} ({country})"
        if role_of(actor_id) != "CVL":  # a party that marches stands beside its marchers
            beside.insert(0, actor_id)
    joined = "; ".join(party_name(part, country) for part in beside)
    return {f"actor{side}": name, f"assoc_actor_{side}": joined or None, f"inter{side}": inter}


def _inter(row: TableRow, actor_id: str, side: int) -> str:
    actor, event_type = registry().get(actor_id), str(row["acled_event_type"])
    is_crowd = event_type == "Protests" or (event_type == "Riots" and side == 1)  # not its victims
    if actor.actor_type == "civilians" and is_crowd:
        return _CROWDS[event_type]
    is_abroad = actor.country not in ("", row["country_iso3"])
    if actor.actor_type in _OF_STATES and is_abroad:
        return "External/Other forces"
    return party_inter(actor_id)


def _interaction(*inter: object) -> str | None:
    known = sorted((str(kind) for kind in inter if kind), key=inter_codes().index)
    if not known:
        return None
    return "-".join(known) if len(known) > 1 else f"{known[0]} only"


def _targeting(event_type: object, inter1: object, inter2: object) -> str | None:
    aimed = event_type in _TARGETED and "Civilians" in (inter1, inter2)
    return "Civilian targeting" if aimed else None


def _where(row: TableRow) -> TableRow:
    names = ("location", "latitude", "longitude", "geo_precision")
    if row["geo_precision"] == COUNTRY_ALONE:
        return dict.fromkeys(names)
    return {name: row[name] for name in names}


def _tags(row: TableRow) -> str | None:
    tags = []
    if row["fatalities"] is None and row["location_rank"] == 1:
        tags.append("fatalities=no report")
    if row["modality"] == "alleged":
        tags.append("modality=alleged")
    if row["claim_source"]:
        tags.append(f"claim_source={row['claim_source']}")
    return "; ".join(tags) or None


def _timestamp(row: TableRow) -> int | None:
    published = row["published_at"]
    if not isinstance(published, datetime):
        return None
    return int(published.replace(tzinfo=timezone.utc).timestamp())


def _numeric(iso3: str) -> int | None:
    import pycountry

    country = pycountry.countries.get(alpha_3=iso3)
    return int(country.numeric) if country else None
