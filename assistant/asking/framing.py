"""The frame of a question taken off: greetings, politeness, and what the asker says of themselves and their purpose.

"I'm preparing a briefing for the minister and would like to know how many …, thanks" asks "how many …".
"""

from __future__ import annotations

import re

_DETERMINER = r"(?:the|my|our|a|an|this|some|le|la|les|mon|ma|mes|notre|nos|un|une|l['’]|d['’]un|d['’]une|cette|ce)"
_PURPOSE = (
    r"(?:minister\w*|ministry|ministre\w*|ministère|cabinet|briefings?|memos?|slides?|slide deck|decks?|presentations?|"
    r"présentations?|meetings?|réunions?|boss|director\w*|directeur\w*|directrice\w*|colleagues?|collègues?|team|équipe|"
    r"chef\w*|committee|comité\w*|speech|discours|newsletters?|dashboards?|tableau de bord|hiérarchie|synthèses?|"
    r"deadline|workshop|atelier|study|étude|talk|hearing|audition|interview|op-ed|editorial|note|notes|report|reports|"
    r"rapports?|annual report|parliamentary question|question parlementaire|point presse|comité de direction|copil|codir)"
)
_POLITE = (
    r"please|thanks(?: a lot| in advance| so much| very much| again)?|thank you(?: very much| so much| in advance)?|"
    r"many thanks|cheers|svp|stp|if you (?:can|could|may|would|don['’]t mind)|if possible|when you have a minute|"
    r"merci(?: d['’]avance| beaucoup| bien| par avance)?|s['’]il (?:vous|te) pla[iî]t|si possible|si tu peux|"
    r"si vous (?:pouvez|le pouvez)|cordialement|bien à vous|best regards|kind regards|regards"
)
_HELLO = (
    r"hello|hi|hey|bonjour|bonsoir|salut|good (?:morning|afternoon|evening)|dear \w+|ok|okay|so|well|right|alright|now|"
    r"alors|bon|donc|eh bien|bien|d['’]accord|voil[àa]|excuse me|excusez[- ]moi|pardon|sorry|quick(?: one| question)?|"
    r"(?:another|one more|last|next|a quick) question|petite question|une (?:petite |autre |dernière )?question|"
    r"dernière question|autre question|question(?: rapide| suivante)?|just checking|just curious|out of curiosity|"
    r"par curiosité|for context|for my information|for the record|pour information|pour info|pour mémoire|fyi"
)
_ME = r"(?:me|us|nous|moi)"
_KNOW = (
    r"(?:i|we)(?: would|['’]d)? (?:like|love|want|need|have|wish|wanted|hoped?) to (?:know|understand|find out|check|see|"
    r"learn|establish|confirm|work out)|(?:i|we)(?: am|['’]m| are|['’]re| was| were)? ?(?:just )?(?:curious(?: to know)?|"
    r"wonder(?:ing)?|interested in knowing|interested to know|trying to (?:find out|work out|establish|figure out|see)|"
    r"keen to know|looking to find out)|do you (?:happen to )?know|any idea|could you (?:please |kindly )?tell "
    rf"{_ME}|(?:can|could|would|will) you (?:please |kindly )?(?:tell|let) {_ME}(?: know)?|"
    rf"(?:please )?(?:tell|let) {_ME}(?: know)?|what (?:i|we)(?: really)? (?:need|want) (?:to know )?is|"
    r"(?:je|nous|on) (?:voudr\w+|souhait\w+|aimer\w+|veux|voulons|cherch\w+ à|dois|devons|souhaite) (?:bien )?(?:savoir|"
    r"conna[iî]tre|vérifier|comprendre)|j['’](?:aimerais|ai besoin de) (?:bien )?(?:savoir|conna[iî]tre|vérifier)|"
    r"(?:je|on) me demand\w+|nous nous demand\w+|sais[- ]tu|savez[- ]vous|une idée (?:de|du)|"
    rf"(?:peux|peut|pouvez|pourriez|pourrais)[- ](?:tu|vous|on)(?: {_ME})? (?:dire|indiquer|préciser|confirmer|rappeler)|"
    rf"merci de (?:bien vouloir )?(?:{_ME} )?(?:dire|indiquer|préciser|confirmer)|(?:dites?|indique[sz]?|précise[sz]?)"
    r"-(?:moi|nous)|il me faudrait savoir|ce que (?:je|nous) (?:veux|voulons|cherche) savoir,? c['’]est"
)
_GREETING = re.compile(rf"^\W*(?:(?:{_HELLO}|{_POLITE})\b(?:[ ]+(?:all|team|everyone|à tous|there))?\s*[,:;.!–—-]+\s*)+",
                       re.IGNORECASE)  # fmt: skip
