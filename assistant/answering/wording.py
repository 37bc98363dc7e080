"""The sentences that engines put around quoted words, in the reader's language.

Blanks, figures and dates are set by `typography`. Quoted words are left exactly as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.faults import Fault
from assistant.answering.units import Unit
from assistant.columns import ColumnRole, find_role, is_unnamed
from assistant.records import ArticleReference, Language, Passage
from assistant.rendering import name_place
from assistant.typography import NARROW, colon, name_day, name_month, quoted, write_number

_COLUMNS: Mapping[ColumnRole, tuple[str, str]] = {
    ColumnRole.DRIVING_FORCE: ("force motrice", "driving force"),
    ColumnRole.CHANGE: ("changement", "change"),
    ColumnRole.HORIZON: ("à dix ans", "in ten years"),
}

_FAULTS: Mapping[Fault, tuple[str, str]] = {
    Fault.KEY: ("le service refuse la clé", "the endpoint refuses the key"),
    Fault.MODEL: (
        "le service ne connaît pas le modèle ou l’adresse",
        "the endpoint does not know the model or address",
    ),
    Fault.BUSY: ("le service est saturé ou le quota est épuisé", "the endpoint is busy or the quota is used up"),
    Fault.SLOW: ("le délai est dépassé", "it took too long"),
    Fault.UNREACHABLE: ("le service est injoignable", "the endpoint cannot be reached"),
    Fault.SERVER: ("le service est en panne", "the endpoint failed"),
    Fault.BROKEN: ("sa réponse s’est interrompue ou est illisible", "its answer broke off or could not be read"),
    Fault.LIMIT: (
        "ce qu’une réponse peut consommer selon les réglages est épuisé",
        "what one answer may take by the settings is used up",
    ),
    Fault.FILTERED: ("le filtre du service a retenu la réponse", "the endpoint’s filter kept the answer back"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language says what engines have to say."""

    language: Language

    @property
    def _french(self) -> bool:
        return self.language is Language.FRENCH

    def quote(self, text: str) -> str:
        """Exact words between the language's quotation marks."""
        return quoted(text, self.language)

    def colon(self) -> str:
        """A colon as the language spaces it."""
        return colon(self.language)

    def day(self, iso: str) -> str:
        """A date as it is written out: `3 décembre 2023`, `3 December 2023`."""
        return name_day(iso, self.language)

    def month(self, iso: str) -> str:
        """A month (`2023-12`) or a quarter (`2023-Q4`) as it is written out."""
        return name_month(iso, self.language)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with the language's marks for thousands and decimals; two of these, zeros left out, unless told."""
        return write_number(value, self.language, decimals)

    def first_cited(self, cited: int, total: int, noun: str, *, feminine: bool = False) -> str:
        """That only the first rows, or groups, are cited; empty when all are.

        Args:
            noun: for several of what is cited, in this language.
            feminine: whether the noun is so in French.
        """
        if total <= cited or not cited:
            return ""
        if not self._french:
            return f" The first {cited} {noun} are cited."
        return f" Les {cited} {'premières' if feminine else 'premiers'} {noun} sont cité{'e' if feminine else ''}s."

    def place(self, passage: Passage) -> str:
        """Where a passage stands inside its article: `préoccupations, ligne 3, « Dependence on AI »`."""
        parts = [name_place(passage.locator.place, self.language)]
        if passage.row is not None:
            parts.append(f"{'ligne' if self._french else 'row'} {passage.row}")
        if passage.name:
            parts.append(self.quote(passage.name))
        return ", ".join(parts)

    def column(self, unit: Unit) -> str | None:
        """What a cell says of its row, where that is not plain from the words: `force motrice`."""
        role = find_role(unit.column) if unit.column else None
        if unit.column and role is None and not is_unnamed(unit.column):
            return self.quote(unit.column)
        if role is None or role not in _COLUMNS:
            return None
        return _COLUMNS[role][0 if self._french else 1]

    def words(self, unit: Unit) -> str:
        """What is quoted; of a whole row each cell after its heading: `Value: “450 Wh/kg”, Source: “lab test”`."""
        if not unit.cells:
            return self.quote(unit.text)
        return ", ".join(
            f"{heading}{self.colon()}{self.quote(cell)}" if heading else self.quote(cell)
            for heading, cell in unit.cells
        )

    def according_to(self, unit: Unit) -> str:
        """The sentence that answers: which article and row say what."""
        article = self.quote(unit.passage.article.title)
        lead = f"D’après l’article {article}" if self._french else f"According to the article {article}"
        return f"{lead} ({self._where(unit)}){self.colon()}{self.words(unit)}"

    def rated(self, name: str, level: str, passage: Passage) -> str:
        """What a row is rated; `level` is a number or quoted words."""
        where = f"{self.quote(passage.article.title)} ({self._row(passage)})"
        if self._french:
            return f"Dans l’article {where}, la pertinence de {self.quote(name)} est de {level}."
        return f"In the article {where}, the relevancy of {self.quote(name)} is {level}."

    def _row(self, passage: Passage) -> str:
        place = name_place(passage.locator.place, self.language)
        return f"{place}, {'ligne' if self._french else 'row'} {passage.row}"

    def item(self, unit: Unit, same_article: bool) -> str:
        """A supporting row; its article is named when it is another one."""
        where = self._where(unit)
        article = "" if same_article else f"{self.quote(unit.passage.article.title)}, "
        return f"{self.words(unit)} ({article}{where})"

    def _where(self, unit: Unit) -> str:
        column = self.column(unit)
        return self.place(unit.passage) + (f", {column}" if column else "")

    def scanned_on(self, article: ArticleReference) -> str:
        """On which scan page an article was listed; call it for articles with a page date only."""
        title, day = self.quote(article.title), self.day(article.page_date or "")
        if self._french:
            page = f" ({article.page_url})" if article.page_url else ""
            return f"L’article {title} figure sur la page de veille du {day}{page}."
        page = f" ({article.page_url})" if article.page_url else ""
        return f"The article {title} is listed on the scan page of {day}{page}."

    def asks_which(self) -> str:
        """Asks which of several articles is meant."""
        return f"Duquel de ces articles s’agit-il{NARROW}?" if self._french else "Which of these articles do you mean?"

    def published_at(self, article: ArticleReference) -> str:
        """Where an article was published; call it for articles with a link only."""
        title = self.quote(article.title)
        if self._french:
            return f"L’article {title} a été publié à l’adresse {article.url}"
        return f"The article {title} was published at {article.url}"

    def model_silent(self, model: str, fault: Fault) -> str:
        """Why rows are quoted although a chat model is set."""
        french, english = _FAULTS[fault]
        if self._french:
            return (
                f"Le modèle {model} n’a pas répondu ({french})\u00a0: les lignes du corpus sont citées telles quelles."
            )
        return f"The model {model} did not answer ({english}): the rows of the corpus are quoted as they are."

    def model_failed(self, model: str, fault: Fault) -> str:
        """Why a question has no answer at all where the chat model alone was to answer."""
        french, english = _FAULTS[fault]
        if self._french:
            return (
                f"Le modèle {model} n’a pas répondu\u00a0: {french}. Posez la question à nouveau\u202f; si l’échec se "
                "répète, prévenez la personne qui administre l’assistant."
            )
        return (
            f"The model {model} did not answer: {english}. Ask again; if it fails again, tell the person who runs "
            "the assistant."
        )

    def model_unproven(self, model: str) -> str:
        """Why rows are quoted although a chat model has written an answer."""
        if self._french:
            unproven = f"Ce que le modèle {model} a écrit n’est pas prouvé par ses sources"
            return f"{unproven}\u00a0: les lignes du corpus sont citées telles quelles."
        unproven = f"What the model {model} wrote is not proven by its sources"
        return f"{unproven}: the rows of the corpus are quoted as they are."

    def not_read_again(self, model: str, fault: Fault) -> str:
        """That sentences stand by the rules alone, although a chat model was to read them again."""
        french, english = _FAULTS[fault]
        if self._french:
            return (
                f"Le modèle {model} n’a pas relu ces phrases ({french})\u00a0: elles n’ont été vérifiées que par des "
                "règles."
            )
        return f"The model {model} has not read these sentences again ({english}): they were checked by rules only."

    def part_without_answer(self, part: str) -> str:
        """The words of an abstention on one part of a question."""
        asked = self.quote(part.rstrip("?. \u00a0\u202f"))
        if self._french:
            return f"Sur {asked}, le corpus ne répond pas."
        return f"On {asked}, the corpus gives no answer."

    def not_taken_into_account(self, words: Sequence[str]) -> str:
        """Which words of a question its exact answer leaves out."""
        quoted = [self.quote(word) for word in words]
        if self._french:
            return f"{', '.join(quoted)} {'n’a' if len(quoted) == 1 else 'n’ont'} pas été pris en compte."
        return f"{', '.join(quoted)} {'was' if len(quoted) == 1 else 'were'} not taken into account."

    def ask_driving_force(self, name: str) -> str:
        """A question for what drives a signal."""
        quoted = self.quote(name)
        return f"Quelle est la force motrice de {quoted}{NARROW}?" if self._french else f"What drives {quoted}?"

    def ask_rated_concerns(self, relevancy: float) -> str:
        """A question for the concerns of a rating."""
        if self._french:
            return f"Quelles préoccupations ont une pertinence de {self.number(relevancy)}{NARROW}?"
        return f"Which concerns have relevancy {self.number(relevancy)}?"

    def ask_about(self, name: str) -> str:
        """A question for what a row says."""
        quoted = self.quote(name)
        if self._french:
            return f"Que disent les articles au sujet de {quoted}{NARROW}?"
        return f"What do the articles say about {quoted}?"

    def ask_concerns_of(self, title: str) -> str:
        """A question for the concerns that weigh most in an article."""
        quoted = self.quote(title)
        if self._french:
            return f"Quelles sont les préoccupations les plus pertinentes de l’article {quoted}{NARROW}?"
        return f"Which are the most relevant concerns of the article {quoted}?"

    def ask_signals_of(self, title: str) -> str:
        """A question for the signals of an article."""
        quoted = self.quote(title)
        if self._french:
            return f"Quels sont les signaux de l’article {quoted}{NARROW}?"
        return f"What are the signals of the article {quoted}?"

    def ask_summary_of(self, title: str) -> str:
        """A question for an article as a whole."""
        quoted = self.quote(title)
        return f"Résume l’article {quoted}" if self._french else f"Summarise the article {quoted}"

    def ask_of_article(self, title: str, name: str) -> str:
        """A question for what an article says of one of its rows."""
        article, row = self.quote(title), self.quote(name)
        if self._french:
            return f"Que dit l’article {article} au sujet de {row}{NARROW}?"
        return f"What does the article {article} say about {row}?"

    def no_answer(self) -> str:
        """The words of an abstention."""
        return "Le corpus ne répond pas à cette question." if self._french else "The corpus does not answer this."

    def not_computed(self) -> str:
        """The words of an abstention on a count or list that no table query makes, and what such queries go by."""
        if self._french:
            return (
                "Je ne sais pas calculer cela à partir des tables\u00a0: les articles et les lignes se comptent par "
                "table, pertinence, mots, titre, date de page, catégorie, type, thème ou mot-clé."
            )
        return (
            "I cannot compute this from the tables: articles and rows are counted by table, relevancy, words, title, "
            "page date, category, type, theme or keyword."
        )


_WORDINGS = {language: Wording(language) for language in Language}


def wording_for(language: Language) -> Wording:
    """The wording of a language."""
    return _WORDINGS[language]
