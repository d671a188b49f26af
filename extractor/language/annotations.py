"""What the components find, as typed values on spaCy spans.

===================  ==============================  =========================
span group           extension on each span          value
===================  ==============================  =========================
``sahel_dates``      ``span._.time``                 :class:`TimeExpression`
``sahel_places``     ``span._.place``                :class:`PlaceMention`
``sahel_actors``     ``span._.actor``                :class:`ActorMention`
``sahel_figures``    ``span._.figure``               :class:`Figure`
``sahel_claims``     ``span._.claim``                :class:`Claim`
``sahel_triggers``   ``span._.trigger``              :class:`Trigger`
===================  ==============================  =========================

The document carries its context in ``doc._.published`` (date or ``None``), ``doc._.newest_date``
(newest date of the page, or ``None``), ``doc._.outlet`` (string), ``doc._.title_end`` (characters
of the headline, 0 without one) and ``doc._.country`` (ISO alpha-3 of the story, set by
``sahel_places``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

from gazetteer.records import Candidate, Place

DATES = "sahel_dates"
PLACES = "sahel_places"
ACTORS = "sahel_actors"
FIGURES = "sahel_figures"
CLAIMS = "sahel_claims"
TRIGGERS = "sahel_triggers"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression resolved to a range of days, both ends included.

    Attributes:
        start, end: first and last day; ``None`` where the anchor that it needs is missing.
        precision: ``day``, ``range``, ``week``, ``month``, ``year`` or ``unknown``.
        kind: ``date``, ``weekday``, ``night``, ``range``, ``relative``, ``period``, ``named_day``,
            ``dateline``.
        anchor: what it hangs on: ``absolute`` (its own words), ``publication``, or ``text`` (the
            event told before it: "le lendemain", "le même jour").
        shift_days: for ``text`` anchors, days from the event told before (+1 for "le lendemain").
        bound: ``since``, ``until`` or empty ("depuis le 1er juillet", "jusqu'à vendredi").
        is_name: the words are part of a name ("l'accord du 14 juin 2014") and date no event.
    """

    start: date | None
    end: date | None
    precision: str
    kind: str
    anchor: str = "absolute"
    shift_days: int = 0
    bound: str = ""
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place expression, resolved against the whole story.

    Attributes:
        name: the toponym as written, without the words around it.
        level: level that the words demand ("région de"), or empty.
        relation: ``at``, ``near``, ``offset`` (distance, perhaps a bearing), ``direction`` (bearing
            without distance), ``between``, ``part`` ("le nord du Mali").
        place: the entry chosen; ``None`` where no gazetteer knows the name.
        unit: for an unknown village, the smallest known unit that holds it.
        latitude, longitude: the resolved point (destination of an offset, midpoint of a between).
        geo_precision: 1 to 4 as in the codebook.
        uncertainty_km: radius within which the event is believed to lie, km.
        offset_km, bearing_deg: as told in the text; km, degrees clockwise from north.
        is_context: the mention helps the reader or belongs to something else (a speaker's city,
            "à 300 km de Bamako" beside a named village, "gouverneur de Gao", a headline's "Kayes :"
            before places of that region): no place of an event.
        role: why it is context, or empty: ``reference``, ``post``, ``origin``, ``container`` (a
            unit that only holds the place named before it), ``headline``, ``dateline``,
            ``recipient`` ("un appui au Mali"), ``metonym`` ("Bamako récuse"); ``anaphor`` ("cette
            localité") is the one role of a place that is no context.
        candidates: ranked readings, best first.
        second: the other end of ``between``.
    """

    name: str
    level: str
    relation: str
    place: Place | None
    unit: Place | None
    latitude: float | None
    longitude: float | None
    geo_precision: int
    uncertainty_km: float
    offset_km: float | None = None
    bearing_deg: float | None = None
    is_context: bool = False
    role: str = ""
    candidates: tuple[Candidate, ...] = ()
    second: Place | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention of a party.

    Attributes:
        actor_id: id where it is fixed ("JNIM", "MLI-MIL", "UNK-JIHADIST"); empty where only the
            role is known and the country hangs on the event ("les soldats").
        role: ``MIL``, ``POL``, ``GOV``, ``MFA``, ``JUD``, ``CVL``, ``LEG``, ``PTY``, ``UNI``,
            ``BUS``, ``REL``, ``CSO`` for a state's bodies and people, else empty.
        country: ISO alpha-3 where the words say it ("l'armée malienne"), else empty.
        actor_type: as in ``codebook/actors.csv``: ``government``, ``state_forces``,
            ``external_forces``, ``armed_group``, ``self_defence``, ``unknown_armed``, ``criminal``,
            ``civilians``, ``igo``, ``ngo_media`` …
        person: the named person, if one ("Sergueï Lavrov"), else empty.
        is_voice: speaks for the party and does not fight (Dirpa, "état-major", "porte-parole").
        is_generic: a description that may lead back to a party named elsewhere ("les
            assaillants", "les militaires", "ils").
        plural: the mention is plural or collective.
        is_local: an office over less than a country ("le gouverneur", "la mairie").
    """

    actor_id: str
    role: str
    country: str
    actor_type: str
    person: str = ""
    is_voice: bool = False
    is_generic: bool = False
    plural: bool = False
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of persons and what became of them.

    Attributes:
        best, low, high: as the codebook's section 6 fixes them; ``None`` where empty.
        outcome: ``dead``, ``injured``, ``abducted``, ``arrested``, ``released``, ``missing``, or
            ``none`` (persons counted without a fate: "une centaine d'hommes armés").
        side: ``state``, ``armed``, ``civilian`` or ``unknown``.
        noun: lemma of the people counted ("soldat", "personne"), may be empty.
        is_part: part of a total told beside it ("dont neuf gendarmes", "parmi lesquels").
        is_running_total: a sum over a period ("depuis le début de l'année").
        is_revision: replaces an earlier figure ("le bilan passe à 11 morts").
    """

    best: int | None
    low: int | None
    high: int | None
    outcome: str
    side: str = "unknown"
    noun: str = ""
    is_part: bool = False
    is_running_total: bool = False
    is_revision: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so.

    Attributes:
        source: the source as written ("la Dirpa", "un élu local").
        source_type: ``state_forces``, ``government``, ``armed_group``, ``civilian``, ``igo``,
            ``ngo_media`` or ``none``.
        denies: the source denies what it is cited for.
    """

    source: str
    source_type: str
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may report an event.

    Attributes:
        senses: sub-event types or generic senses ("attack", "kill") it may mean, likeliest first.
        pattern: the line of ``triggers.csv`` that it fits.
        head: token index of the word on which the arguments hang.
        pos: ``V``, ``N`` or ``A``.
        subject_is_target: the grammatical subject undergoes the act ("ont péri").
        needs: condition on the words around, checked by the event layer.
        weight: prior that the word reports an event, 0 to 1.
        is_negated: "n'a pas attaqué", "sans combat".
        is_hypothetical: plan, condition, wish, question, general statement.
        is_conditional: reported in the conditional ("aurait été tué") or as unconfirmed.
        is_planned: announced for the future.
    """

    senses: tuple[str, ...]
    pattern: str
    head: int
    pos: str = "V"
    subject_is_target: bool = False
    needs: str = ""
    weight: float = 0.5
    is_negated: bool = False
    is_hypothetical: bool = False
    is_conditional: bool = False
    is_planned: bool = False


def register_extensions() -> None:
    """Declare the extensions above on spaCy's classes; harmless when called again."""
    for name in ("time", "place", "actor", "figure", "claim", "trigger"):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
    for name, default in (
        ("published", None),
        ("newest_date", None),
        ("outlet", ""),
        ("title_end", 0),
        ("country", ""),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
