"""The sentences of exact answers, as a careful writer of each language would put them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.answering.tables import draft_table
from assistant.answering.telling_calendar import name_span
from assistant.answering.telling_holding import have_french
from assistant.answering.telling_words import elide
from assistant.queries import Aggregate, Comparison, Holding, NumberFilter, TableQuery, Unit
from assistant.records import Language

EN, FR = Language.ENGLISH, Language.FRENCH
# Of each article: its page, how many signals and concerns it has, and whether its page is shared.
ARTICLES = {
    "Amber": ("20240102", 3, 1),
    "Basil": ("20240318", 3, 2),
    "Cedar": ("20241230", 1, 2),
    "Dill": ("20241230", 2, 5),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Four articles of 2024, two of them on the last page."""
    folder = tmp_path_factory.mktemp("told")
    for title, (page, signals, concerns) in ARTICLES.items():
        head = f"# __{title}__, (from page [{page}](https://example.org/p/{page}).)\n\n## Themes\n\n* shared\n"
        head += f"* {title.lower()} theme\n"
        tables = [("Signals", signals, 4), ("Concerns", concerns, 3)]
        for table, count, level in tables:
            rows = "\n".join(f"| {'Same' if at == 0 else f'{title} {at}'} | {level} |" for at in range(count))
            head += f"\n## {table}\n\n| name | relevancy |\n|:--|--:|\n{rows}\n"
        (folder / f"{title.lower()}.md").write_text(head, encoding="utf-8")
    with Assistant.open(home=tmp_path_factory.mktemp("home"), corpus=folder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("since", "until", "english", "french"),
    [
        ("2024-01-01", "2024-12-31", "in 2024", "de 2024"),
        ("2023-01-01", "2024-12-31", "from 2023 to 2024", "de 2023 à 2024"),
        ("2024-10-01", "2024-10-31", "in October 2024", "d’octobre 2024"),
        ("2024-02-01", "2024-02-29", "in February 2024", "de février 2024"),
        ("2024-01-01", "2024-03-31", "from January to March 2024", "de janvier à mars 2024"),
        ("2023-10-01", "2024-03-31", "from October 2023 to March 2024", "d’octobre 2023 à mars 2024"),
        ("2024-03-01", "2024-03-15", "from 1 to 15 March 2024", "du 1er au 15 mars 2024"),
        ("2024-03-01", "2024-04-15", "from 1 March to 15 April 2024", "du 1er mars au 15 avril 2024"),
        (
            "2023-12-30",
            "2024-01-02",
            "from 30 December 2023 to 2 January 2024",
            "du 30 décembre 2023 au 2 janvier 2024",
        ),
        ("2024-03-05", "2024-03-05", "on 5 March 2024", "du 5 mars 2024"),
    ],
)
def test_a_span_of_days_says_once_what_its_ends_share(since: str, until: str, english: str, french: str) -> None:
    assert name_span(since, until, EN) == english
    assert name_span(since, until, FR) == french


