"""Denials, opposites, certainty and extent: the small words that turn a sentence round, compared with its places.

A word of this kind is compared by what stands beside it: "more oversight" contradicts "a reduction in oversight",
whatever else grows in the same row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.support import Sense
from assistant.words import STOP_WORDS, fold_word, raw_words

_UNLIKE = 0.4  # cosine of two words up to which they have nothing to do with each other
_NEAR = 0.3  # likeness above that, as a share of what is left, from which two words are taken for one another
_REACH = 3  # informative words on either side of a word that it speaks of
_LONGEST_ACRONYM = 6
_MARGIN = 0.3
_NOT = frozenset(
    """
    not no never none nobody nothing neither nor cannot without hardly barely scarcely isn aren wasn weren don doesn
    didn won wouldn couldn shouldn hasn haven ne n jamais aucun aucune rien personne ni sans non nullement
    """.split()
)
_BEFORE_NOUN = frozenset("no none without lack lacks lacking absence sans aucun aucune ni neither nor manque faute".split())
_TURNING = _NOT | frozenset("less fewer moins rather instead plutot".split())
_SECOND_HALF = frozenset("pas point plus jamais aucun aucune rien personne ni".split())  # ne … pas
_DENYING = frozenset(
    """
    lack lacks lacking absence absent fail fails failed failing failure refuse refuses refused reject rejects rejected
    rejecting ban bans banned deny denies denied unable prevent prevents preventing prevented inhibit inhibits avoid
    avoids stop stops stopped prohibit prohibits prohibited forbid forbids manque manquent absence absent echec echoue
    echouent refus refuse refusent refuser rejet rejette rejettent interdit interdite interdits interdites interdisent
    interdire interdisant nie nient incapable incapables empeche empechent empecher evite evitent eviter faute
    """.split()
)
# Words that leave something out or undo it: with them a row may say what a sentence denies.
_UNDOING = _DENYING | frozenset(
    """
    missing few little rather instead unlike despite less fewer neglect overlook ignore ignored ignores ignoring
    lose loses losing loss lost end ends ended abandon abandoned fleeting temporary ongoing limited difficulty difficult
    struggle struggles escape escapes evade evades free only just shift shifted shifting reduce reduces reduced
    plutot lieu malgre peu rare rarement moins neglige negligent ignore ignorent perte perd perdent perdre fin
    abandonne abandonnes abandon disparu echapper echappent limite limitee difficile difficulte seulement passager
    """.split()
)
_ONLY = re.compile(r"\b(?:not|non) (?:just|only|merely|solely|simply|seulement|uniquement)\b|\bpas (?:que|seulement|"
                   r"uniquement)\b|\bn(?:e |['’])\w+(?: \w+)? (?:que |qu['’])|\bno longer only\b", re.IGNORECASE)  # fmt: skip
_UNDONE = re.compile(
    r"^(?:un(?!it|iv|iq|if|us|der|ion|e?s?$)\w{4}|dis(?:s|c(?!o|u|i)|ag|ap|ab|ad|tr(?!i)|or|lo|co(?:nn|nt|ur))|in(?:eff|suff|ad[ae]|capa|vali|visi|"
    r"just|equa|egal|acce|abil|secu|cert|dispo|exist|expl)|im(?:poss|bala|puis)|irr?e(?:gu|sp|al)|ill?e(?:ga)|mis|mal)|less$"
)
_OPPOSITES = tuple(
    tuple(frozenset(side.split()) for side in pair.split("/"))
    for pair in (
        # more / less
        """
        increase increases increased increasing rise rises rising rose risen grow grows growing grew growth more higher
        gain gains expand expands expanding expansion surge surges boost boosts improve improves improved improvement
        improving better accelerate accelerates strengthen strengthens enhance enhances multiply multiplies broaden
        broadens widen widens deepen deepens double doubled triple tripled augmente augmentent augmenter augmentation
        hausse croissance croit croissant croissante progresse progressent davantage gagne gagnent ameliore ameliorent
        ameliorer amelioration raise raises raised raising soar soars climb climbs spike spikes intensify intensifies
        amplify amplifies escalate escalates exacerbate exacerbates proliferate proliferates proliferation upward
        aggrave aggravent aggraver intensifie intensifient amplifie amplifient grimpe grimpent bondit croitre accroit
        accroissent accroitre accroissement accelere accelerent renforce renforcent renforcer elargit elargissent elargir meilleur
        meilleure mieux multiplie multiplient multiplier essor
        / decrease decreases decreased decreasing decline declines declining declined fall falls falling fell fallen
        drop drops dropped dropping less fewer lower lowers lose loses losing loss shrink shrinks shrinking shrank
        reduce reduces reduced reducing reduction slow slows worsen worsens worsening worse weaken weakens cut cuts
        diminish diminishes limit limits limiting narrow narrows restrict restricts erode erodes erosion undermine
        undermines mitigate mitigates alleviate alleviates ease eases curb curbs lessen lessens minimize minimizes dampen
        dampens dwindle dwindles downturn contraction plummet plummets downward attenue attenuent attenuer allege
        allegent resorbe comble amoindrit etouffe ralentissement ralentir affaiblissement diminue diminuent diminuer diminution baisse baissent baisser recul recule reculent reculer chute
        chutent moins declin reduit reduisent reduire reduction ralentit ralentissent affaiblit affaiblissent
        affaiblir pire degrade degradent deterioration limite limitent limiter restreint restreindre desinteret
        """,
        # allow / prevent
        """
        allow allows allowing enable enables enabling permit permits let lets help helps helping facilitate facilitates
        encourage encourages support supports foster fosters promote promotes permet permettent permettre permettant
        aide aident aider facilite facilitent facilite encourage encouragent soutient soutiennent favorise favorisent
        / prevent prevents preventing inhibit inhibits hinder hinders hindering block blocks blocking stop stops
        discourage discourages discouraging deter deters impede impedes disrupt disrupts oppose opposes counter counters
        undermine undermines empeche empechent empecher freine freinent entrave entravent bloque bloquent decourage
        decouragent dissuade perturbe perturbent combat combattent oppose opposent
        """,
        "before avant earlier early sooner plus-tot tot ahead precoce / after apres later late tard tardif",
        "first premier premiere premiers premieres / last dernier derniere derniers dernieres",
        "above over exceed exceeds / below under beneath",
        "always toujours constantly / sometimes parfois occasionally rarely rarement seldom",
        """
        easier easy easily simple simplify simplifies eliminates facile facilement facilite simplifie
        / harder hard difficult difficulty necessary complicates complicate difficile complique compliquent
        """,
        "fast faster quick quickly rapid rapidly rapide vite rapidement / slow slower slowly lent lente lentement",
        "high highest eleve elevee hauts haute / low lowest poor faible faibles bas basse",
        "long longer lengthy longue / short shorter brief courte court bref",
        "large larger big major significant grand grande / small smaller minor minimal slight petit petite mineur",
        "rich wealthy affluent riche riches / poor underprivileged disadvantaged pauvre pauvres demunis",
        "cheap cheaper affordable inexpensive / expensive costly dearer cher chere couteux couteuse onereux",
        "safe safer secure safety sur surs / dangerous unsafe hazardous risky dangereux dangereuse",
        "strong stronger robust fort forte solide / weak weaker fragile faible",
        "accept accepts accepted embrace adopt adopts accepte adopte / reject rejects refuse refuses rejette refuse",
        "start starts begin begins launch launches lance commence / stop stops end ends cease arrete cesse",
        "create creates build builds cree construit / destroy destroys eliminate eliminates detruit supprime",
        "include includes including inclut / exclude excludes excluding exclut",
        "positive positif positive optimism optimistic / negative negatif pessimism pessimistic",
        """
        many numerous widely most majority nombreux nombreuses beaucoup plupart majorite largement
        / few rare rarely scarcely minority minorite peu rares marginal
        """,
        "protect protects safeguard protege protegent / threaten threatens endanger harm harms menace menacent nuit",
        "reveal reveals expose exposes revele devoile / hide hides conceal conceals cache cachent masque",
        "gain gains win wins gagne gagnent / lose loses losing perd perdent",
        "attract attracts attire attirent / repel repels deter deters drives away repousse",
        "hire hires hiring recruits embauche recrute / fire fires layoffs lays licencie licencient supprime",
        "enter enters arrive arrives join joins rejoint / leave leaves exit exits quit quits quitte quittent",
        "best meilleur / worst pire", "maximum / minimum", "inside indoors interieur / outside outdoors exterieur",
        "same similar identical meme similaire identique / different differs differents different differente",
        "common frequent frequently widespread courant frequent / rare uncommon exceptional exceptionnel",
        "abundant abundance plentiful abondant abondance / scarce scarcity shortage penurie rarete",
        "real genuine authentic vrai reel authentique / fake false counterfeit faux factice",
        "natural naturel naturelle / artificial synthetic artificiel synthetique",
        "free gratuit gratuite / paid payant payante", "individual individuel / collective collectif",
        "transparent transparency transparence / opaque opacity secrecy opacite",
        "automated automatic automatique automatise / manual manually manuel manuelle",
        "employers employer employeurs employeur / employees employee workers salaries employes",
        "rural ruraux rurale / urban urbain urbaine", "north nord / south sud", "import imports / export exports",
        "hope hopes confidence confident espoir optimisme / fear fears worry worries crainte craintes inquietude",
        "confirm confirms confirme / deny denies dement", "agree agrees accord / disagree disagrees desaccord",
        "profit profits benefice benefices / losses deficit pertes", "hot warm chaud / cold cool froid",
        "success succeed succeeds successful reussite reussit succes / failure fail fails echec echoue",
        "voluntary optional volontaire facultatif / mandatory compulsory obligatoire",
        "open ouvert ouverte / closed proprietary ferme fermee proprietaire",
        "active actif / passive passif",
        "permanent lasting durable / temporary fleeting temporaire ephemere",
        "efficient efficiency effective efficace / inefficient ineffective inefficace",
        "public publique / private prive privee",
        "with avec / without sans",
        "local locale decentralized decentralised / global mondial centralized centralised",
        "trust confiance / distrust mistrust mefiance defiance",
        "old older aged ages vieux / young younger jeune jeunes",
        "men male hommes masculin masculins / women female femmes feminin feminins",
        "human humans humain humaine / machine machines",
    )
)
_CLAUSE = re.compile(
    r"(?<!\d)[,;:.!?]\s|[()—–]|\b(?:but|while|whereas|which|because|as|when|since|if|although|despite|mais|tandis que|alors que|"
    r"car|parce que|quand|lorsque|à mesure que|si|malgré|bien que|ce qui)\b"
)
_SETTLED = re.compile(
    r"\b(?:already|now|past|previously|proven|proved|confirmed|certainly|definitely|undoubtedly|inevitably|solved|guarantees?|officially|undeniably|demonstrated|demontre|officiellement|deja|"
    r"desormais|prouve|confirme|certainement|inevitablement|resolu|garantit|sans aucun doute|has been|have been)\b"
)
_OPEN = re.compile(
    r"\b(?:may|might|could|can|potential|potentially|possibl[ey]|likely|risk|risks|plans?|planned|aims?|expected|expects?"
    r"|propos\w+|would|should|will|seek\w*|consider\w*|predict\w*|forecast\w*|concerns?|debates?|alleged|suggest\w*|fears?"
    r"|peu(?:t|vent)|pourrai\w+|devrai\w+|risque\w*|potentiel\w*|possible\w*|probable\w*|prevoi\w+|envisage\w*|vise\w*"
    r"|propose\w*|crain\w+|challenges?|struggl\w+|futur\w*)\b"
)
# What one does to the other: who stands before it and who after it makes the difference.
_TRANSITIVE = frozenset(
    """
    overshadow overshadows replace replaces replacing outperform outperforms surpass surpasses exceed exceeds mistake
    mistakes interpret interprets misinterpret cause causes causing lead leads leading drive drives benefit benefits
    help helps helping threaten threatens threatening undermine undermines influence influences shape shapes attack
    attacks support supports supporting fund funds funding sue sues accuse accuses buy buys acquire acquires sell sells
    regulate regulates control controls teach teaches train trains protect protects require requires produce produces
    favor favors prefer prefers fear fears trust trusts remplace remplacent depasse depassent surpasse surpassent
    eclipse eclipsent cause causent entraine entrainent provoque provoquent mene menent influence influencent menace
    menacent profite profitent aide aident attaque attaquent soutient soutiennent finance financent accuse accusent
    achete achetent vend vendent controle controlent protege protegent exige exigent produit produisent prefere
    preferent craint craignent forme forment
    """.split()
)
_PASSIVE = frozenset("by par due from".split())
_SAME = 0.7  # likeness from which two words are one
_MODAL = frozenset("may might could peut peuvent pourrait pourraient would".split())
_DONE = frozenset("has have had a ont avait avaient was were been ete".split())
_WHOLE = frozenset("all every always entirely completely everyone everything tous toutes toujours entierement".split())
_WHOLE_TOO = _WHOLE | frozenset(
    "each any total whole full universal across only chaque tout toute totalite entier ensemble any".split()
)


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text, folded and as written, the clause of each, and which of them are informative."""

    words: list[str]
    raw: list[str]
    clause: list[int]
    telling: list[int]

    @classmethod
    def of(cls, text: str) -> _Text:
        raw: list[str] = []
        clause: list[int] = []
        for number, part in enumerate(_CLAUSE.split(text)):
            raw += (found := raw_words(part))
            clause += [number] * len(found)
        words = [fold_word(word) for word in raw]
        telling = [
            at
            for at, word in enumerate(words)
            if len(word) > 1 and (word not in STOP_WORDS or (raw[at].isupper() and len(word) < _LONGEST_ACRONYM))
        ]
        return cls(words, raw, clause, telling)

    def after(self, at: int) -> list[int]:
        """Places among `telling` of the next informative words of the clause."""
        there = [place for place, other in enumerate(self.telling) if other > at and self.clause[other] == self.clause[at]]
        return there[:_REACH]

    def around(self, at: int) -> list[int]:
        """Those of the next and of the two words before."""
        there = [place for place, other in enumerate(self.telling) if other < at and self.clause[other] == self.clause[at]]
        return self.after(at) + there[-2:]

    def spoken_of(self, at: int) -> list[int]:
        """Those that a denial speaks of."""
        return self.after(at) if self.words[at] in _BEFORE_NOUN else self.around(at)


