"""Names of persons: by a title, by the words around them, by a given name, or by words that nobody else uses.

No model is asked. A name that the corpus holds itself ("Ada Lovelace" in an article) is a subject that may be asked
about, unless the words around it say that it is somebody's own: "je m'appelle", "my son".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.asking.spelling import count_word
from assistant.privacy.kinds import Found, Holds, Kind
from assistant.words import STOP_WORDS, fold_word, is_french, split_words

_LIST = Path(__file__).parent / "given_names.txt"
_UPPER = r"[A-ZÀ-ÖØ-ÞŒ]"
_INITIALS = rf"(?:{_UPPER}\.(?:-{_UPPER}\.)?[ \u00a0]?)+"
_WORD = (
    rf"(?:(?:[DLO]['’]|Mac|Mc|al-|El-)?{_UPPER}[^\W\d_]*(?:['’](?:{_UPPER}[^\W\d_]+|h(?!\w)))?"
    rf"(?:-(?:{_UPPER}[^\W\d_]*|[a-zà-ÿ]{{2,3}}-{_UPPER}[^\W\d_]*))*)"
)
_PARTICLE = (
    r"(?:(?:de la|de los|de|du|des|da|dos|di|della|del|van der|van den|van de|van|von der|von|zu|ben|bin|ibn|"
    r"al|el|le|la|"
    r"ter|ten|der)[ \u00a0]|d['’])"
)
_RUN = rf"{_WORD}(?:[ \u00a0](?:{_UPPER}\.[ \u00a0])?{_PARTICLE}?{_WORD}){{0,3}}"
_TITLE = (
    r"(?:M\.|MM\.|M(?=[ \u00a0][A-ZÀ-Þ])|Mmes?|M(?:el)?lle|Mrs?\.?|Ms\.?|Miss|Mx\.?|Drs?\.?|Pr\.?|Prof\.?|Me|"
    r"Maître|Monsieur|"
    r"Madame|Mademoiselle|Docteure?|Doctor|Professeure?|Professor|Sir|Dame|Lady|Lord|Judge|Nurse|Sergeant|Sgt\.?|"
    r"Lieutenant|Capitaine|Captain|Colonel|Inspecteur|Inspectrice|Inspector|Officer|Rev\.?|Father|Sister|Sœur|Père|"
    r"monsieur|madame|mademoiselle|mme|mlle|mrs?\.?|ms\.?|dr\.?|maître|docteure?|doctor|prof\.?|professeure?|"
    r"professor|m\.)"
)
# "Madame la directrice Durand": functions stand between, and are no names.
_FUNCTION = r"(?:(?:le|la|l['’])[ \u00a0]?(?:[^\W\d_]+[ \u00a0]){1,2}|l['’][^\W\d_]+[ \u00a0])?"
_TITLED = re.compile(rf"(?<![\w.-]){_TITLE}[ \u00a0]+{_FUNCTION}(?P<value>(?:{_INITIALS})?{_PARTICLE}?{_RUN})")
_TITLED_LOW = re.compile(
    r"(?<![\w.-])(?:[Mm](?:me|lle|rs?|s|onsieur|adame|ademoiselle)|M\.|[Dd]r|[Dd]octeur|[Dd]octor)\.?[ \u00a0]+"
    r"(?P<value>[^\W\d_]{3,}(?:-[^\W\d_]{2,})*)"
)
_TITLED_HIGH = re.compile(
    r"(?<![\w.-])(?:M\.|MME|MLLE|MR\.?|MRS\.?|MS\.?|MISS|DR\.?|PROF\.?|MONSIEUR|MADAME|MADEMOISELLE|MAÎTRE|"
    r"DOCTEUR|DOCTOR)"
    rf"[ \u00a0]+(?P<value>(?:(?:DE|DU|LE|LA|VAN|VON|D['’])[ \u00a0]?)?{_UPPER}{{2,}}(?:['’-]{_UPPER}{{2,}})*)(?!\w)"
)
_OWN = re.compile(
    r"(?:je m['’]appelle|je me nomme|je me présente,?|mon nom (?:complet )?est|mon nom c['’]est|"
    r"s['’]appelle|se nomme|nommée?|prénommée?|dénommée?|surnommée?|my (?:full )?name is|my name['’]s|"
    r"(?:his|her|their) name is|named|ici|this is|i am called|i['’]m called|soussignée?|undersigned,?|signé:?|"
    r"signed:?|"
    r"(?:nom(?: de (?:famille|naissance))?|prénom|name|surname|first name|last name|nom et prénom|patiente?|cliente?|"
    r"usager|usagère|bénéficiaire|applicant|claimant|tenant|locataire|candidate?|titulaire|cardholder|titular)"
    r"(?:[ \u00a0\u202f]?:| is\b| est\b|,)?)[ \u00a0]+",
    re.IGNORECASE,
)
_FRAMES_THAT_TAKE_LOW = re.compile(
    r"(?:je m['’]appelle|je me nomme|mon nom (?:complet )?est|s['’]appelle|my (?:full )?name is|my name['’]s|"
    r"(?:his|her) name is)[ \u00a0]+",
    re.IGNORECASE,
)
_KIN = (
    "mari|femme|épouse|époux|conjointe?|compagne|compagnon|fils|fille|enfant|père|mère|papa|maman|frère|sœur|"
    "soeur|cousine?|"
    "oncle|tante|neveu|nièce|grand-père|grand-mère|beau-père|belle-mère|belle-sœur|beau-frère|voisine?|"
    "collègue|amie?|"
    "copine?|patronne?|cheffe?|responsable|conseiller|conseillère|médecin|avocate?|propriétaire|locataire|bailleur|"
    "stagiaire|assistante?|secrétaire|cliente?|patiente?|élève|husband|wife|spouse|partner|son|daughter|child|"
    "kid|father|"
    "mother|mum|mom|dad|brother|sister|cousin|uncle|aunt|nephew|niece|grandfather|grandmother|grandson|granddaughter|"
    "neighbou?r|colleague|friend|boss|manager|landlord|landlady|tenant|doctor|lawyer|teacher|student|patient|intern|"
    "assistant|nanny|carer|boyfriend|girlfriend|fiancée?|flatmate|roommate|supervisor|GP"
)
_RELATIVE = re.compile(
    r"(?i:\b(?:mon|ma|mes|notre|son|sa|ton|ta|votre|leur|my|our|his|her|their|your)[ \u00a0]"
    r"(?:(?:petite?|grande?|jeune|ancienne?|ex|late|old|older|younger|elder|new|nouvelle?|nouveau|former|"
    r"little|big|feue?)"
    rf"[ \u00a0-])?(?:{_KIN})s?,?[ \u00a0](?:(?:aussi|is|est|was|called|named|appelée?|nommée?)[ \u00a0])?)"
)
_CLOSING = re.compile(
    r"(?:cordialement|bien à vous|bien cordialement|salutations(?: distinguées)?|merci d['’]avance|regards|sincerely|"
    r"faithfully|best wishes|cheers|thanks|thank you|merci|respectueusement|many thanks|yours truly)"
    r"[ \u00a0]?[,.!:—–-]?\s+(?:[—–-]\s*)?",
    re.IGNORECASE,
)
_CORRESPONDENT = re.compile(
    r"(?i:\b(?:chez|écrit par|envoyée? par|reçue? de|de la part de|written by|sent by|received from|from|dear|"
    r"ch(?:er|ère)|"
    r"bonjour|hello|hi|au nom de|on behalf of|dossier de|dossier d['’]|file of|je suis|i am|i['’]m)[ \u00a0])"
)
# A given name alone names a person where it asks or tells.
_TELLS = re.compile(
    rf"(?<![\w'’.-])(?P<value>{_WORD})[ \u00a0](?:me |nous |vous |m['’]a |nous a |a )?(?:demand\w+|veut|"
    rf"voudrait|souhait\w+|écrit|dit que|"
    r"pense que|asks?|asked|wants|wanted|wrote|said|told|thinks|would like|needs)(?!\w)"
)
_BARE = re.compile(rf"(?<![\w'’.-])(?:{_INITIALS})?{_RUN}")
_CAMEL = re.compile(r"(?<!Mc)(?<!Mac)(?<!De)(?<!Le)(?<!La)(?<!Du)(?<!Van)(?<=[a-zà-ÿ])[A-Z]")  # "OpenAI"
_CAPITAL_PARTICLES = frozenset("De Du Des La Le Les Van Von Ben El Al Da Di Dos".split())
_PLACE_BEFORE = re.compile(
    r"\b(?:rue|avenue|boulevard|place|quai|pont|square|lycée|collège|école|université|hôpital|clinique|"
    r"fondation|institut|prix|"
    r"aéroport|gare|stade|loi|lois|théorème|musée|théâtre|bibliothèque|parc|centre|station|salle|espace|"
    r"maison|rapport|plan|mission|"
    r"commission|observatoire|syndrome|maladie|méthode|amendement|affaire|arrêt|effet|campus|program|"
    r"programme|project|"
    r"projet|street|university|hospital|foundation|institute|award|prize|school|museum|library|airport|law|"
    r"act|theorem|"
    r"disease|effect|report|lake|mount|cape|port|fort|San|Saint|Sainte|St\.?|the|The|company|entreprise|"
    r"société|groupe|group|brand|marque)[ \u00a0]"
    r"(?:(?:de la|de|du|des|d['’]|of|the)[ \u00a0]?)?$"
)
_PLACE_AFTER = re.compile(
    r"^[ \u00a0](?:Street|Road|Avenue|Square|University|Hospital|Foundation|Institute|Award|Prize|School|"
    r"College|Museum|Library|"
    r"Airport|Act|Law|Park|Bridge|Station|Group|Inc|Ltd|LLC|Corp|SA|SAS|SARL|Index|Effect|Syndrome|Disease|"
    r"Theorem|Report|Centre|Center)\b"
)
# Capitalised words that follow a given name without being a surname.
_NO_SURNAME = frozenset(
    "university universite street road avenue square park city county island north south east west carolina dakota "
    "texas london paris lyon marseille france england ireland canada europe africa america asia institute foundation "
    "group research lab labs project projet code opus sonnet haiku ai gpt model cloud pay watch home skills airport "
    "museum college school hospital station bridge valley river lake bay falls beach day act law bill award prize "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)
_RARE = 200  # how often a word of the frequency lists occurs that may be a name and little else
_COMMON = 2000  # how often a word of the frequency lists occurs that opens sentences rather than names anybody


def find_names(text: str, is_held: Holds) -> Iterator[Found]:
    """Names without their titles; pieces may overlap."""
    yield from _find_titled(text, is_held)
    yield from _find_shouted(text)
    yield from _find_framed(text)
    yield from _find_bare(text, is_held)


def _find_titled(text: str, is_held: Holds) -> Iterator[Found]:
    french = is_french(split_words(text))
    for match in _TITLED.finditer(text):
        start, end = _trim(text, *match.span("value"))
        value = text[start:end]
        title = match.group()[: match.start("value") - match.start()]
        if title.startswith("Me ") and not french:
            continue
        if end <= start or value in _ACRONYMS or _is_function(value) or is_held(f"{title.strip()} {value}"):
            continue
        if " " in value and is_held(value):
            continue
        yield Found(start, end, Kind.NAME)
    for match in _TITLED_LOW.finditer(text):
        word = fold_word(match["value"].split("-")[0])
        if match["value"][0].islower() and word not in STOP_WORDS and (word in _given() or not count_word(word)):
            yield Found(*match.span("value"), Kind.NAME)


_ACRONYMS = frozenset({"CSRD", "IA", "AI", "RGPD", "GDPR"})
_FUNCTIONS = frozenset(
    "ministre ministres president presidente directeur directrice prefet prefete maire senateur senatrice "
    "depute deputee "
    "secretaire premier premiere first minister prime mayor chair chairman chairwoman secretary speaker "
    "commissaire recteur "
    "rectrice inspecteur inspectrice conseiller conseillere tout who universe world america".split()
)
_ARTICLE = re.compile(r"^(?:la|le|l['’])[ \u00a0]?")


def _is_function(value: str) -> bool:
    """Whether what follows a title is an office or nobody: "Madame la Ministre", "Monsieur X"."""
    bare = _ARTICLE.sub("", value)
    return len(value) == 1 or fold_word(re.split(r"[ \u00a0’'-]", bare)[0] or "x") in _FUNCTIONS


def _find_shouted(text: str) -> Iterator[Found]:
    for match in _TITLED_HIGH.finditer(text):
        word = fold_word(match["value"].split("-")[0])
        if word not in STOP_WORDS and not _is_function(match["value"]):
            yield Found(*match.span("value"), Kind.NAME)


def _find_framed(text: str) -> Iterator[Found]:
    """Names that the words before them make somebody's own, whether the corpus holds them or not."""
    for frame in (_OWN, _RELATIVE, _CLOSING):
        for match in frame.finditer(text):
            name = _BARE.match(text, match.end())
            if name:
                start, end = _trim(text, *name.span())
                words = split_words(text[start:end])
                # After a closing or a label any capitalised word may come; a name is a given name or an unknown word.
                likely = any(word in _given() for word in words) or any(_is_unknown(word) for word in words)
                if end > start and words and (likely or (frame is _RELATIVE or _takes_any(match.group()))):
                    yield Found(start, end, Kind.NAME)
    for match in _CORRESPONDENT.finditer(text):
        name = _BARE.match(text, match.end())
        if name:
            start, end = _trim(text, *name.span())
            words = split_words(text[start:end])
            if words and words[0] in _given() and (words[0] not in _doubtful() or len(words) > 1):
                yield Found(start, end, Kind.NAME)
    for match in _FRAMES_THAT_TAKE_LOW.finditer(text):
        low = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*(?:[ \u00a0][^\W\d_]{2,}(?:-[^\W\d_]+)*)?").match(
            text, match.end()
        )
        if low and low.group()[0].islower():
            first, *second = low.group().split()
            if fold_word(first.split("-")[0]) in STOP_WORDS:
                continue
            keeps = second and fold_word(second[0].split("-")[0]) not in STOP_WORDS
            yield Found(low.start(), low.end() if keeps else low.start() + len(first), Kind.NAME)


