"""Who met, called, signed with, helped or blamed whom (codebook sections 2, 3 and 8)."""

from __future__ import annotations

import pytest

story = pytest.param

CALL = (
    "Le ministre marocain des Affaires étrangères, Nasser Bourita, s'est entretenu au téléphone "
    "vendredi avec son homologue nigérien, Bakary Yaou Sangaré. Le Maroc a réaffirmé son soutien "
    "au Niger."
)
AUDIENCE = (
    "Le Premier ministre burkinabè, Rimtalba Jean Emmanuel Ouédraogo, a reçu en audience mardi à "
    "Ouagadougou l'ambassadeur de Chine. Les échanges ont porté sur la coopération agricole."
)
CREDENCE = (
    "Le général Assimi Goïta a reçu jeudi à Koulouba les lettres de créance du nouvel ambassadeur "
    "de Turquie au Mali."
)
DONATION = (
    "L'Union européenne a remis mercredi à Niamey un don de vingt ambulances au ministère nigérien "
    "de la Santé."
)

STORIES = [
    story(CALL, "phone_call", id="a telephone call of two ministers"),
    story(AUDIENCE, "meeting", id="an ambassador received"),
    story(CREDENCE, "appointment", id="letters of credence"),
    story(DONATION, "aid_delivery", id="a gift"),
    story(
        "Le président sénégalais Bassirou Diomaye Faye est arrivé jeudi à Bamako pour une visite "
        "officielle.",
        "visit",
        id="a president travels",
    ),
    story(
        "Les chefs d'État de l'AES se sont réunis samedi en sommet à Niamey.",
        "summit_conference",
        id="a summit",
    ),
    story(
        "Le Niger et la Russie ont signé lundi à Moscou un accord de coopération dans le nucléaire "
        "civil.",
        "agreement_signed",
        id="an accord signed",
    ),
    story(
        "La Cédéao a suspendu dimanche le Niger de ses instances.",
        "sanction_expulsion",
        id="a member suspended",
    ),
    story(
        "Le gouvernement burkinabè a déclaré mardi persona non grata trois diplomates français.",
        "sanction_expulsion",
        id="diplomats expelled",
    ),
    story(
        "Les autorités maliennes ont suspendu jeudi la diffusion de la chaîne France 24.",
        "sanction_expulsion",
        id="a foreign medium suspended",
    ),
    story(
        "Le Mali a rompu dimanche ses relations diplomatiques avec l'Ukraine.",
        "rupture_withdrawal",
        id="relations broken",
    ),
    story(
        "L'Algérie a rappelé lundi pour consultations ses ambassadeurs au Mali et au Niger.",
        "rupture_withdrawal",
        id="ambassadors recalled",
    ),
    story(
        "L'Union africaine a condamné mercredi l'attaque de Solhan.",
        "condemnation",
        id="an organisation condemns",
    ),
    story(
        "Le gouvernement nigérien a accusé vendredi le Bénin d'abriter des bases françaises.",
        "accusation",
        id="a government blames a neighbour",
    ),
    story(
        "L'ONU a appelé jeudi les autorités maliennes à libérer les opposants détenus.",
        "appeal",
        id="an appeal of the United Nations",
    ),
    story(
        "Le gouvernement béninois a démenti lundi la présence de bases françaises sur son sol.",
        "rejection_denial",
        id="a denial",
    ),
    story(
        "Le président togolais Faure Gnassingbé a félicité mardi le général Tiani pour son "
        "investiture.",
        "statement_support",
        id="congratulations",
    ),
    story(
        "Le ministre malien des Affaires étrangères a convoqué mercredi l'ambassadrice de Suède à "
        "Bamako.",
        "condemnation",
        id="an ambassador summoned",
    ),
    story(
        "Le Niger a rouvert vendredi sa frontière avec le Nigeria.",
        "cooperation",
        id="a border reopened",
    ),
    story(
        "L'Assemblée législative de transition du Burkina Faso a ratifié mardi l'accord de "
        "coopération militaire avec la Russie.",
        "agreement_signed",
        id="a ratification",
    ),
    story(
        "Le gouvernement nigérien a suspendu jeudi l'ONG française Acted.",
        "sanction_expulsion",
        id="a foreign organisation suspended",
    ),
    story(
        "Le Bénin et le Niger ont rétabli jeudi leurs relations diplomatiques.",
        "cooperation",
        id="relations restored",
    ),
    story(
        "Les armées du Mali, du Burkina Faso et du Niger ont lancé mardi un exercice militaire "
        "conjoint à Tillia.",
        "cooperation",
        id="a joint exercise",
    ),
    story(
        "Le Conseil de sécurité de l'ONU a adopté lundi une résolution sur la Libye.",
        "policy_decision",
        id="a resolution of the Security Council",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), STORIES)