def find_turn(sentence: str, source: str, sense: Sense) -> str | None:
    """How a sentence turns round what its source says: negation, direction, certainty or extent; None when not."""
    said, known = _Text.of(_ONLY.sub(" ", sentence)), _Text.of(_ONLY.sub(" ", source))
    if not said.telling or not known.telling:
        return None
    alike = sense.liken([said.raw[at] for at in said.telling], [known.raw[at] for at in known.telling])
    alike = ((alike - _UNLIKE) / (1 - _UNLIKE)).clip(0)
    if _denies_unheard(said, known, alike) or _drops_denial(said, known, alike):
        return "negation"
    if _opposes(said, known, alike) or _swaps(said, known, alike):
        return "direction"
    folded_said, folded_known = " ".join(said.words), " ".join(known.words)
    if _SETTLED.search(folded_said) and not _SETTLED.search(folded_known) and _OPEN.search(folded_known):
        return "certainty"
    if not _OPEN.search(folded_said) and _takes_for_done(said, known, alike):
        return "certainty"
    if _WHOLE & set(said.words) and not _WHOLE_TOO & set(known.words):
        return "extent"
    return None


def _denials(text: _Text, kinds: frozenset[str]) -> Iterator[int]:
    for at, word in enumerate(text.words):
        if word in kinds and not (word in _SECOND_HALF and {"ne", "n"} & set(text.words[max(0, at - 4) : at])):
            yield at


