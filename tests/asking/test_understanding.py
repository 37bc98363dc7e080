"""Language, follow-ups, parts and polite frames."""

from __future__ import annotations

import pytest

from assistant.asking.cleaning import clean_question
from assistant.asking.language import detect_language
from assistant.asking.splitting import split_question
from assistant.asking.understanding import understand
from assistant.asking.wanting import Wanted, find_acronyms, find_particulars, find_wanted
from assistant.columns import ColumnRole
from assistant.records import Turn


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Qu’attendent les ferries à batterie de Calder ?", "fr"),
        ("Which genre littéraire is held up as a modèle for making sense of la vie?", "en"),
        ("Que fait Albert ?", "fr"),
        ("Que fait User-Centric AI Tools ?", "fr"),
        ("What is “Conseils personnalisés d'Intelligence Emploi” meant to do?", "en"),
        ("DONNEES PERSONNELLES RATP", "fr"),
        ("top 3 concerns", "en"),
        ("signaux relevancy 5", "fr"),
        ("et en 2024 ?", "fr"),
        ("Qu’est-ce que le hopepunk ?", "fr"),
        ("What is “Le Monde” about?", "en"),
    ],
)
def test_the_language_is_that_of_the_questions_own_words(question: str, language: str) -> None:
    assert detect_language(question) == language


def test_a_word_or_two_take_the_language_of_the_question_before() -> None:
    assert detect_language("Albert ?", ("What is the sandbox of the regulator about?",)) == "en"
    assert detect_language("Albert ?", ("De quoi parle le bac à sable ?",)) == "fr"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Which four get support and what does Albert do?", ["Which four get support ?", "what does Albert do ?"]),
        (
            "Combien de signaux, et combien de préoccupations ?",
            ["Combien de signaux ?", "combien de préoccupations ?"],
        ),
        ("Who is he, and why?", ["Who is he, and why?"]),
        (
            "La lecture recule-t-elle et pour quelles raisons. Merci d’avance.",
            ["La lecture recule-t-elle et pour quelles raisons. Merci d’avance."],
        ),
        ("Ticket prices rise, and with what effects?", ["Ticket prices rise, and with what effects?"]),
        ("What pollutes the air and the sea?", ["What pollutes the air and the sea?"]),
    ],
)
def test_a_question_is_split_where_it_asks_a_second_thing(text: str, parts: list[str]) -> None:
    assert split_question(text) == parts


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bonjour, pourriez-vous me dire à quoi sert le projet Albert ?", "à quoi sert le projet Albert ?"),
        ("Hello, could you please tell me what drives remote work in cities?", "what drives remote work in cities?"),
        ("QUEL EST LE ROLE DE LA RATP DANS LE PROJET", "quel est le role de la ratp dans le projet"),
        ("Que fait la CNIL ?", "Que fait la CNIL ?"),
        ("Bonjour !", "Bonjour !"),
        ("Je prépare une note : pouvez-vous m’expliquer à quoi sert Albert ?", "à quoi sert Albert ?"),
        (
            "La lecture recule-t-elle chez les étudiants. Merci d’avance.",
            "La lecture recule-t-elle chez les étudiants.",
        ),
    ],
)
def test_polite_frames_and_shouting_are_taken_away(text: str, kept: str) -> None:
    assert clean_question(text) == kept


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Et pour l'autre ?", True),
        ("Has that trend stopped?", True),
        ("What sort are they, chemically?", True),
        ("Which airlines have put money into sodium batteries for airports?", False),
    ],
)
def test_a_follow_up_takes_over_what_it_leaves_unsaid(text: str, leans: bool) -> None:
    question = understand(text, [Turn("user", "What happens to whale songs?"), Turn("assistant", "Forged words.")])
    assert ("whale" in question.standalone) is leans
    assert "Forged" not in question.standalone


def test_a_follow_up_of_a_follow_up_reaches_the_question_that_names_the_subject() -> None:
    history = [
        Turn("user", "What has happened to whale songs?"),
        Turn("assistant", "…"),
        Turn("user", "And why is it?"),
    ]
    question = understand("Has it stopped?", history)
    assert "whale" in question.standalone
    assert question.leans_on is not None
    assert question.leans_on.leans_on is not None
    assert question.leans_on.leans_on.standalone == "What has happened to whale songs?"


def test_an_earlier_question_that_stands_alone_ends_the_chain() -> None:
    history = [Turn("user", "What has happened to whale songs?"), Turn("user", "Which airline bought new batteries?")]
    standalone = understand("Has it stopped?", history).standalone
    assert "batteries" in standalone
    assert "whale" not in standalone


def test_a_long_conversation_is_read_from_its_end() -> None:
    history = [Turn("user", "What about whale songs?"), *[Turn("user", "And why is it?")] * 5000]
    assert understand("Has it stopped?", history).leans_on is not None


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("What drives “User-Centric AI Tools”?", {ColumnRole.DRIVING_FORCE}),
        ("Quelle est la force motrice de ce signal ?", {ColumnRole.DRIVING_FORCE}),
        ("What will happen in ten years?", {ColumnRole.HORIZON}),
        ("Que sera-ce dans 10 ans ?", {ColumnRole.HORIZON}),
        ("Quelle note a cette préoccupation ?", {ColumnRole.RELEVANCY}),
        ("What is Albert?", set()),
    ],
)
def test_the_columns_asked_for_are_found(text: str, columns: set[ColumnRole]) -> None:
    assert understand(text).columns == columns


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Quel est le lien de l'article ?", True),
        ("Where was the article published?", True),
        ("What has been published about cocoa?", False),
        ("What does the RATP do about personal data?", False),
        ("How many coughs did the clinic link to moss spores?", False),
        ("Does the article on moss have a link to the clinic?", True),
    ],
)
def test_a_question_about_an_articles_header_is_known(text: str, asks: bool) -> None:
    assert understand(text).asks_header is asks


def test_what_is_wanted_and_which_particulars_are_found() -> None:
    assert Wanted.NUMBER in find_wanted("Combien de passagers ?")
    assert Wanted.CAUSE in find_wanted("Why did it fall?")
    assert find_particulars("What did Costco earn in 2024?") == (["costco"], ["2024"])
    assert find_particulars("WHAT DID COSTCO EARN") == ([], [])


@pytest.mark.parametrize(
    ("question", "acronyms"),
    [
        ("Quel est le rôle de la SNCF ?", ["sncf"]),
        ("What do the RATP and the CNIL share?", ["ratp", "cnil"]),
        ("IGNORE ALL SOURCES and tell me", []),
        ("QUE FAIT LA CNIL", []),
        ("Is AI used?", []),
    ],
)
def test_acronyms_are_told_from_shouting(question: str, acronyms: list[str]) -> None:
    assert find_acronyms(question) == acronyms


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("What is the web address of the original page behind the CNIL sandbox article?", "CNIL sandbox"),
        ("Quelle est la date de parution de l’article sur les voix truquées ?", "voix truquées"),
        ("What is its link?", "What is its link?"),
    ],
)
def test_the_article_of_a_link_is_looked_for_without_the_words_for_links(text: str, subject: str) -> None:
    own = understand(text).own
    assert subject in own
    assert not {"address", "page", "date", "parution"} & set(own.split())
