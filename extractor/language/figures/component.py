"""``sahel_figures``: counts of people and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language.annotations import FIGURES, Figure, register_extensions
from extractor.language.figures.alternatives import has_alternative, settle_shares
from extractor.language.figures.cues import find_cues, find_long_spans, read_group
from extractor.language.figures.groups import Group, Scene, find_groups, look
from extractor.language.figures.lexicon import FigureLexicon, default_lexicon
from extractor.language.figures.linking import Link, link
from extractor.language.figures.sides import side_of
from extractor.language.figures.singles import find_singles


class FigureFinder:
    """The component; see :func:`create_figures`.

    Args:
        lexicon: the vocabulary; that of the package unless told otherwise.
    """

    def __init__(self, lexicon: FigureLexicon | None = None) -> None:
        self.lexicon = lexicon or default_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        scene = look(doc, self.lexicon)
        spans = [*self._counted(scene), *_losses(scene)]
        taken = {token.i for span in spans for token in span}
        spans += [span for span in _none_at_all(scene) if span.start not in taken]
        doc.spans[FIGURES] = sorted(spans, key=lambda span: (span.start, span.end))
        return doc

    def _counted(self, scene: Scene) -> Iterator[Span]:
        groups = find_groups(scene)
        linked = settle_shares(groups, link(scene, groups))
        linked += find_singles(scene, groups)
        linked.sort(key=lambda pair: pair[0].start)
        cues = find_cues(scene.doc, self.lexicon)
        since = find_long_spans(scene.doc)
        everyone = [group for group, _ in linked]
        for group, found in linked:
            if found is None and not _worth_keeping(group):
                continue
            side = _side(scene, group, found, everyone)
            outcome = _outcome(found, side)
            reading = read_group(scene, group, everyone, cues, since)
            uncertain = found is not None and has_alternative(scene, group, found)
            if uncertain and group.amount.best is None:
                continue
            span = Span(scene.doc, group.start, group.end, label=outcome)
            span._.figure = Figure(
                best=None if uncertain else group.amount.best,
                low=None if uncertain else group.amount.low,
                high=group.amount.best if uncertain else group.amount.high,
                outcome=outcome,
                side=side,
                noun=group.noun,
                is_part=reading.is_part,
                is_running_total=reading.is_running_total,
                is_revision=reading.is_revision,
            )
            yield span


def _side(scene: Scene, group: Group, found: Link | None, groups: list[Group]) -> str:
    side = side_of(scene, group, groups)
    fate = scene.fates.get(found.at) if found is not None else None
    if side == "unknown" and fate is not None and fate.fate.only == "armed":
        return "armed"
    return side


def _outcome(found: Link | None, side: str) -> str:
    """A fighter in the state's hands is arrested, anybody in a group's hands abducted."""
    if found is None:
        return "none"
    if found.outcome == "captured":
        return "abducted" if side in ("state", "civilian") else "arrested"
    return found.outcome


def _worth_keeping(group: Group) -> bool:
    """A count of people with no fate is kept if it is a real count ("une centaine d'hommes")."""
    return group.is_known and bool(group.noun) and group.amount.kind not in ("article", "vague")


def _losses(scene: Scene) -> Iterator[Span]:
    """ "de lourdes pertes": nobody is counted, but at least two died."""
    for hit in scene.lexicon.losses.find(scene.doc):
        yield _figure(scene.doc, hit.start, hit.end, Figure(None, hit.value, None, "dead"))


def _none_at_all(scene: Scene) -> Iterator[Span]:
    """ "sans faire de victime", "ni mort ni blessé"."""
    for hit in scene.lexicon.zero.find(scene.doc):
        yield _figure(scene.doc, hit.start, hit.end, Figure(0, 0, 0, hit.value))


def _figure(doc: Doc, start: int, end: int, figure: Figure) -> Span:
    span = Span(doc, start, end, label=figure.outcome)
    span._.figure = figure
    return span


@Language.factory("sahel_figures", assigns=["doc.spans"], requires=["token.pos", "token.dep"])
def create_figures(nlp: Language, name: str) -> FigureFinder:
    """Make the component. It writes ``doc.spans["sahel_figures"]`` with ``span._.figure``.

    It wants the parse, and reads ``sahel_dates`` (whose tokens are no figures) and
    ``sahel_actors`` (whose types give sides) where they have run before.
    """
    register_extensions()
    return FigureFinder()