def _denies_unheard(said: _Text, known: _Text, alike: NDArray[np.floating]) -> bool:
    """Whether a sentence denies something of which its source denies nothing."""
    undoing = [(known.words[at], known.spoken_of(at)) for at in _denials(known, _NOT | _UNDOING)]
    undone = [
        (known.words[at], [place, *range(max(0, place - 1), place), *known.after(at)])
        for place, at in enumerate(known.telling)
        if _UNDONE.search(known.words[at])
    ]
    for at in _denials(said, _NOT | _DENYING):
        own = said.words[at]
        if own in _DENYING and at in said.telling and alike[said.telling.index(at)].max() >= _NEAR:
            continue
        # A denial that the sentence repeats stands for itself only.
        others = [(said.spoken_of(at), places) for word, places in undoing if word == own or word not in said.words]
        others += [(said.around(at), places) for word, places in undone if word not in said.words]
        if not any(mine and theirs and alike[np.ix_(mine, theirs)].max() >= _NEAR for mine, theirs in others):
            return True
    return False


def _drops_denial(said: _Text, known: _Text, alike: NDArray[np.floating]) -> bool:
    """Whether a source denies what a sentence states."""
    if any(True for _ in _denials(said, _NOT | _UNDOING)) or any(_UNDONE.search(word) for word in said.words):
        return False
    for at in _denials(known, _NOT):
        spoken_of = known.after(at)[:2]
        if len(spoken_of) == 2 and (alike[:, spoken_of].max(axis=0) >= 2 * _NEAR).all():
            return True
    return False


