"""Who did it to whom: agent and target of a trigger, from the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from extractor.events.tree import overlapping
from extractor.language.annotations import ActorMention, Trigger
from extractor.lexicon.events import owner_roles
from extractor.lexicon.word_classes import words

_SUBJECTS = ("nsubj", "nsubj:caus")
_OBJECTS = ("obj", "obl:arg", "iobj")
_HOSTILE = frozenset({"armed_group", "unknown_armed", "criminal"})


def roles(head: Token, trigger: Trigger, actors: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Actor mentions that act and that undergo, nearest first.

    Args:
        head: the trigger's head token.
        trigger: its lexicon entry.
        actors: actor spans of the sentence.
    """
    if trigger.pos == "N" or (trigger.pos == "A" and head.pos_ == "NOUN"):
        agents, targets = _nominal(head, actors, owner_roles()[trigger.senses[0]])
    else:
        agents, targets = _verbal(head, actors, can_be_passive=not trigger.subject_is_target)
    if trigger.subject_is_target:
        agents, targets = targets, agents
    if not agents:
        agents = [a for a in _agent_phrases(head, actors) if a not in targets]
    return agents, targets


def _phrase_actors(root: Token, actors: Sequence[Span]) -> list[Span]:
    """Actors named in a phrase: at its head and those coordinated or in apposition with it."""
    tokens = [root.i]
    stack = list(root.children)
    while stack:
        token = stack.pop()
        if token.dep_ in (
            "conj",
            "appos",
            "flat:name",
            "flat:foreign",
            "nmod",
            "amod",
            "nummod",
            "fixed",
        ):
            tokens.append(token.i)
            stack.extend(token.children)
    found = list(overlapping(actors, tokens))
    at_head = [a for a in found if a.start <= root.i < a.end]
    return at_head + [a for a in found if a not in at_head]


def _preposition(token: Token) -> str:
    for child in token.children:
        if child.dep_ == "case":
            return child.lower_
    return ""


def _is_by(phrase: Token) -> bool:
    """ "Par X": who did it."""
    return _preposition(phrase) in words("agent_preposition")


def _is_upon(phrase: Token) -> bool:
    """ "Contre X", "sur X": whom it was done to."""
    return _preposition(phrase) in words("target_preposition")


def _agent_phrases(head: Token, actors: Sequence[Span]) -> list[Span]:
    """Actors after "par" behind the trigger, however deep the parse hung them."""
    found = []
    for actor in actors:
        before = [t.lower_ for t in actor.doc[max(head.i + 1, actor.start - 2) : actor.start]]
        if actor.start > head.i and set(before) & words("agent_preposition"):
            found.append(actor)
    return found[:1]


def _verbal(
    head: Token, actors: Sequence[Span], can_be_passive: bool
) -> tuple[list[Span], list[Span]]:
    subjects: list[Token] = []
    objects: list[Token] = []
    agents: list[Token] = []
    passive = can_be_passive and _is_passive(head)
    for child in head.children:
        is_subject = child.dep_ in _SUBJECTS or child.dep_ == "nsubj:pass"
        if is_subject and (passive or (can_be_passive and child.dep_ == "nsubj:pass")):
            objects.append(_antecedent(child, head))
        elif is_subject:
            subjects.append(_antecedent(child, head))
        elif child.dep_ == "obl:agent" or _is_by(child):
            agents.append(child)
        elif child.dep_ in _OBJECTS or (child.dep_.startswith("obl") and _is_upon(child)):
            objects.append(child)
    if not subjects and not passive:
        subjects = _shared_subject(head)
    if not objects and passive:
        objects = _shared_subject(head)
    if head.dep_ == "acl" and not subjects and not objects and head.pos_ in ("VERB", "ADJ"):
        (objects if "Part" in head.morph.get("VerbForm", []) else subjects).append(head.head)
    if passive:
        return _collect(agents, actors), _collect(objects, actors)
    return _collect(subjects + agents, actors), _collect(objects, actors)