_TAKES_ANY = re.compile(r"présente|soussigné|(?:nom|name)[ \u00a0\u202f]?:", re.IGNORECASE)


def _takes_any(frame: str) -> bool:
    return bool(_FRAMES_THAT_TAKE_LOW.search(frame) or _TAKES_ANY.search(frame))


def _find_bare(text: str, is_held: Holds) -> Iterator[Found]:
    """Runs of capitalised words that are a given name with a surname, or that no list and no article knows."""
    for match in _BARE.finditer(text):
        start, end = _trim(text, *match.span())
        start = _skip_opening(text, start, end)
        run = text[start:end]
        words = [word for word in re.split(r"[ \u00a0]", run) if word[:1].isupper() and not word.endswith(".")]
        words = [word for word in words if word not in _CAPITAL_PARTICLES]
        if not words or _PLACE_BEFORE.search(text[:start]) or _PLACE_AFTER.search(text[end:]):
            continue
        if _names_a_person(run, words) and not is_held(run):
            yield Found(start, end, Kind.NAME)
    for match in _TELLS.finditer(text):
        word = fold_word(match["value"].split("-")[0])
        if word in _given() and word not in _doubtful() and not is_held(match["value"]):
            yield Found(*match.span("value"), Kind.NAME)


def _names_a_person(run: str, words: list[str]) -> bool:
    folded = [fold_word(word.split("-")[0].replace("’", "'").split("'")[-1] or "x") for word in words]
    if re.match(_INITIALS, run):
        return len(words) == 1 and len(words[0]) > 2 and not words[0].isupper() and _may_be_surname(folded[0])
    if len(words) < 2 or any(len(word) < 2 for word in words):
        return False
    for given, surname, written in ((folded[0], folded[1], words[1]), (folded[-1], folded[0], words[0])):
        sure = given in _given() and given not in _doubtful()
        if sure and _may_be_surname(surname) and not (written.isupper() and len(written) <= 3):
            return True
        if given in _doubtful() and _is_unknown(surname) and _may_be_surname(surname):
            return True
    if sum(word.isupper() for word in words) > 1 or any(_CAMEL.search(word) for word in words):
        return False
    return all((word in _given() or _is_rare(word)) and _may_be_surname(word) for word in folded)