@pytest.mark.parametrize(
    ("words", "noun", "said"),
    [
        ("le plus de", "articles", "le plus d’articles"),
        ("le plus de", "enjeux", "le plus d’enjeux"),
        ("le plus de", "signaux", "le plus de signaux"),
        ("la part la plus élevée pour les", "articles", "la part la plus élevée pour les articles"),
    ],
)
def test_french_elides_before_a_vowel(words: str, noun: str, said: str) -> None:
    assert elide(words, noun) == said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Compare the number of signals and concerns", "Concerns have the higher number of rows: 10 against 9"),
        (
            "Compare le nombre de signaux et de préoccupations",
            "Les préoccupations arrivent en tête pour le nombre de lignes : 10 contre 9 pour les signaux, soit ",
        ),
        ("Which table has the most rows?", "Concerns have the highest number of rows: 10."),
        ("Quelle table compte le plus de lignes ?", "Les préoccupations comptent le plus de lignes : 10."),
        ("Which articles tie for the most signals?", "“Amber” and “Basil” tie for the highest number of signals: 3."),
        (
            "Quel article compte le plus de signaux ?",
            "« Amber » et « Basil » comptent, ex æquo, le plus de signaux : 3.",
        ),
        ("Quel article compte le plus de préoccupations ?", "« Dill » compte le plus de préoccupations : 5."),
        ("Quel jour de la semaine compte le plus d’articles ?", "Le lundi compte le plus d’articles : 3."),
        ("Which article has the second most concerns?", "tie for the second highest number of concerns: 2."),
        (
            "Quel est le deuxième article en nombre de préoccupations ?",
            "le deuxième plus grand nombre de préoccupations : 2.",
        ),
        ("Which 3 articles have the most concerns?", "Here are the 3 articles with the most concerns."),
        (
            "Quels sont les 2 articles qui comptent le plus de préoccupations ?",
            "Voici les 3 articles qui comptent le plus de préoccupations, ex æquo compris.",
        ),
        ("What is the most frequent signal?", "Among the signals, the most common name is “Same”: 4 signals."),
        (
            "Quel est le signal le plus fréquent ?",
            "Parmi les signaux, le nom le plus fréquent est « Same » : 4 signaux.",
        ),
        ("Quel thème est le plus fréquent ?", "Le thème « shared » figure dans le plus grand nombre d’articles : 4."),
        ("Quels sont les thèmes de l’article Amber ?", "L’article « Amber » compte 2 thèmes."),
        ("What are the themes of the article Amber?", "The article “Amber” has 2 themes."),
        ("What is the earliest article?", "The earliest article is “Amber”, on the scan page of 2 January 2024."),
        (
            "Quel est l’article le plus ancien ?",
            "L’article le plus ancien est « Amber », sur la page de veille du 2 janvier 2024.",
        ),
        ("What are the latest articles?", "The 2 latest articles are on the scan page of 30 December 2024."),
        (
            "Quels sont les 3 articles les plus récents ?",
            "Les 3 articles les plus récents figurent sur les pages de veille du 18 mars au 30 décembre 2024.",
        ),
        ("How many articles are from 2024?", "The corpus has 4 articles with page dates in 2024."),
        ("Combien d’articles en mars 2024 ?", "Le corpus compte 1 article des pages de veille de mars 2024."),
        ("Combien d’articles mentionnent « Dill » ?", "1 des 4 articles a au moins une ligne qui mentionne « Dill »."),
        (
            "What is the highest rated signal?",
            "The 9 highest rated signals in the corpus, of 9 in all, have relevancy 4.",
        ),
        ("Compare the mean relevancy of signals and concerns", "the higher mean relevancy: 4 against 3 for concerns"),
        ("Compare la pertinence moyenne des signaux et des préoccupations", "en tête pour la pertinence moyenne : 4 "),
        ("Quels noms de signaux reviennent plus d’une fois ?", "1 nom désigne plus d’un signal."),
        ("Quel pourcentage d’articles datent de 2024 ?", "100 % des articles proviennent des pages de veille de 2024"),
        ("What share of articles date from 2024?", "100% of the articles have page dates in 2024"),
        ("Combien d’articles n’ont aucun signal ?", "Aucun des 4 articles n’est dépourvu de signal."),
        ("Combien d’articles par date de page ?", "4 articles dans le corpus, par date de page : 3 dates de page."),
        ("Combien d’articles en mars, toutes années confondues ?", "datées de mars, toutes années confondues"),
    ],
)
def test_an_exact_answer_reads_well(small: Assistant, question: str, told: str) -> None:
    answer = small.ask(question)
    assert answer.engine == "table"
    assert told in answer.answer.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_articles_lack_is_elided() -> None:
    lacked = Holding(tables=("issues",), amount=NumberFilter(Comparison.EQUAL, 0))
    assert have_french([lacked], str, one=False) == "n’ont pas d’enjeu"


@pytest.mark.parametrize("question", ["What are the themes of the article Amber?", "Quels sont les thèmes de Amber ?"])
def test_what_one_article_bears_is_listed_without_a_count_of_one_each(small: Assistant, question: str) -> None:
    assert "- amber theme [1]" in small.ask(question).answer


def test_what_no_article_of_a_list_holds_is_not_repeated_in_each_line(small: Assistant) -> None:
    answer = small.ask("Quels articles n’ont aucune technologie ?").answer
    assert "4 articles sur 4 ne comptent aucune technologie." in answer
    assert "- «\u00a0Amber\u00a0» [" in answer


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (EN, "50% of the articles have at least 3 signals and have at least one concern that has relevancy 3: 2 of 4."),
        (
            FR,
            "50\u00a0% des articles ont au moins 3 signaux et ont au moins une préoccupation qui a une pertinence de 3"
            "\u00a0: 2 sur 4.",
        ),
    ],
)
def test_a_share_of_articles_tells_all_that_they_are_to_hold(language: Language, told: str, small: Assistant) -> None:
    level = NumberFilter(Comparison.EQUAL, 3)
    held = Holding(("signals",), amount=NumberFilter(Comparison.AT_LEAST, 3))
    query = TableQuery(Aggregate.SHARE, Unit.ARTICLES, tables=("concerns",), relevancy=(level,), holding=(held,))
    draft = draft_table(query, small._generation.take().catalogue.run_query(query), language)
    assert draft.sentences[0].text == told