def _is_passive(head: Token) -> bool:
    deps = {child.dep_ for child in head.children}
    if "aux:pass" in deps or "nsubj:pass" in deps:
        return True
    if _has_passive_auxiliary(head):
        return True
    shares = head.dep_ == "conj" and head.head.pos_ == "VERB"
    if shares and not any(d.startswith("aux") for d in deps):
        # "ont neutralisé cinq terroristes et arrêté deux suspects"
        return _is_passive(head.head)
    participle = "Part" in head.morph.get("VerbForm", []) and "Past" in head.morph.get("Tense", [])
    has_auxiliary = any(d.startswith("aux") for d in deps)
    return (participle or head.pos_ == "ADJ") and not has_auxiliary


def _has_passive_auxiliary(head: Token) -> bool:
    """ "a en outre été prise": a form of être before the participle, whatever the parse."""
    before = [t.lower_ for t in head.doc[max(head.sent.start, head.i - 5) : head.i]]
    return "été" in before


def _antecedent(subject: Token, verb: Token) -> Token:
    """What "qui" or "dont" stands for in a relative clause."""
    is_relative = verb.dep_ in ("acl:relcl", "acl") and subject.lower_ in words("relative_pronoun")
    return verb.head if is_relative else subject


def _shared_subject(head: Token) -> list[Token]:
    """The subject of the verb with which this one is coordinated, or that governs it."""
    seen = 0
    token = head
    while token.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis") and seen < 3:
        token = token.head
        seen += 1
        found = [c for c in token.children if c.dep_ in (*_SUBJECTS, "nsubj:pass")]
        if found:
            return [_antecedent(found[0], token)]
    return []


def _nominal(head: Token, actors: Sequence[Span], owner_role: str) -> tuple[list[Span], list[Span]]:
    agents: list[Token] = []
    targets: list[Token] = []
    owners: list[Token] = []
    for child in head.children:
        if child.dep_ not in ("nmod", "obl:mod", "obl:arg", "obl:agent", "acl", "amod", "appos"):
            continue
        if _is_by(child) or child.dep_ == "obl:agent":
            agents.append(child)
        elif _is_upon(child):
            targets.append(child)
        elif child.dep_ == "acl":
            _split_participle(child, agents, targets)
        else:
            owners.append(child)
    governor = head.head
    if head.dep_.startswith("obl") and _preposition(head) and governor.pos_ == "VERB":
        # "ont péri dans l'attaque", "ont été pris dans une embuscade"
        subjects = [c for c in governor.children if c.dep_.startswith("nsubj")]
        # but "a quitté Nouakchott au terme d'une visite"
        (agents if owner_role == "agent" else targets).extend(subjects)
        agents += [c for c in governor.children if _is_by(c)]
    elif (head.dep_ == "obj" or head.dep_.startswith("obl")) and governor.pos_ == "VERB":
        agents += [c for c in governor.children if c.dep_ in _SUBJECTS]
        agents += [c for c in governor.children if _is_by(c)]
        targets += [c for c in governor.children if _is_upon(c) and c != head]
    elif head.dep_.startswith("nsubj") and governor.pos_ == "VERB":
        targets += [c for c in governor.children if c.dep_ in _OBJECTS]
        agents += [c for c in governor.children if _is_by(c)]
    found_agents = _collect(agents, actors)
    found_targets = _collect(targets, actors)
    for owner in _collect(owners, actors):
        # "l'attaque du JNIM" has an attacker, "l'attaque du camp" and "la mort du chef" a target
        by_side = owner_role == "side" and _actor(owner).actor_type in _HOSTILE
        acts = owner_role == "agent" or by_side
        (found_agents if acts else found_targets).append(owner)
    return found_agents, found_targets


def _split_participle(participle: Token, agents: list[Token], targets: list[Token]) -> None:
    """ "menée par X contre Y", "visant Y": arguments of a participle that describes the act."""
    for child in participle.children:
        if _is_by(child) or child.dep_ == "obl:agent":
            agents.append(child)
        elif _is_upon(child) or child.dep_ == "obj":
            targets.append(child)


def _actor(span: Span) -> ActorMention:
    actor: ActorMention = span._.actor
    return actor


def _collect(roots: Iterable[Token], actors: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for root in roots:
        found.extend(a for a in _phrase_actors(root, actors) if a not in found)
    return found