def _may_be_surname(folded: str) -> bool:
    return folded not in _NO_SURNAME and folded not in STOP_WORDS


def _is_unknown(folded: str) -> bool:
    return len(folded) > 2 and not count_word(folded)


def _is_rare(folded: str) -> bool:
    return len(folded) > 2 and count_word(folded) <= _RARE


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A run without words at its end that open what comes next ("Jean Dupont Il …" keeps two words)."""
    while end > start:
        last = re.search(r"[^ \u00a0]+$", text[start:end])
        if last is None or fold_word(last.group()) not in STOP_WORDS:
            return start, end
        end = start + len(text[start : start + last.start()].rstrip())
    return start, end


def _skip_opening(text: str, start: int, end: int) -> int:
    """Where a name begins in a run whose first words only open the sentence: "Que", "Selon", "Did"."""
    while start < end:
        word = re.match(r"[^ \u00a0]+", text[start:end])
        if word is None:
            return end
        written = word.group()
        folded = fold_word(re.split(r"[-'’]", written)[0] or "x")
        opens = not re.search(r"[.!?:\n]\s*$", text[:start]) and text[:start].strip() != ""
        is_plain = folded in STOP_WORDS or (not opens and folded not in _given() and count_word(folded) > _COMMON)
        if re.match(rf"{_UPPER}\.", written) or not is_plain:
            return start
        start += len(written)
        while start < end and text[start] in " \u00a0":
            start += 1
    return end


@cache
def _given() -> frozenset[str]:
    return frozenset(name for name, _ in _read())


@cache
def _doubtful() -> frozenset[str]:
    """Given names that are words as well."""
    return frozenset(name for name, doubtful in _read() if doubtful)


@cache
def _read() -> tuple[tuple[str, bool], ...]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    return tuple((fold_word(name.rstrip("?")), name.endswith("?")) for name in names)
