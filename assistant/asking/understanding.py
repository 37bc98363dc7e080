"""From the words of a question, and the person's earlier ones, to a Question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.asking.cleaning import asks_for_topic, clean_question
from assistant.asking.courtesy import find_asked
from assistant.asking.language import detect_language
from assistant.asking.overview import read_overview
from assistant.asking.pointing import points_to_article
from assistant.columns import ColumnRole
from assistant.errors import BadInput, QuestionRefused
from assistant.records import Question, Turn
from assistant.words import fold_accents, informative_forms, informative_words, split_words, stem_word, stems_of

# Words that ask for a column, in their folded forms; compared by stem.
_COLUMN_CUES: Mapping[ColumnRole, str] = {
    ColumnRole.DRIVING_FORCE: "drive drives driver driving force push pushes motor behind cause causes "
    "moteur motrice pousse poussent entraine cause causes explique",
    ColumnRole.CHANGE: "change changes changing shift transition changement evolution evolue bascule",
    ColumnRole.HORIZON: "horizon decade decennie",
    ColumnRole.RELEVANCY: "relevancy relevance rated rating score pertinence note notee",
}
# A note that is written, not given: "for a note on housing", « ma note au cabinet », « une note de synthèse ».
_WRITTEN_NOTE = re.compile(
    r"\b(?:an?|my|our|the|this|short|briefing|policy) (?:\w+ )?notes?\b|^notes?\b|"
    r"\b(?:ma|une|notre|cette|petite|mes|nos) notes?\b|"
    r"(?<!quelle )(?<!quelles )\bnotes? (?:au|aux|pour|sur|de (?:synthese|service|cadrage|veille|presentation|travail|"
    r"conjoncture|position))\b"
)
_HORIZON_PHRASE = re.compile(r"\b(?:10|ten|dix)\s*-?\s*(?:years?|ans?|y)\b")
# Words for what an article's header tells, in their folded forms; the doubtful ones only beside a word for an article.
_HEADER_WORDS = frozenset("link links url lien liens hyperlien hyperlink".split())
_DOUBTFUL_HEADER_WORDS = frozenset(
    "address adresse website site web published publication publish dated date page category publie publiee publies "
    "parution paru parue livraison categorie source numero".split()
)
_ARTICLE_WORDS = frozenset("article articles page note texte text".split())
_BESIDE_HEADER_WORDS = frozenset(
    "original originale origine online ligne scan scanned scannee scanne list listed behind internet when quand".split()
)
# "What did the clinic link to spores?": a verb, where no article stands before it.
_LINKS = re.compile(
    r"\b(?:do|does|did)\b (?:[\w'’-]+ ){1,6}?(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\bany )(?<!\bweb )(?<!\bexternal )"
    r"link (?:[\w'’-]+ ){0,6}?(?:to|with)\b",
    re.IGNORECASE,
)
# What points back at something said before, and what continues a conversation.
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|that|those|this|these|he|she|his|her|there|one|ones|former|latter|same|il|elle|ils|"
    r"elles|lui|leur|leurs|eux|celui|celle|ceux|celles|cela|ça|ce|cet|cette|ces|son|sa|ses|en|y|même|autres?|other|"
    r"others|else)\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:its|son|sa|it|il|elle)\b", re.IGNORECASE)
_CONTINUES = re.compile(r"^\s*(?:et|and|mais|but|ok|alors|so)\b", re.IGNORECASE)
# "When was the article about purring listed?", « quand la fiche sur le ronronnement est-elle sortie ? »
_ASKS_WHEN = re.compile(
    r"\W*(?:and |et )?(?:when|quand|de quand|(?:on |from )?(?:what|which) (?:day|date)|(?:a |"
    r"de |du )?quel(?:le)? (?:date|jour))\b"
    r"[^?]{0,30}?\b(?:the|that|this|l['’]|la|le|cet|cette) ?(?:[\w'’-]+ ){0,6}?(?:article|piece|scan|fiche|note)\b"
    r"(?! (?:that|qui) (?:has|have|lists?|a|ont|compte))"
)
_DATING = re.compile(
    r"\b(?:listed|published|scanned|released|come out|came out|dated|appear(?:ed)?|from\s*\??$|paru\w*|publie\w*|"
    r"sorti\w*|"
    r"(?:de|du) quel(?:le)? (?:jour|date) (?:est|etait)|scanne\w*|repere\w*|liste[es]*|recense\w*|"
    r"ajoute\w*|mise? en ligne|figure\w*|date\s*\??$|datee?)\b"
)
_COUNTS = re.compile(r"\W*(?:(?:and|et) )?(?:how many|how much|combien)\b", re.IGNORECASE)  # no header holds a count
_FEW_WORDS = 1
_EARLIER_READ = 6  # questions of the conversation


# Words that ask for a column beside those that name it: "how is it rated out of five, in ten years".
_BESIDE_COLUMNS = frozenset("10 ten dix years year ans an level niveau force row ligne signal signaux signals".split())
_COLUMN_STEMS = {role: stems_of(words.split()) for role, words in _COLUMN_CUES.items()}


def find_rating_words(text: str) -> frozenset[str]:
    """The words of a question that ask for a relevancy, folded."""
    cues = _COLUMN_STEMS[ColumnRole.RELEVANCY]
    return frozenset(word for word in _words_for_columns(text) if cues & set(stem_word(word)))


def _words_for_columns(text: str) -> list[str]:
    return split_words(_WRITTEN_NOTE.sub(" ", fold_accents(text)))


def asks_header_of_one(question: Question) -> bool:
    """Whether nothing but the header of the one article that is spoken of is asked for: "what is its date?"."""
    asked = set(informative_words(question.own)) - _ARTICLE_WORDS
    points = points_to_article(question.own) or bool(_OF_ONE.search(question.own))
    is_header = bool(asked) and (_HEADER_WORDS | _DOUBTFUL_HEADER_WORDS).issuperset(asked)
    return question.leans_on is not None and points and is_header


def check_question(text: str, *, limit_characters: int) -> str:
    """The question without control characters and outer blanks.

    Raises:
        QuestionRefused: nothing is left of it, or it is longer than the limit.
        BadInput: it is no string.
    """
    if not isinstance(text, str):
        raise BadInput(f"A question is a string, and this is of type {type(text).__name__}.")
    cleaned = "".join(c if c.isprintable() else " " for c in text).strip()
    if not any(c.isalnum() for c in cleaned):
        raise QuestionRefused(0, limit_characters)
    if len(cleaned) > limit_characters:
        raise QuestionRefused(len(cleaned), limit_characters)
    return cleaned


def check_history(history: object) -> Sequence[Turn]:
    """The conversation before a question, as it was given.

    Raises:
        BadInput: it is no sequence of turns.
    """
    if isinstance(history, Sequence) and all(isinstance(turn, Turn) for turn in history):
        return history
    raise BadInput('A history is a list of Turn, oldest first: [Turn("user", "What is …?"), Turn("assistant", "…")].')


def understand(text: str, history: Sequence[Turn] = (), *, is_part: bool = False) -> Question:
    """Find out the language, what an earlier question adds, and the columns that are asked for.

    Args:
        text: checked by `check_question`.
        history: the conversation so far, oldest first; only the user's turns are read.
        is_part: the text is one part of a longer question: it may be short and yet stand alone.
    """
    earlier = tuple(turn.text for turn in find_asked(history)[-_EARLIER_READ:])
    words = set(split_words(_LINKS.sub(" ", text)))
    stems = stems_of(_words_for_columns(text))
    columns = {role for role, cues in _COLUMN_STEMS.items() if cues & stems}
    if _HORIZON_PHRASE.search(fold_accents(text)):
        columns.add(ColumnRole.HORIZON)
    of_article = bool(words & _ARTICLE_WORDS) and not _COUNTS.match(text)
    asks_header = bool(words & _HEADER_WORDS or (words & _DOUBTFUL_HEADER_WORDS and of_article))
    asks_header = asks_header or bool(_ASKS_WHEN.match(fold_accents(text)) and _DATING.search(fold_accents(text)))
    own = clean_question(text)
    own = _leave_out_header_words(own) if asks_header else own
    known = frozenset[str]().union(*_COLUMN_STEMS.values()) | _BESIDE_COLUMNS
    # The earlier question may lean on the one before it, as far back as is read.
    after = understand(earlier[-1], [Turn("user", turn) for turn in earlier[:-1]]) if earlier else None
    leans_on = after if leans(own, short_ones_lean=not is_part) else None
    return Question(
        text=text,
        language=detect_language(text, earlier),
        standalone=add_unsaid(own, leans_on.standalone) if leans_on else own,
        own=own,
        leans_on=leans_on,
        after=leans_on if is_part else after,
        columns=frozenset(columns),
        asks_columns_only=bool(columns) and all(known & set(stem_word(word)) for word in informative_words(own)),
        asks_topic=asks_for_topic(text),
        asks_header=asks_header,
        overview=read_overview(own, () if leans_on else columns),  # else the columns are those of what is spoken of
    )


def _leave_out_header_words(own: str) -> str:
    """What is asked about, without the words for what a header tells: else an article on web pages is found by them."""
    asking = _HEADER_WORDS | _DOUBTFUL_HEADER_WORDS | _ARTICLE_WORDS | _BESIDE_HEADER_WORDS
    subject = " ".join(word for word in own.split() if not asking & set(split_words(word)))
    return subject if informative_words(subject) else own


def leans(text: str, *, short_ones_lean: bool = True) -> bool:
    """Whether a question takes its meaning from an earlier one.

    It does when it points back ("it", "celui-là") or continues ("et pour …"); or, unless that is ruled out, when
    it names hardly anything to look for.
    """
    if _POINTS_BACK.search(text):
        return True
    return short_ones_lean and bool(_CONTINUES.search(text) or len(informative_words(text)) <= _FEW_WORDS)


def add_unsaid(text: str, earlier: str) -> str:
    """A question with the informative words of the earlier one that it leaves unsaid."""
    own = informative_words(text)
    unsaid = [form for word, form in informative_forms(earlier).items() if word not in own]
    return f"{text} ({' '.join(unsaid)})" if unsaid else text