def test_diplomacy_has_the_type_of_the_act(the, text: str, wanted: str):
    the(wanted, text)


def test_a_call_in_which_support_is_declared_is_one_event(the):
    assert the("", CALL).sub_event_type == "phone_call"


def test_a_phone_call_has_no_place(the):
    assert the("phone_call", CALL).places == ()


def test_ministers_on_the_phone_stand_for_their_ministries(the):
    event = the("phone_call", CALL)
    assert {event.actor1.actor_id, event.actor2.actor_id} == {"MAR-MFA", "NER-MFA"}


def test_ministers_on_the_phone_keep_their_names(the):
    event = the("phone_call", CALL)
    assert {event.actor1.person, event.actor2.person} == {"Nasser Bourita", "Bakary Yaou Sangaré"}


def test_whoever_receives_is_actor1_of_a_meeting(the):
    event = the("meeting", AUDIENCE)
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("BFA-GOV", "CHN-MFA")


def test_in_the_passive_too_the_receiver_is_actor1(the):
    event = the(
        "meeting",
        "L'ambassadeur de Russie au Niger a été reçu en audience lundi par le Premier ministre Ali "
        "Lamine Zeine.",
    )
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("NER-GOV", "RUS-MFA")


def test_a_meeting_lies_where_it_took_place(the):
    assert [place.location for place in the("meeting", AUDIENCE).places] == ["Ouagadougou"]


def test_the_receiver_of_letters_of_credence_is_actor1(the):
    event = the("appointment", CREDENCE)
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("MLI-GOV", "TUR-MFA")


def test_a_gift_goes_from_the_giver_to_the_receiver(the):
    event = the("aid_delivery", DONATION)
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("EU", "NER-GOV")


def test_an_expulsion_has_no_place_without_a_city(the):
    event = the(
        "sanction_expulsion",
        "Le gouvernement burkinabè a déclaré mardi persona non grata trois diplomates français.",
    )
    assert event.places == ()


def test_an_expulsion_goes_from_the_state_to_the_expelled(the):
    event = the(
        "sanction_expulsion",
        "Le gouvernement burkinabè a déclaré mardi persona non grata trois diplomates français.",
    )
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("BFA-GOV", "FRA-MFA")


def test_who_breaks_relations_is_actor1(the):
    event = the(
        "rupture_withdrawal", "Le Mali a rompu dimanche ses relations diplomatiques avec l'Ukraine."
    )
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("MLI-GOV", "UKR-GOV")


def test_condolences_go_to_the_bereaved(the):
    event = the(
        "statement_support",
        "Le président togolais a présenté jeudi ses condoléances au Burkina Faso après l'attaque "
        "de Djibo.",
    )
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("TGO-GOV", "BFA-GOV")


def test_the_blamed_party_is_actor2_of_an_accusation(the):
    event = the(
        "accusation",
        "Le gouvernement nigérien a accusé vendredi la Cédéao de préparer une agression.",
    )
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("NER-GOV", "ECOWAS")


def test_a_ministers_tour_of_his_own_country_is_no_diplomacy(events):
    found = events(
        "Le ministre malien de l'Agriculture s'est rendu jeudi à Sikasso, où il a rencontré les "
        "producteurs de coton."
    )
    assert found == []


def test_a_remark_inside_a_story_about_something_else_is_no_event(events):
    found = events(
        "Des hommes armés ont attaqué jeudi le village de Fambita et tué vingt habitants. "
        "Les survivants se sont réfugiés à Kokorou. "
        "L'armée a envoyé des renforts dans la zone. "
        "Les écoles du département sont fermées depuis deux ans. "
        "Le maire dit avoir appelé le gouvernement à réagir."
    )
    assert "appeal" not in {event.sub_event_type for event in found}


def test_two_audiences_told_separately_are_two_meetings(events):
    found = events(
        "Le ministre nigérien des Affaires étrangères a reçu lundi à Niamey l'ambassadeur de "
        "Turquie.\nMardi, le ministre des Affaires étrangères a reçu l'ambassadrice d'Italie au "
        "Niger."
    )
    meetings = [e.actor2.actor_id for e in found if e.sub_event_type == "meeting"]
    assert sorted(meetings) == ["ITA-MFA", "TUR-MFA"]
