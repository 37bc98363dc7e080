"""The frame of a question taken off: greetings, politeness, and what the asker says of themselves and their purpose.

"I'm preparing a briefing for the minister and would like to know how many …, thanks" asks "how many …". The words of
frames are in framing.toml; here is where they stand.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from assistant.asking.lexicon import TABLE_NAMES

_TELL = (
    r"(?:(?:me |m['’]|nous )?(?:faire )?(?:dire|indiquer|préciser|confirmer|rappeler|communiquer|transmettre|fournir|"
    r"adresser|donner|savoir|connaître|obtenir|signaler|envoyer|avoir)|m['’]informer (?:de|du|sur))"
)


def _read_phrases() -> dict[str, str]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    phrases = {name: " ".join(text.split()).replace(" | ", "|") for name, text in told.items()}
    return {
        name: f"(?:{text})".replace("ME", "(?:me|us|nous|moi)").replace("TELL", _TELL) for name, text in phrases.items()
    }


PHRASES = _read_phrases()
_PURPOSE, _POLITE, _HELLO, _KNOW = (PHRASES[name] for name in ("purpose", "polite", "hello", "know"))
_DETERMINER = r"(?:the|my|our|a|an|this|some|le|la|les|mon|ma|mes|notre|nos|un|une|l['’]|d['’]un|d['’]une|cette|ce)"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_GREETING = _compile(rf"^\W*(?:(?:{_HELLO}|{_POLITE})\b(?: +(?:all|team|everyone|à tous|there))?\s*[,:;.!–—-]+\s*)+")
_BARE_GREETING = _compile(
    rf"^\W*(?:{_HELLO})(?: all| there| à tous)?\s+(?=(?:how|what|which|combien|quels?|quelles?|list|give|donne|and|"
    r"et)\b)"
)
_HEADING = _compile(rf"^\W*{PHRASES['heading']}\s*[:–—-]\s*")
_OPENING_PURPOSE = _compile(
    r"^\s*(?:for|in preparation for|to prepare|in view of|ahead of|before|as part of|in the context of|pour|afin de|"
    r"dans le cadre d\w*|en vue d\w*|avant|en préparation d\w*|pour préparer|à l['’]occasion d\w*|comme je prépare)\b"
    rf"[^,:?]{{0,60}}?\b{_PURPOSE}\b(?:[^,:?]{{0,50}}[,:]\s*|\s+(?=(?:i|we|je|j['’]|nous|how|what|which|combien)\b))"
)
_HEADED_BY_ROLE = _compile(
    rf"^\W*(?:{_DETERMINER}\s*)?(?:[\w’'-]+ )?{PHRASES['role']}(?: (?:here|ici|speaking|again|encore|perdue?|pressée?|"
    r"curieu\w+|débutante?|en herbe))?\s*[:,–—-]\s+(?=\S)"
)
_AS_ROLE = _compile(
    rf"^\W*(?:as|speaking as|en tant que?)\s+(?:{_DETERMINER}\s*|d['’])?(?:[\w’'-]+ ){{0,2}}?(?:{PHRASES['role']}|head)"
    r"(?: (?:of|for|in|at|de|du|d['’]|à|au) ?[\w’'-]+(?: [\w’'-]+)?)?,?\s+"
    r"(?=(?:i|we|how|what|which|je|j['’]|nous|combien|quels?|quelles?)\b)"
)
_OF_ONESELF = _compile(
    r"^\s*(?:(?:as|since|because|comme|puisque)\s+)?(?:i|we|je|j|nous|on)\b['’]?"
    r"[^,.:?]{0,110}?(?:[,:]| and| et)\s+(?=\S)"
)
_ASKED_BY_OTHERS = _compile(
    rf"^\s*(?:{_DETERMINER}\s*)?[^,:?]{{0,40}}?\b{_PURPOSE}\b[^,:?]{{0,20}}?\b(?:asks?|asked|is asking|"
    r"wants?(?: to know)?|would like(?: to know)?|needs?(?: to know)?|wonders?|demandent?|me demande|nous demande|"
    r"voudrait|souhaite|aimerait|veut|se demande)\b(?: savoir| connaître| me| nous| us)?\s*[:,]\s*"
)
_WOULD_KNOW = _compile(r"^(?:would|['’]d) like to know ")
_ASKS_TO_KNOW = _compile(
    rf"^\W*(?:(?:and|et|but|mais|so|alors|ok|well|now|bon|just|also) )?{_KNOW}\b[\s,:]*"
    r"(?:exactly |precisely |exactement )?"
)
_WHETHER = (
    (_compile(r"^(?:whether|if) there (?:is|are) "), "are there "),
    (_compile(r"^(?:whether|if) "), "does "),
    (_compile(r"^s['’]il y a "), "y a-t-il "),
    (_compile(r"^s['’]il existe "), "existe-t-il "),
    (_compile(r"^si "), "est-ce que "),
    (_compile(r"^ce qu[ei] "), "que "),
)
_CLOSING_POLITE = _compile(rf"[\s,;.–—-]+{_POLITE}\s*[.!]*\s*(?=\??\s*$)")
_CLOSING_PURPOSE = _compile(
    rf"[\s,;–—(-]+(?:it['’]?s |that['’]?s |this is |c['’]est )?(?:for|pour)\s+{_DETERMINER}?\s*"
    rf"(?:(?!about|sur|on)[\w’'-]+\s+){{0,2}}?{_PURPOSE}(?:\s+(?:of|de|du|on|on the|next|tomorrow|demain|this|de "
    r"demain|prochain\w*)[\w\s’'-]{0,20})?\)?\s*(?=[.!?]*\s*$)"
)
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_ASKER = _compile(
    r"^\W*(?:i|i['’]\w+|we|we['’]\w+|my|our|it['’]?s for|this is for|je|j['’]\w+|nous|mon|ma|notre|c['’]est pour|"
    r"dans le cadre d\w*|en vue d\w*)\b"
)
_SUBJECT = _compile(
    r"\d|[«“\"]|\b(?:on|about|regarding|sur|concernant|only|seulement|uniquement|just|from|since|depuis)\b"
)
_PURPOSE_WORD = _compile(_PURPOSE)
_NAMES_AN_ARTICLE = _compile(r"[«“\"]|\b(?:the|l['’]|la|this|cet|cette) ?(?:\w+ ){0,4}?(?:article|fiche|piece|scan)\b")
_HEADED_BY_PURPOSE = _compile(rf"^[^:?!«“\"\d]{{0,60}}\b{_PURPOSE}\b[^:?!«“\"\d]{{0,40}}:\s+(?=\S)")
_WOULD_NEED = _compile(
    r"^\W*(?:il (?:me|nous) (?:faudrait|faut)|j['’]aurais besoin|nous aurions besoin|(?:pourriez|pouvez|pourrais|peux)"
    r"[- ](?:vous|tu) (?:me |nous |m['’])?(?=(?:énumérer|lister|donner|citer|compter)\b))\s*"
    r"(?:d['’]avoir |de |du |d['’])?"
)
# Blanks are counted by no filter of relevancy; where a share is asked for, the words say of what.
_BLANKS_ASIDE = _compile(
    r"^(?!.*\b(?:parts?|share|proportion|pourcent\w*|percent\w*|taux|rate)\b)(.*?),?\s*\(?"
    r"(?:hors (?:cases|cellules) vides|"
    r"(?:on laisse|en laissant) de côté (?:ceux|celles) (?:qui n['’](?:ont|en ont) pas(?: de note)?|sans note)|"
    r"blanks? (?:excluded|aside|ignored)|(?:excluding|ignoring|leaving out) (?:the )?blanks?)\)?(?=[\s,:?.!]|$)"
)
# "With which article does the collection open?", « quel article clôt le corpus ? ».
_ARTICLE_THAT = (
    r"^(?:par quel(?:le)? (?:article|fiche)|with (?:which|what) article|quel(?:le)? (?:article|fiche)|"
    r"(?:which|what) article)(?: est-ce que)? (?:does |do )?"
)
_CORPUS = (
    r"(?: ?(?:le|la|les|the|our|your|notre|votre|ce|cette) (?:corpus|recueil|base|collection|fonds|archive|veille|"
    r"database))"
)
_BEGINS = (
    r" ?(?:commence|débute|démarre|s['’]ouvre|starts?|begins?|opens?|ouvre|inaugure|kicks? off)(?:-t-(?:il|elle))?"
)
_ENDS = r" ?(?:finit|se termine|s['’]achève|termine|clôt|ferme|ends?|closes?|finish(?:es)?)(?:-t-(?:il|elle))?"
_OF_IT = (
    rf"{_CORPUS}?(?:,? (?:chronologiquement(?: parlant)?|chronologically(?: speaking)?|dans le temps|in time))?"
    r"(?=\s*[?.!]*\s*$)"
)
# "Seven concerns or more, dated May 2023: which articles qualify?", « une seule technologie : quels articles ? ».
_FIRST_SO_MANY = (
    r"^((?:at least|at most|exactly|only|fewer than|less than|more than|over|under|no|zero|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|\d+|au moins|au plus|exactement|seulement|plus d[e’']|moins d[e’']|aucune?|une? seule?|deux|"
    r"trois|quatre|cinq|sept|huit|neuf|dix|onze|douze)\b[^:?]*?)(?: au compteur| on the clock)?\s*[:–—]\s*"
    r"(?:ça donne |cela donne |c['’]est |then |so )?"
)
_LEAVES_OUT = r"(?:leave out|drop|exclude|ignore|remove|skip)"
_OTE = r"(?:enlève|retire|écarte|laisse de côté|exclus|ignore)[sz]?"
# Ways to say what the lexicon knows in other words.
_REWORDED = (
    (
        _compile(_FIRST_SO_MANY + r"(which articles|how many articles)(?: qualify| match| fit| is that)?(?=\s*\??$)"),
        r"\2 have \1",
    ),
    (
        _compile(
            _FIRST_SO_MANY + r"(quels articles|combien d['’]articles)(?: correspondent| sont concernés)?(?=\s*\??$)"
        ),
        r"\2 ont \1",
    ),
    (
        _compile(rf"^(?:the )?({TABLE_NAMES})(?: rows)?\s*[,:–—-]\s*(?:the )?(?:grand |overall )?total\W*$"),
        r"how many \1",
    ),
    (
        _compile(rf"^(?:les )?(?:lignes de )?({TABLE_NAMES})\s*[,:–—-]\s*(?:le )?total(?: général)?\W*$"),
        r"combien de \1",
    ),
    (_compile(r"\b(?:new year['’]s day|new year)(?:,| of)? (?=20\d\d\b)"), "1 January "),
    (_compile(r"\bchristmas(?: day)?(?:,| of)? (?=20\d\d\b)"), "25 December "),
    (_compile(r"\b(?:jour de l['’]an|nouvel an)(?: de)? (?=20\d\d\b)"), "1er janvier "),
    (_compile(rf"\b({TABLE_NAMES}) in (?:the )?double (?:figures|digits)\b"), r"at least 10 \1"),
    (_compile(rf"\b(?:a )?double[- ]digit (?:numbers?|counts?) of ({TABLE_NAMES})\b"), r"at least 10 \1"),
    (_compile(r"\bun nombre (d(?:e |['’])\w+) à deux chiffres\b"), r"au moins 10 \1"),
    (_compile(r"^anything (?:in there |there )?(?=(?:from|dated|on) )"), "which articles are "),
    (_compile(r"^((?:what|how) about) the ((?:[\w’'-]+ ){1,4})one(?=\s*\??$)"), r"\1 the \2article"),
    (_compile(rf"^{_LEAVES_OUT} (?:everything|anything|all|whatever is) (?:that is )?after "), "and only until "),
    (_compile(rf"^{_LEAVES_OUT} (?:everything|anything|all|whatever is) (?:that is )?before "), "and only since "),
    (_compile(rf"^{_OTE} tout ce qui (?:est |vient )?après "), "et seulement jusqu’à "),
    (_compile(rf"^{_OTE} tout ce qui (?:est |vient )?avant "), "et seulement depuis "),
    (
        _compile(
            r"^((?:break|split|sort|group|divide)\b.*?),? (?:un(?:scored|rated)|blank|empty) (?:ones|rows) "
            r"(?:aside|excluded|ignored|left out)(?=[\s,:?.!]*$)"
        ),
        r"\1",
    ),
    (_compile(r"\bat the very (most|least)\b"), r"at \1"),
    (_compile(r"\bbat le record d(?=[eu]\b|['’])"), "a le record d"),
    (
        _compile(r"\b(?:called|named|titled) (?:some|any)thing (?:with|containing) (.+?)(?: in it)?(?=[?.!]*\s*$)"),
        r"whose name contains \1",
    ),
    (_compile(r"\s*\(\s*\d+ (?:et|and) \d+ (?:inclus|compris|included|inclusive)\s*\)"), ""),
    (_compile(r"\bun mois d(?:e |['’])"), "en "),
    (_compile(r"\bsept\.?(?= 20\d\d\b)"), "september"),
    (_BLANKS_ASIDE, r"\1"),
    (_compile(r",?\s*\b(?:point d['’]interrogation|question mark)\s*[.?]?\s*$"), " ?"),  # dictated
    (
        _compile(
            r"\s*\([^()]*\b(?:mot seul|seul mot|mot entier|mot exact|mot isolé|mot à part entière|whole word|"
            r"word alone|"
            r"word itself|exact word|as a word|on its own|standalone word|full word)\b[^()]*\)"
        ),
        "",
    ),
    (_compile(rf"{_ARTICLE_THAT}{_CORPUS}?,? ?(?:chronologi\w+ )?{_BEGINS}{_OF_IT}"), "which is the oldest article"),
    (_compile(rf"{_ARTICLE_THAT}{_CORPUS}?,? ?(?:chronologi\w+ )?{_ENDS}{_OF_IT}"), "which is the latest article"),
    (
        _compile(
            r"^(?:qu['’]est-ce qui (?:a été|est) (?:publié|scanné|repéré|listé|recensé|paru|sorti|ajouté|"
            r"mis en ligne|entré)|"
            r"what (?:was|got|has been) (?:published|scanned|listed|added|released|put out)|what (?:came|"
            r"went) (?:out|in))"
            r"(?= (?:in|on|during|since|en|le|au|depuis|pendant|dans|after|before|avant|après)\b)"
        ),
        "which articles are dated",
    ),
    (
        _compile(
            rf"^(?:in percent\w*(?: terms)?,? |en pourcentage,? )?(?:how much|quelle part|combien) (?:of|du|"
            rf"de) (?:the |our |your |"
            rf"notre |votre )?(?:whole |entire )?(?:corpus|collection|base|fonds|database|archive) (?:is|are|"
            rf"consists? of|is made up of|"
            rf"est constituée? (?:de|d['’]|des)|se compose (?:de|des)|sont des|représentent les|représente les) ?"
            rf"(?:the |les )?(?=(?:{TABLE_NAMES})\b)"
        ),
        "what share of all rows are ",
    ),
    # A question that mends the one before it.
    (
        _compile(
            r"^(?:(?:no|non|oops|oups|sorry|pardon|désolée?|excuse[zr]?[- ]moi)[\s,.!:–—-]+)*"
            r"(?:i (?:actually )?mean(?:t)?(?: to say)?|je voulais (?:plutôt )?dire|je veux dire|je parlais)\b[\s,:]*"
        ),
        "and ",
    ),
    (
        _compile(
            r"^(?:what|which) (?:dates?|period|years|time ?(?:span|frame|period)|date range) (?:does|do|is|are) "
            r"(?:the|this|your|our) (?:collection|corpus|base|database|archive|articles|scans) (?:cover(?:ed)?|span)\b"
        ),
        "the oldest and the latest article",
    ),
    (
        _compile(
            r"^(?:sur )?quelles? (?:dates?|périodes?|années?|plage de dates) (?:couvr\w+|s['’]étend)(?:[- ]t)?"
            r"(?:[- ](?:il|elle|ils|elles))? (?:le|la|les|ce|cette|notre|votre) "
            r"(?:corpus|base|collection|fonds|articles|fiches|veille)\b"
        ),
        "l’article le plus ancien et l’article le plus récent",
    ),
)  # fmt: skip
_LEAST_LETTERS = 12  # of what is left, for it to be a question


def unframe(text: str) -> str:
    """What is asked, without its frame; the text as it is where too little would be left."""
    sentences = [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence]
    asking = [s for s in sentences if not (_ASKER.match(s) and not s.endswith("?") and _is_of_oneself(s))]
    rest = [s for s in asking if not (_ASKER.match(s) and not s.endswith("?") and _PURPOSE_WORD.search(s))]
    if any(_NAMES_AN_ARTICLE.search(sentence) for sentence in rest):
        asking = rest  # which article is meant, the question says itself
    asked = " ".join(_unframe_sentence(sentence) for sentence in asking or sentences).strip()
    for pattern, plain in _REWORDED:
        asked = pattern.sub(plain, asked)
    goes_on = re.match(r"(?:and|et)\b", asked, re.IGNORECASE)
    return asked if goes_on or sum(map(str.isalpha, asked)) >= _LEAST_LETTERS else text


def _is_of_oneself(sentence: str) -> bool:
    """Whether a sentence tells a purpose and nothing that could limit what is asked."""
    return not _SUBJECT.search(sentence) and _PURPOSE_WORD.search(sentence) is not None


def _introduces(sentence: str, opening: str) -> bool:
    """Whether a purpose stands before a colon and the article that is meant after it: its subject is no limit then."""
    figures = re.search(r"[\d«“\"]", opening)
    ends = opening.rstrip().endswith(":")
    names = _NAMES_AN_ARTICLE.search(sentence[len(opening) :])
    return bool(ends and not figures and names and _PURPOSE_WORD.search(opening))


def _unframe_sentence(sentence: str) -> str:
    before = None
    while before != sentence:
        before = sentence
        sentence = _BARE_GREETING.sub("", _GREETING.sub("", sentence))
        sentence = _OPENING_PURPOSE.sub("", _HEADING.sub("", sentence))
        sentence = _WOULD_NEED.sub("", _HEADED_BY_PURPOSE.sub("", sentence))
        sentence = _AS_ROLE.sub("", _HEADED_BY_ROLE.sub("", sentence))
        others = _ASKED_BY_OTHERS.match(sentence)
        if others and not _SUBJECT.search(others[0]):
            sentence = sentence[others.end() :]
        opening = _OF_ONESELF.match(sentence)
        if opening and (_is_of_oneself(opening[0]) or _introduces(sentence, opening[0])):
            sentence = sentence[opening.end() :]
            sentence = _WOULD_KNOW.sub("", sentence)
        known = _ASKS_TO_KNOW.match(sentence)
        if known and known[0].strip():
            sentence = sentence[known.end() :]
            for pattern, turned in _WHETHER:
                sentence = pattern.sub(turned, sentence)
        sentence = _CLOSING_POLITE.sub("", sentence)
        sentence = _CLOSING_PURPOSE.sub("", sentence)
    return sentence
