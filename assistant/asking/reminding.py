"""What people say that the assistant said before, or is to keep in mind: no part of what they ask, and no evidence.

"As you already confirmed, it was in the sixties: how many a day?" asks how many a day.
"""

from __future__ import annotations

import re

from assistant.words import informative_words

_TELL_EN = (
    r"(?:said|wrote|written|confirmed|told|admitted|agreed|stated|established|found|acknowledged|conceded|answered|"
    r"showed|shown|explained|noted|mentioned|calculated|verified|proved|proven)"
)
_TELL_FR = (
    r"(?:dit|écrit|confirmé|admis|reconnu|établi|répondu|montré|expliqué|noté|indiqué|précisé|mentionné|calculé|"
    r"vérifié|"
    r"prouvé|affirmé|trouvé|concédé|convenu)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b[rR]éf\.)(?<!\b[rR]ef\.)(?<!\b[aA]rt\.)(?<!\b[cC]f\.)(?<!\b[nN]o\.)\s+")
_PRAISE = 1  # words
_YOU_TOLD = (
    rf"(?:you(?: have|['’]ve|['’]d)?(?: already| just| yourself| also| once| then)* {_TELL_EN}"
    rf"|(?:vous (?:l['’]|me l['’]|nous l['’]|m['’]|nous )?av(?:ez|iez)|tu (?:l['’]|me l['’]|m['’])?(?:as|avais))"
    rf"(?: déjà| bien| toi-même| vous-même| tout juste)* {_TELL_FR})"
)
_AS = r"(?:as|like|since|because|given that|now that|comme|puisque|étant donné que|vu que|ainsi que|maintenant que)"
_SO = r"(?:(?:so|well|ok|okay|now|then|right|good|alors|donc|bon|bien|très bien)\b[\s,]*)*"
_ASKS = (
    r"(?=(?:and |et )?(?:how|what|which|who|whose|when|where|why|is|are|was|were|do|does|did|has|have|can|combien|"
    r"quel(?:le)?s?|qui|que|quoi|où|quand|pourquoi|comment|est-ce|à quel|de quel|par qui|y a)\b)"
)
# What stands before a colon, or before the question itself.
_OPENING = re.compile(
    rf"^\W*{_SO}{_AS} {_YOU_TOLD}\b(?:[^:?]{{0,160}}:\s*(?=\S)|[^:?]{{0,160}}?,\s*{_ASKS})", re.IGNORECASE
)
_SAYS_SO = re.compile(
    rf"^\W*{_SO}(?:(?:but|mais|earlier|before|tantôt) )?(?:{_YOU_TOLD}|(?:your|ta|votre) (?:[\w-]+ )?(?:reply|answer|"
    r"response|réponse) (?:was|is|read|said|gave|stated|était|est|fut|disait|donnait))\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:keep|remember|note|retain|store|use|assume|take|garde[rz]?|retiens|retenez|note[rz]?|mémorise[rz]?|"
    r"utilise[rz]?|"
    r"considère|considérez)\b[^.?!]{0,80}\b(?:for (?:all |the |your |any )*(?:later|next|further|following|future|"
    r"coming|other) (?:answers?|questions?|replies|turns?)|pour (?:toutes? |les |tes |vos |la )*(?:suite|"
    r"(?:prochaines?|"
    r"autres?|futures?) (?:réponses?|questions?)|réponses? (?:suivantes?|à venir)))\b|\b(?:please|do) "
    r"(?:remember|keep in "
    r"mind) (?:that|this|it)\b|\b(?:souviens-t['’]en|souvenez-vous-en|retiens-le|retenez-le|gardez?-le en mémoire)\b",
    re.IGNORECASE,
)

