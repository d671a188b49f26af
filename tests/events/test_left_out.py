"""What is no event (codebook sections 1 and 8)."""

from __future__ import annotations

import pytest

story = pytest.param

NOTHING = [
    story(
        "La région est depuis des années le théâtre d'attaques attribuées à des groupes "
        "jihadistes.",
        id="a region that is the scene of attacks",
    ),
    story(
        "Les attaques contre les convois de carburant se multiplient et inquiètent les habitants.",
        id="attacks that multiply",
    ),
    story(
        "Le Mali est en proie depuis 2012 à une crise sécuritaire nourrie par les violences des "
        "groupes armés.",
        id="a crisis since 2012",
    ),
    story(
        "Aucune attaque n'a été enregistrée cette semaine dans la région de Mopti.",
        id="no attack recorded",
    ),
    story(
        "Le couvre-feu ne sera pas instauré à Tombouctou, a assuré le gouverneur.",
        id="a curfew that will not be",
    ),
    story(
        "Si l'armée attaque la ville, des milliers d'habitants prendront la fuite.",
        id="an attack supposed",
    ),
    story(
        "L'armée pourrait lancer une offensive à Kidal dans les prochaines semaines.",
        id="an offensive that may come",
    ),
    story(
        "Le président se rendra en Chine la semaine prochaine.",
        id="a visit to come",
    ),
    story(
        "Les deux pays signeront mardi prochain à Lomé un accord de transit.",
        id="an accord to be signed",
    ),
    story(
        "Le Djoliba a battu le Stade malien 2-0 samedi. L'attaquant a frappé deux fois au but et "
        "le gardien de but n'a rien pu faire. Le championnat reprend dans quinze jours.",
        id="a football match",
    ),
    story(
        "Les Étalons ont été éliminés de la CAN. Leur attaque n'a pas pesé et la défense adverse a "
        "neutralisé leur buteur. Le sélectionneur a tiré le bilan du tournoi.",
        id="a team beaten",
    ),
    story(
        "Offre spéciale de rentrée : la banque lance une promotion sur les crédits scolaires. La "
        "clientèle est invitée dans les agences de Bamako.",
        id="an advert",
    ),
    story(
        "Les prix flambent sur les marchés de Niamey. La tomate explose et le riz bat des records.",
        id="prices that explode",
    ),
    story(
        "Des chenilles légionnaires ont attaqué les champs de maïs. Les récoltes sont menacées et "
        "les ravageurs gagnent du terrain, selon le service de l'agriculture.",
        id="caterpillars in the fields",
    ),
    story(
        "L'artiste a conquis le public de Bobo-Dioulasso. Son album sort en octobre et le festival "
        "l'attend pour un concert.",
        id="a concert",
    ),
    story(
        "Une boutique a été cambriolée à Koudougou. Les voleurs ont emporté la caisse.",
        id="a burglary",
    ),
    story(
        "La campagne agricole a démarré. Les producteurs ont reçu des semences et des engrais.",
        id="a farming season",
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_story_without_events_stays_empty(events, text: str):
    assert [(e.sub_event_type, e.evidence) for e in events(text)] == []


def test_background_beside_an_event_adds_none(the):
    event = the(
        "",
        "Trois gendarmes ont été tués mercredi dans une embuscade à Bagaré. La province est "
        "régulièrement la cible d'attaques de groupes armés terroristes.",
    )
    assert event.sub_event_type == "ambush"


def test_a_negated_act_is_no_event_of_its_own(events):
    assert events("Les militaires n'ont pas ouvert le feu sur la foule à Kati.") == []


def test_where_nobody_was_killed_there_was_no_killing(events):
    assert events("Les militaires ont reculé et personne n'a été tué à Kati.") == []


def test_a_page_with_no_words_of_events_gives_none(events):
    assert events("Le soleil se lève sur le fleuve.") == []


def test_an_empty_story_gives_none(events):
    assert events("") == []