def _opposes(said: _Text, known: _Text, alike: NDArray[np.floating]) -> bool:
    """Whether a word of a sentence has its opposite beside the same words of the source."""
    for pair in _OPPOSITES:
        for at, side in _sides(said, pair):
            places = said.around(at)
            best = {side: -1.0, 1 - side: -1.0}
            for other, its_side in _sides(known, pair):
                beside = known.around(other)
                if places and beside:
                    near = alike[np.ix_(places, beside)]
                    best[its_side] = max(best[its_side], float(near.max(axis=1).sum()))
            least = _NEAR if best[side] < 0 else 2 * _NEAR
            if best[1 - side] >= least and best[1 - side] > best[side] + _MARGIN:
                return True
    return _undoes(said, known) or _undoes(known, said)


def _sides(text: _Text, pair: tuple[frozenset[str], ...]) -> Iterator[tuple[int, int]]:
    """Where words of a pair of opposites stand, and on which side; a denial before a word turns it round."""
    for at, word in enumerate(text.words):
        for side in (0, 1):
            if word in pair[side] and word not in pair[1 - side]:
                denied = bool(_TURNING & set(text.words[max(0, at - 3) : at]))
                yield at, side ^ denied


def _undoes(one: _Text, other: _Text) -> bool:
    """Whether one text says "connected" where the other says "disconnected" only."""
    mine, theirs = set(one.words), set(other.words)
    for word in mine:
        plain = re.sub(r"^(?:un|dis|in|im|il|ir|de|des|non)", "", word)
        if plain != word and len(plain) > 4 and plain in theirs and word not in theirs and plain not in mine:
            return not _NOT & theirs
    return False