_OPENING_PURPOSE = re.compile(
    r"^\s*(?:for|in preparation for|to prepare|in view of|ahead of|before|as part of|in the context of|pour|afin de|"
    r"dans le cadre d\w*|en vue d\w*|avant|en préparation d\w*|pour préparer|à l['’]occasion d\w*|comme je prépare)\b"
    rf"[^,:?]{{0,60}}?\b{_PURPOSE}\b[^,:?]{{0,50}}[,:]\s*",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"^\s*(?:(?:as|since|because|comme|puisque)\s+)?(?:i|we|je|j|nous|on)\b['’]?[^,.:?]{0,110}?(?:[,:]| and| et)\s+(?=\S)",
    re.IGNORECASE,
)
_ASKS_TO_KNOW = re.compile(rf"^\W*(?:and |et |but |mais )?(?:{_KNOW})\b[\s,:]*(?:exactly |precisely |exactement )?",
                           re.IGNORECASE)  # fmt: skip
_WHETHER = (
    (re.compile(r"^(?:whether|if) there (?:is|are) ", re.IGNORECASE), "are there "),
    (re.compile(r"^(?:whether|if) ", re.IGNORECASE), "does "),
    (re.compile(r"^s['’]il y a ", re.IGNORECASE), "y a-t-il "),
    (re.compile(r"^s['’]il existe ", re.IGNORECASE), "existe-t-il "),
    (re.compile(r"^si ", re.IGNORECASE), "est-ce que "),
    (re.compile(r"^(?:ce que|ce qui) ", re.IGNORECASE), "que "),
)
_CLOSING_POLITE = re.compile(rf"[\s,;.–—-]+(?:{_POLITE})\s*[.!]*\s*(?=\??\s*$)", re.IGNORECASE)
_CLOSING_PURPOSE = re.compile(
    rf"[\s,;–—(-]+(?:it['’]?s |that['’]?s |this is |c['’]est )?(?:for|pour)\s+{_DETERMINER}?\s*"
    rf"(?:(?!about|sur|on)[\w’'-]+\s+){{0,2}}?{_PURPOSE}(?:\s+(?:of|de|du|on|on the|next|tomorrow|demain|this|de "
    r"demain|prochain\w*)[\w\s’'-]{0,20})?\)?\s*(?=[.!?]*\s*$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_ASKER = re.compile(r"^\W*(?:i|i['’]\w+|we|we['’]\w+|my|our|it['’]?s for|this is for|je|j['’]\w+|nous|mon|ma|notre|c['’]est pour|"
                    r"dans le cadre d\w*|en vue d\w*)\b", re.IGNORECASE)  # fmt: skip
_SUBJECT = re.compile(r"\d|[«“\"]|\b(?:on|about|regarding|sur|concernant|only|seulement|uniquement|just|from|since)\b", re.I)
_LEAST_LETTERS = 12  # of what is left, for it to be a question


def unframe(text: str) -> str:
    """What is asked, without its frame; the text as it is where too little would be left."""
    sentences = [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]
    asking = [s for s in sentences if not (_ASKER.match(s) and not s.endswith("?") and _is_of_oneself(s))]
    asked = " ".join(_unframe_sentence(sentence) for sentence in asking or sentences).strip()
    return asked if sum(map(str.isalpha, asked)) >= _LEAST_LETTERS else text


def _is_of_oneself(sentence: str) -> bool:
    """Whether a sentence tells a purpose and nothing that could limit what is asked."""
    return not _SUBJECT.search(sentence) and re.search(_PURPOSE, sentence, re.IGNORECASE) is not None


def _unframe_sentence(sentence: str) -> str:
    before = None
    while before != sentence:
        before = sentence
        sentence = _GREETING.sub("", sentence)
        sentence = _OPENING_PURPOSE.sub("", sentence)
        opening = _OF_ONESELF.match(sentence)
        if opening and _is_of_oneself(opening[0]):
            sentence = sentence[opening.end() :]
            sentence = re.sub(r"^(?:would|['’]d) like to know ", "", sentence)
        known = _ASKS_TO_KNOW.match(sentence)
        if known and known[0].strip():
            sentence = sentence[known.end() :]
            for pattern, turned in _WHETHER:
                sentence = pattern.sub(turned, sentence)
        sentence = _CLOSING_POLITE.sub("", sentence)
        sentence = _CLOSING_PURPOSE.sub("", sentence)
    return sentence
