"""Questions for an article as a whole: what it is about, its summary, what it says of ten years from now.

"Summarise the article on drones", « De quoi parle cet article ? », « Quelles sont les forces motrices ? ». A subject in
the article's place ("Summarise the risks of drones") makes it a question like any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.asking.titles import QUOTED
from assistant.columns import ColumnRole
from assistant.records import Overview
from assistant.words import informative_words, split_words

_TITLE = "thetitle"  # stands for a title in quotation marks
_ARTICLE = r"(?:article|articles|fiche|piece|document|publication|texte|text|scan)"
_WHOLE_ARTICLE = re.compile(rf"\b(?:{_ARTICLE}|corpus|{_TITLE})\b")
_COUNTS = re.compile(r"\b(?:how (?:many|much|often|long)|combien|share|part|percentage|pourcentage)\b")
_SEVERAL = re.compile(r"\b(?:articles|each|every|chaque|chacune?|both|(?:les|these|those|the) (?:deux|two))\b")
# Each in folded words between single blanks.
_CUES = re.compile(
    r"\b(?:resume[rsz]?|resumez|synthetise[rz]?|synthese|apercu|vue d ensemble|l essentiel|grandes lignes|"
    r"de quoi (?:parle(?:nt)?|traite(?:nt)?|s agit il|est il question|il s agit|(?:il|ca|cela) (?:parle|traite))|"
    r"quel(?:le)? est (?:le sujet|le propos|le contenu|le message|l idee|le theme)|"
    r"(?:points?|idees?|messages?|informations|elements|conclusions|enseignements|constats) "
    r"(?:cles?|essentiel\w*|principa\w*|important\w*|majeurs?|a retenir)|"
    r"(?:que|qu|ce qu il) (?:faut il|doit on|peut on|faut) (?:en )?retenir|que retenir|"
    rf"que (?:dit|raconte|contient|nous apprend) (?:l |le |la |cet |cette |ce |nous )*(?:{_ARTICLE}|{_TITLE})$|"
    rf"parle[rsz]? (?:moi |nous )?(?:de |du )(?:l |cet |cette |ce )?(?:{_ARTICLE}|{_TITLE})|"
    r"summari[sz]e|summary|sum up|overview|gist|synopsis|tldr|tl dr|nutshell|takeaways?|"
    r"(?:key|main|most important) (?:points?|messages?|ideas?|findings|conclusions?|facts)|"
    r"what (?:is|s|are) (?P<named>.+) about$|"
    rf"what (?:does|do) (?P<said>.*\b(?:{_ARTICLE}|{_TITLE})\b.*) (?:say|discuss|cover|contain|tell us|talk about)$|"
    rf"tell (?:me|us) about (?:the |this |that )?(?:{_ARTICLE}|{_TITLE}))\b"
)
# What may stand beside a cue and names nothing.
_BESIDE = frozenset(
    """
    2 3 4 5 6 10 about besoin bref breve brief briefly brievement bullet bullets cinq complete complet concise content
    contenu court courte decris describe deux dix document ecris ecrivez entier entire executive explain expliquez
    explique few fiche five four fournis fournissez general generale global globale key like ligne lignes line lines
    main make mot mots need note page paragraph paragraphe peux phrase phrases piece plain point points pourrais
    pourriez prepare presente presentez principal principale principales principaux produce propose proposez provide
    publication quatre quelques quick rapide rapidement redige redigez sentence sentences short simple simplement
    simply six souhaite ten text texte three trois two voudrais want whole word words write aimerais
    """.split()
)
# "What will change in ten years" asks for the horizon.
_TOLD_OF = (ColumnRole.HORIZON, ColumnRole.DRIVING_FORCE, ColumnRole.CHANGE)
_COLUMN_WORDS = frozenset(
    """
    10 an annonce annoncee annonces ans attendre attendu attendue attendues attendus avenir behind change changement
    changements changes changing cited cite citee citees cites decade decennie decrit decrite decrites decrits
    described dix drive driven driver drivers drives driving evolue evoluent evoluer evoluera evolution evolutions
    expect expected force forces forecast forecasts futur future happen happens horizon horizons identified identifie
    identifiee identifiees identifies moteur moteurs motrice motrices passer passera predict predicted predicts
    prevision previsions prevoir prevoit sera seront shift shifts signal signals signaux ten year years
    """.split()
)


_OF_ARTICLE = re.compile(
    rf"\b(?:(?:the|l|de l|cet|this|that) (?P<before>(?:\w+ ){{0,5}}?){_ARTICLE}$|"
    rf"{_ARTICLE} (?:sur|de|du|des|d|on|about|of) (?P<after>(?:\w+ ?){{1,6}})$|{_ARTICLE} {_TITLE}|{_TITLE} {_ARTICLE})"
)
_CORPUS = r"(?:(?:le|la|the|this|ce|cette|votre|your) (?:corpus|base|veille|fonds|collection|database|scan))"
_TOPICS = r"(?:sujets?|topics?|subjects?|thematiques?|domaines?)"
_OF_CORPUS = re.compile(
    rf"^(?:(?:resume[rsz]?|summari[sz]e|sum up|describe|decri[stvez]+|presente[rsz]?)(?: moi| nous)? {_CORPUS}|"
    rf"(?:fais|faites|donne[rz]?|give|write)(?: moi| nous| me| us)? (?:un |une |a |an )?(?:bref |brief |court |short )?"
    rf"(?:resume|synthese|apercu|summary|overview) (?:du (?:corpus|fonds)|de {_CORPUS}|of {_CORPUS})|"
    rf"(?:de quoi|sur quoi) (?:parle|traite|porte) {_CORPUS}|(?:que|qu est ce que|what) (?:contient|dit) {_CORPUS}|"
    rf"what (?:is|s) (?:in )?{_CORPUS}(?: about)?|what does {_CORPUS} (?:contain|cover|hold)|"
    rf"(?:quels?|quelles?|which|what)(?: sont| are)?(?: les| the)? {_TOPICS} (?:sont |are |est )?"
    rf"(?:traite|aborde|couvert|cover|discuss|treat|present)\w*(?: (?:dans|par|in|by) {_CORPUS})?|"
    rf"(?:quels?|quelles?|which|what)(?: sont| are)(?: les| the) {_TOPICS} (?:du corpus|of {_CORPUS}|in {_CORPUS}))$"
)
_THEMES = "Quels sont les thèmes ?"
_ARTICLES = "Quels sont les articles ?"
_MOST_WORDS = 8  # that name an article


def read_overview(text: str, columns: Collection[ColumnRole] = ()) -> Overview | None:
    """What a question asks of an article as a whole; None where it asks something else.

    Args:
        text: the question without its frame.
        columns: the columns that its words ask for.
    """
    titles = QUOTED.findall(text)
    folded = " ".join(split_words(QUOTED.sub(f" {_TITLE} ", text)))
    if len(titles) > 1 or _SEVERAL.search(folded):
        return None
    role = next((role for role in _TOLD_OF if role in columns), None)
    if _CUES.search(folded):
        rest = _CUES.sub(lambda found: f" {found['named'] or ''} {found['said'] or ''} ", folded)
        naming = _names_in(rest, _BESIDE)
        if len(naming) > _MOST_WORDS or (naming and not _WHOLE_ARTICLE.search(folded)):
            return None
        return Overview(titles[0] if titles else " ".join(naming), is_title=bool(titles))
    if role is None or _COUNTS.search(folded):
        return None
    # Only where the article is named and nothing else: "the driving forces in the article on drones".
    named = _OF_ARTICLE.search(folded)
    if _names_in(_OF_ARTICLE.sub(" ", folded), _COLUMN_WORDS | _BESIDE):
        return None
    naming = _names_in(f"{named['before'] or ''} {named['after'] or ''}", frozenset()) if named else []
    words = titles[0] if titles else " ".join(naming)
    return Overview(words, is_title=bool(titles), may_be_row=bool(titles) and named is None, column=role)


def restate_for_corpus(text: str, *, has_themes: bool = True) -> str:
    """A question for what the whole corpus is about as one for its themes, or its articles; any other as it is."""
    if not _OF_CORPUS.search(" ".join(split_words(text))):
        return text
    return _THEMES if has_themes else _ARTICLES


def _names_in(folded: str, known: frozenset[str]) -> list[str]:
    return [word for word in informative_words(folded) if word not in known and word != _TITLE]
