"""The frame of a question taken off: greetings, politeness, and what the asker says of themselves and their purpose.

"I'm preparing a briefing for the minister and would like to know how many …, thanks" asks "how many …". The words of
frames are in framing.toml; here is where they stand.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from assistant.asking.afterthoughts import drop_corrected, mend
from assistant.asking.asides import drop_asides
from assistant.asking.closings import drop_closings, tells_what_follows
from assistant.asking.headings import put_headings
from assistant.asking.plain_words import say_plainer
from assistant.asking.plainer import any_case
from assistant.asking.reminding import is_claim, leave_out_claim
from assistant.asking.rewording import REWORDED
from assistant.asking.set_aside import put_aside
from assistant.asking.words_of_articles import say_plainly

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


_GREETING = any_case(rf"^\W*(?:(?:{_HELLO}|{_POLITE})\b(?: +(?:all|team|everyone|à tous|there))?\s*[,:;.!–—-]+\s*)+")
_BARE_GREETING = any_case(
    rf"^\W*(?:{_HELLO})(?: all| there| à tous)?\s+(?=(?:how|what|which|combien|quels?|quelles?|list|give|donne|and|"
    r"et)\b)"
)
_HEADING = any_case(rf"^\W*{PHRASES['heading']}\s*[:–—-]\s*")
_OPENING_PURPOSE = any_case(
    r"^\s*(?:for|in preparation for|to prepare|in view of|ahead of|before|as part of|in the context of|pour|afin de|"
    r"aux fins d\w*|for the purposes? of|in support of|dans le cadre d\w*|en vue d\w*|avant|en préparation d\w*|"
    r"pour préparer|à l['’]occasion d\w*|comme je prépare)\b"
    rf"[^,:?]{{0,60}}?\b{_PURPOSE}\b(?:(?:(?!\b(?:how many|which|what|combien|quels?|quelles?)\b)"
    r"[^,:?]){0,50}[,:]\s*|\s+(?=(?:i|we|je|j['’]|nous|how|what|which|combien)\b))"
)
_HEADED_BY_ROLE = any_case(
    rf"^\W*(?:{_DETERMINER}\s*)?(?:[\w’'-]+ )?{PHRASES['role']}(?: (?:here|ici|speaking|again|encore|perdue?|pressée?|"
    r"curieu\w+|débutante?|en herbe))?\s*[:,–—-]\s+(?=\S)"
)
_AS_ROLE = any_case(
    rf"^\W*(?:as|speaking as|en tant que?)\s+(?:{_DETERMINER}\s*|d['’])?(?:[\w’'-]+ ){{0,2}}?(?:{PHRASES['role']}|head)"
    r"(?: (?:of|for|in|at|de|du|d['’]|à|au) ?[\w’'-]+(?: [\w’'-]+)?)?,?\s+"
    r"(?=(?:i|we|how|what|which|je|j['’]|nous|combien|quels?|quelles?)\b)"
)
_OF_ONESELF = any_case(
    r"^\s*(?:(?:as|since|because|comme|puisque)\s+)?(?:i|we|je|j|nous|on)\b['’]?"
    r"[^,.:?]{0,110}?(?:[,:]| and| et)\s+(?=\S)"
)
_ASKED_BY_OTHERS = any_case(
    rf"^\s*(?:{_DETERMINER}\s*)?[^,:?]{{0,40}}?\b{_PURPOSE}\b[^,:?]{{0,20}}?\b(?:asks?|asked|is asking|"
    r"wants?(?: to know)?|would like(?: to know)?|needs?(?: to know)?|wonders?|demandent?|me demande|nous demande|"
    r"voudrait|souhaite|aimerait|veut|se demande)\b(?: savoir| connaître| me| nous| us)?\s*[:,]\s*"
)
_WOULD_KNOW = any_case(r"^(?:would|['’]d) like to know ")
_ASKS_TO_KNOW = any_case(
    rf"^\W*(?:(?:and|et|but|mais|so|alors|ok|well|now|bon|just|also) )?{_KNOW}\b[\s,:]*"
    r"(?:exactly |precisely |exactement )?"
)
_WHETHER = (
    (any_case(r"^(?:whether|if) there (?:is|are) "), "are there "),
    (any_case(r"^(?:whether|if) "), "does "),
    (any_case(r"^s['’]il y a "), "y a-t-il "),
    (any_case(r"^s['’]il existe "), "existe-t-il "),
    (any_case(r"^si "), "est-ce que "),
    (any_case(r"^ce qu[ei] "), "que "),
)
_CLOSING_POLITE = any_case(rf"[\s,;.–—-]+{_POLITE}\s*[.!]*\s*(?=\??\s*$)")
_CLOSING_PURPOSE = any_case(
    rf"[\s,;–—(-]+(?:it['’]?s |that['’]?s |this is |c['’]est )?(?:for|pour)\s+{_DETERMINER}?\s*"
    rf"(?:(?!about|sur|on)[\w’'-]+\s+){{0,2}}?{_PURPOSE}(?:\s+(?:of|de|du|on|on the|next|tomorrow|demain|this|de "
    r"demain|prochain\w*)[\w\s’'-]{0,20})?\)?\s*(?=[.!?]*\s*$)"
)
SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!(?<!\w)[A-ZÀ-Ý]\.)\s+")  # "P. album" ends no sentence
_ASKER = any_case(
    r"^\W*(?:i|i['’]\w+|we|we['’]\w+|my|our|it['’]?s for|this is for|je|j['’]\w+|nous|mon|ma|notre|c['’]est pour|"
    r"dans le cadre d\w*|en vue d\w*)\b"
)
_SUBJECT = any_case(
    r"\d|[«“\"]|\b(?:on|about|regarding|sur|concernant|only|seulement|uniquement|just|from|since|depuis)\b"
)
_PURPOSE_WORD = any_case(_PURPOSE)
_NAMES_AN_ARTICLE = any_case(r"[«“\"]|\b(?:the|l['’]|la|this|cet|cette) ?(?:\w+ ){0,4}?(?:article|fiche|piece|scan)\b")
_HEADED_BY_PURPOSE = any_case(rf"^[^:?!«“\"\d]{{0,60}}\b{_PURPOSE}\b[^:?!«“\"\d]{{0,40}}:\s+(?=\S)")
_WOULD_NEED = any_case(
    r"^\W*(?:il (?:me|nous) (?:faudrait|faut)|j['’]aurais besoin|nous aurions besoin|(?:pourriez|pouvez|pourrais|peux)"
    r"[- ](?:vous|tu) (?:me |nous |m['’])?(?=(?:énumérer|lister|donner|citer|compter)\b))\s*"
    r"(?:d['’]avoir |de |du |d['’])?"
)
_ASKS = any_case(
    r"\b(?:how many|how much|which|what share|combien|quels?|quelles?|lesquels|lesquelles|the number of|le nombre d)\b"
)
_LEAST_LETTERS = 12  # of what is left, for it to be a question


def unframe(text: str) -> str:
    """What is asked, without its frame; the text as it is where too little would be left."""
    said = [sentence for sentence in SENTENCE_END.split(drop_corrected(text).strip()) if sentence]
    sentences = [sentence for sentence in said if not (is_claim(sentence) or tells_what_follows(sentence))] or said
    asking = [s for s in sentences if not (_ASKER.match(s) and not s.endswith("?") and _is_of_oneself(s))]
    rest = [s for s in asking if not (_ASKER.match(s) and not s.endswith("?") and _PURPOSE_WORD.search(s))]
    if any(_NAMES_AN_ARTICLE.search(sentence) for sentence in rest):
        asking = rest  # which article is meant, the question says itself
    asked = " ".join(_unframe_sentence(sentence) for sentence in asking or sentences).strip()
    for pattern, plain in REWORDED:
        asked = pattern.sub(plain, asked)
    asked = say_plainly(put_aside(mend(drop_asides(put_headings(drop_closings(say_plainer(asked)))))))
    goes_on = re.match(r"(?:and|et)\b", asked, re.IGNORECASE)
    return asked if goes_on or sum(map(str.isalpha, asked)) >= _LEAST_LETTERS else text


def _is_of_oneself(sentence: str) -> bool:
    """Whether a sentence tells a purpose and nothing that could limit what is asked."""
    return not (_SUBJECT.search(sentence) or _ASKS.search(sentence)) and _PURPOSE_WORD.search(sentence) is not None


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
        sentence = _OPENING_PURPOSE.sub("", _HEADING.sub("", leave_out_claim(sentence)))
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