def _takes_for_done(said: _Text, known: _Text, alike: NDArray[np.floating]) -> bool:
    """Whether a sentence tells as done what its source says may be done."""
    for at, word in enumerate(known.words):
        if word in _MODAL and (next_ := known.after(at)):
            for mine in np.flatnonzero(alike[:, next_[0]] >= _NEAR):
                there = said.telling[mine]
                if _DONE & set(said.words[max(0, there - 3) : there]):
                    return True
    return False


def _swaps(said: _Text, known: _Text, alike: NDArray[np.floating]) -> bool:
    """Whether words have changed sides of a word that both texts hold, each way: "AI might overshadow people"."""
    same = alike >= _SAME
    for mine, theirs in zip(*np.nonzero(same), strict=True):
        at, there = said.telling[mine], known.telling[theirs]
        if not _TRANSITIVE & {known.words[there], said.words[at]} or _PASSIVE & (_close(said, at) | _close(known, there)):
            continue
        before, after = _sides_of(said, mine)
        their_before, their_after = _sides_of(known, theirs)
        if _moved(same, before, their_before, their_after) and _moved(same, after, their_after, their_before):
            return True
    return False


def _close(text: _Text, at: int) -> set[str]:
    return set(text.words[max(0, at - 3) : at + 4])


def _sides_of(text: _Text, place: int) -> tuple[list[int], list[int]]:
    clause = text.clause[text.telling[place]]
    inside = [other for other, at in enumerate(text.telling) if text.clause[at] == clause]
    return [other for other in inside if other < place], [other for other in inside if other > place]


def _moved(same: NDArray[np.bool_], mine: list[int], here: list[int], there: list[int]) -> int:
    """How many of my words on one side stand on the other side over there, and only there."""
    if not mine or not there:
        return 0
    gone = same[np.ix_(mine, there)].any(axis=1)
    stays = same[np.ix_(mine, here)].any(axis=1) if here else np.zeros(len(mine), bool)
    return int((gone & ~stays).sum())