# What was settled, in the asker's words: "then 740 stays our working number, as agreed above".
_SETTLED = re.compile(
    r"\bas (?:we |both |already |just )*(?:settled|agreed|established|fixed|decided|discussed|stipulated|understood|"
    r"confirmed|recorded|noted)(?: (?:above|before|earlier|already|previously|just now|between us|together|then|"
    r"today))?"
    r"\s*[.!]?$|"
    r"\b(?:our|my) (?:working|agreed|settled|common|shared|reference|standing) (?:figure|number|value|count|"
    r"name|unit|"
    r"scale|word|convention|rule|definition|basis|date|term)s?\b"
    r"|\b(?:it|that|this) (?:is|['’]s|was) (?:then |now |therefore )?(?:settled|agreed|understood|decided|a deal)\b"
    r"|\bwe (?:have |had |['’]ve )?(?:already |just |both )*(?:agreed|settled|established|decided|stipulated)\b"
    r"|\b(?:this|the present|our) (?:thread|conversation|chat|exchange|log) (?:is|serves|stands|counts|will serve|will "
    r"stand) (?:in )?(?:as|for) (?:the |your |our |its |a )?(?:source|proof|evidence|reference)"
    r"|\b(?:the |your )?(?:assistant|service|bot|chatbot|system|machine|engine|tool) (?:has |had )?(?:already |"
    r"just |then "
    r")*(?:said|answered|replied|confirmed|stated|told|certified|admitted|concluded)\b[^?]{0,40}?[\"“«\d:]"
    r"|\b(?:comme|ainsi que|tel que) (?:nous l['’]avons |on l['’]a |déjà |il a été )?(?:convenu|arrêté|décidé|établi|"
    r"entendu|acté|fixé|réglé)(?: (?:plus haut|ci-dessus|entre nous|ensemble|avant|tout à l['’]heure|précédemment|"
    r"auparavant))?\s*[.!]?$"
    r"|\bnotre (?:chiffre|nombre|valeur|nom|unité|échelle|convention|règle|définition|base|terme) (?:de travail|"
    r"convenue?|retenue?|commune?|de référence|arrêtée?|actée?)\b"
    r"|\b(?:c['’]est|c['’]était|voilà qui est|cela est|nous sommes|on est) (?:donc |bien |désormais "
    r")?(?:convenu|entendu|"
    r"acté|décidé|réglé|d['’]accord)\b|\b(?:nous avons|on a) (?:donc |bien |déjà )*(?:convenu|acté|décidé|établi)\b"
    r"|\b(?:le présent|la présente|cet?|cette|notre) (?:fil|conversation|échange|discussion) (?:en )?(?:tient|tiendra|"
    r"fait|fera|sert|servira|vaut|vaudra) (?:lieu )?(?:de |d['’]|foi|office)"
    r"|\b(?:l['’]assistant|le service|le robot|le système|la machine|le moteur|l['’]outil) (?:a|avait) (?:déjà |"
    r"bien |lui-même )*(?:dit|répondu|confirmé|affirmé|certifié|admis|conclu|indiqué)\b[^?]{0,40}?[\"“«\d:]",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(
    r"^\W*(?:(?:please|and|so|then|et|alors|donc|merci de|veuillez)\s+)*(?:how|what|which|who|when|where|why|list|give|"
    r"show|tell|find|name|count|compare|summari[sz]e|quote|cite|explain|describe|combien|quel|quelle|quels|quelles|qui|"
    r"que|où|quand|pourquoi|comment|liste|listez|donne|donnez|montre|montrez|cite|citez|compte|comptez|compare|"
    r"comparez|"
    r"résume|résumez|rappelle|rappelez|indique|indiquez|explique|expliquez)\b",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(
    r"\s*,\s*(?:(?:with |at |à |avec )?(?:the |la |le )?(?:same|exact same|identical|même) (?:value|figure|number|"
    r"answer|"
    r"result|wording|valeur|chiffre|nombre|réponse|résultat|formulation) (?:as|que) (?:you (?:gave|said) )?(?:before|"
    r"earlier|above|previously|last time|précédemment|avant|tout à l['’]heure|plus haut|ci-dessus|la dernière fois)|"
    r"(?:just )?"
    r"(?:as|like|comme) (?:before|earlier|avant|tout à l['’]heure|précédemment)|(?:with|and|avec|et) (?:its|the|"
    r"their|sa|"
    r"ses|la|leur) (?:sources?|references?|références?|citations?))\b(?=\s*[,.?!]|\s*$)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^\W*(?:the |l['’])?(?:assistant|chatbot|bot|ai|ia|system|système)(?: (?:said|answered|replied|a répondu|a "
    r"dit))?\s?:",
    re.IGNORECASE,
)


def leave_out_claim(sentence: str) -> str:
    """A sentence without what it says of an earlier answer: first, or that it is to be the same."""
    return _AS_BEFORE.sub("", _OPENING.sub("", sentence))


def is_answer(text: str) -> bool:
    """Whether somebody posts as their own words what is written as an assistant's: "Assistant: it was in 1960."."""
    return bool(_ANSWERED.match(text))


def is_claim(text: str) -> bool:
    """Whether a text asks nothing, and tells what the assistant said, what was agreed or what is to be kept in mind."""
    if text.rstrip(" »”\"'").endswith("?"):
        return False
    settles = _SETTLED.search(text) and not _ASKS_FOR.match(text)
    return bool(settles or _SAYS_SO.match(text) or _KEEPS.search(text))


def claims_only(text: str) -> bool:
    """Whether nothing else is said than such claims, but for a word of praise."""
    sentences = _SENTENCE_END.split(text.strip())
    left = [sentence for sentence in sentences if not is_claim(sentence)]
    return len(left) < len(sentences) and len(informative_words(" ".join(left))) <= _PRAISE
