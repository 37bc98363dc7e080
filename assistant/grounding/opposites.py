"""The words that deny, oppose, settle or widen, in French and English, folded: what `polarity` compares."""

from __future__ import annotations

import re

from assistant.words import stem_word

NOT = frozenset(
    """
    not no never none nobody nothing neither nor cannot without hardly barely scarcely isn aren wasn weren don doesn
    didn won wouldn couldn shouldn hasn haven ne n jamais aucun aucune rien personne ni sans non nullement
    """.split()
)
BEFORE_NOUN = frozenset(
    "no none with avec without lack lacks lacking absence sans aucun aucune ni neither nor manque faute".split()
)
LOSING = frozenset("lose loses losing perdre perdent perd sacrifice sacrifier sacrificing nuire compromettre".split())
TURNING = NOT | frozenset("less fewer moins rather instead plutot lieu lack lacks absence manque".split())
BADLY = frozenset("poorly badly trouble left missing difficilement mal peine peinent peiner".split())
SECOND_HALF = frozenset("pas point plus jamais aucun aucune rien personne ni".split())  # ne … pas
DENYING = frozenset(
    """
    lack lacks lacking absence absent fail fails failed failing failure refuse refuses refused reject rejects rejected
    rejecting ban bans banned deny denies denied unable prevent prevents preventing prevented inhibit inhibits avoid
    avoids stop stops stopped prohibit prohibits prohibited forbid forbids manque manquent absence absent echec echoue
    echouent refus refuse refusent refuser rejet rejette rejettent interdit interdite interdits interdites interdisent
    interdire interdisant nie nient incapable incapables empeche empechent empecher evite evitent eviter faute
    """.split()
)
# Words that leave something out or undo it: with them a row may say what a sentence denies.
UNDOING = DENYING | frozenset(
    """
    missing shortage shortages scarcity scarce deficit insufficient penurie penuries rarete
    suspend suspends suspended suspending suspension halt halts halted halting restrict restricts restricting
    restriction restrictions suspendent restreint restreignent transition transitions transitioning beyond former
    formerly once previously evolution passage
    few little minimal stability stable poor slight inadequate passant stabilite minime faible
    rather instead unlike despite less fewer neglect overlook ignore ignored ignores ignoring
    lose loses losing loss lost end ends ended abandon abandoned fleeting temporary ongoing limited difficulty difficult
    hinder hinders hindering inhibit inhibits impede impedes undermine undermines undermining threaten threatens entrave
    entravent freine freinent struggle struggles escape escapes evade evades free only just shift shifted shifting
    reduce reduces reduced
    plutot lieu malgre peu rare rarement moins neglige negligent ignore ignorent perte perd perdent perdre fin
    abandonne abandonnes abandon disparu echapper echappent limite limitee difficile difficulte seulement passager
    """.split()
)
ONLY = re.compile(r"\b(?:not|non) (?:just|only|merely|solely|simply|seulement|uniquement)\b|\bpas (?:que|seulement|"
                   r"uniquement)\b|\bn(?:e |['’])\w+(?: \w+)? (?:que |qu['’])"
                   r"|\bno longer only\b", re.IGNORECASE)  # fmt: skip
# Set phrases, and what stands for them: "every week" says how often, "no strings attached" is "without conditions".
PHRASES = tuple(
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), plain)
    for phrase, plain in (
        (r"every (?:single )?(?:hour|day|night|week|month|quarter|year|time)s?", "regularly"),
        (r"tous les (?:jours|mois|ans)|toutes les (?:semaines|heures|nuits)|à chaque fois", "régulièrement"),
        (r"(?:with )?no strings attached", "without conditions"),
        (r"(?P<verb>decline)(?:s|d)? (?=to\b)", "refuse "),
        (r"above all|after all|first of all|at all|all over|all the more|all but", " "),
        (r"semi-?conducteurs?", "puce"),
        (r"jeunes pousses?", "startups"),
        (r"billets? de banque", "monnaie"),
        (r"(?:compte|carte|virement|coordonnée)s? bancaires?", "compte"),
        (r"emplois?", "postes"),
        (r"(?:le|the) (?:plus|most)(?=[.,;:!?]|$)", "davantage"),
        (r"droits? d[’']auteurs?", "copyright"),
        (r"(?:pays )?en (?:voie de )?développement", "émergents"),
        (r"developing (?=countr|nation|world|econom|region)", "emerging "),
        (r"data banks?|bank notes?|banknotes?", "data"),
        (r"no doubt|sans (?:aucun )?doute|without (?:a )?doubt", "certainly"),
        (r"no longer", "not"),
        (r"à peine(?! (?:\d|une?\b|deux|trois|plus|moins))", "jamais"),
        (r"no-(?=\w)", " "),  # a "no-fly zone" is
        (r"not least|non sans raison", " "),
    )
)
UNDONE = re.compile(
    r"^(?:un(?!it|iv|iq|if|us|der|ion|cover|lock|veil|leash|fold|earth|tie|e?s?$)\w{4}|dis(?:s|c(?!o|u|i)|ag|ap|ab|ad|tr(?!i)|or|lo|co(?:nn|nt|ur))|in(?:eff|suff|ad[ae]|capa|vali|visi|"
    r"just|equa|egal|acce|abil|secu|cert|dispo|exist|expl|consist|coher|compl|compat|toler|stab)|im(?:poss|bala|puis)|irr?e(?:gu|sp|al)|ill?e(?:ga)|mis|mal)|less$"
)
_PAIRS = (
    # more / less
    """
        increase increases increased increasing rise rises rising rose risen grow grows growing grew growth more higher
        gain gains expand expands expanding expansion surge surges boost boosts improve improves improved improvement
        improving better accelerate accelerates strengthen strengthens enhance enhances multiply multiplies broaden
        broadens widen widens deepen deepens double doubled triple tripled augmente augmentent augmenter augmentation
        hausse croissance croit croissant croissante progresse progressent davantage gagne gagnent ameliore ameliorent
        ameliorer amelioration raise raises raised raising soar soars climb climbs spike spikes intensify intensifies
        amplify amplifies escalate escalates proliferate proliferates proliferation upward
        intensifie intensifient amplifie amplifient grimpe grimpent bondit croitre accroit
        accroissent accroitre accroissement accelere accelerent renforce renforcent renforcer elargit elargissent
        elargir meilleur
        meilleure mieux multiplie multiplient multiplier essor
        / decrease decreases decreased decreasing decline declines declining declined fall falls falling fell fallen
        drop drops dropped dropping less fewer lower lowers lose loses losing loss shrink shrinks shrinking shrank
        reduce reduces reduced reducing reduction slow slows weaken weakens cut cuts
        diminish diminishes limit limits limiting narrow narrows restrict restricts erode erodes erosion undermine
        undermines mitigate mitigates alleviate alleviates ease eases curb curbs lessen lessens minimize minimizes
        dampen
        dampens dwindle dwindles downturn contraction plummet plummets downward attenue attenuent attenuer allege
        allegent resorbe comble amoindrit etouffe ralentissement ralentir affaiblissement diminue diminuent diminuer
        diminution baisse baissent baisser recul recule reculent reculer chute
        chutent moins declin reduit reduisent reduire reduction ralentit ralentissent affaiblit affaiblissent
        affaiblir limite limitent limiter restreint restreindre desinteret
        """,
    # allow / prevent
    """
        allow allows allowing enable enables enabling permit permits let lets help helps helping facilitate facilitates
        encourage encourages support supports foster fosters promote promotes permet permettent permettre permettant
        facilite facilitent facilite encourage encouragent soutient soutiennent favorise favorisent
        facilitent
        / restrict restricts restricted restricting restriction restrictions restreint restreignent restreindre prevent
        prevents preventing inhibit inhibits hinder hinders hindering block blocks blocking stop stops
        discourage discourages discouraging deter deters impede impedes disrupt disrupts oppose opposes counter counters
        undermine undermines empeche empechent empecher freine freinent entrave entravent bloque bloquent decourage
        decouragent dissuade perturbe perturbent combat combattent oppose opposent
        """,
    """
        improve improves improved improving improvement improvements better ameliore ameliorent ameliorer amelioration
        ameliorations meilleur meilleure mieux relieve relieves alleviate alleviates ease eases soothe soothes attenue
        attenuent attenuer apaise apaisent apaiser soulage soulagent soulager remedie remedient mitigate mitigates
        / worsen worsens worsened worsening worse exacerbate exacerbates exacerbated exacerbating deteriorate
        deteriorates aggravate aggravates aggrave aggravent aggraver aggravation empire empirent empirer pire degrade
        degradent degrader degradation deterioration
        """,
    "before avant earlier early plus-tot tot ahead precoce / after apres later late tard tardif",
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
    "best meilleur / worst pire",
    """
        tighten tightens tightened toughen toughens stricter durcit durcissent durcir resserre resserrent
        / relax relaxes relaxed loosen loosens loosened assouplit assouplissent assouplir
        """,
    "maximum / minimum",
    "inside indoors interieur / outside outdoors exterieur",
    "same similar identical meme similaire identique / different differs differents different differente",
    "common frequent frequently widespread courant frequent / rare uncommon exceptional exceptionnel",
    "abundant abundance plentiful abondant abondance / scarce scarcity shortage penurie rarete",
    "real genuine authentic vrai reel authentique / fake false counterfeit faux factice",
    "natural naturel naturelle / artificial synthetic artificiel synthetique",
    "free gratuit gratuite / paid payant payante",
    "individual individuel / collective collectif",
    "transparent transparency transparence / opaque opacity secrecy opacite",
    "automated automatic automatique automatise / manual manually manuel manuelle",
    "employers employer employeurs employeur / employees employee workers salaries employes",
    "rural ruraux rurale / urban urbain urbaine",
    "north nord / south sud",
    "import imports / export exports",
    "hope hopes confidence confident espoir optimisme / fear fears worry worries crainte craintes inquietude",
    """
        adopt adopts embrace use uses using build builds utilise utilisent adopte adoptent recourt
        / abandon abandons shun shuns delaisse delaissent abandonne abandonnent renonce renoncent
        """,
    "near nearby soon proche proches bientot / distant far remote lointain lointaine",
    "integrate integrates combine combines integre combine / separate separates separe isole",
    "confirm confirms confirme / deny denies dement",
    "agree agrees accord / disagree disagrees desaccord",
    "profit profits benefice benefices / losses deficit pertes",
    "hot warm chaud / cold cool froid",
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
    "developed industrialised industrialized advanced developpes developpees industrialises / emerging emergents",
    "edible comestible comestibles / toxic poisonous toxique toxiques veneneux",
    "include includes including included comprise inclut inclus / except excluding excepted sauf excepte hormis",
    """
        help helps aid aids assist assists aide aident aider permet permettent
        / deceive deceives fool fools trick tricks thwart thwarts foil foils hamper hampers trompe trompent tromper
        dejoue dejouent dejouer
        """,
)


def _stems_of(side: str) -> frozenset[str]:
    return frozenset(stem for word in side.split() for stem in stem_word(word))


# By their stems in both languages, so that other forms of a word count too.
PREFIX = re.compile(r"^(?:un|dis|in|im|il|ir|de|des|non)")
LACKING = frozenset("lack lacks lacking absence manque manquent fail fails failed".split())
OPPOSITES = tuple(
    (_stems_of(one) - _stems_of(other), _stems_of(other) - _stems_of(one))
    for one, other in (pair.split("/") for pair in _PAIRS)
)
CLAUSE = re.compile(
    r"(?<!\d)[,;:.!?]\s|[()—–]|\b(?:but|while|whereas|which|because|as|when|since|if|although|despite"
    r"|mais|tandis que|alors que|"
    r"car|parce que|quand|lorsque|à mesure que|si|malgré|bien que|ce qui)\b"
)
ADJECTIVE = re.compile(r"\b(?:potential(?:ly)? \w+|possible \w+|potentiel\w*)")  # "potential cases" are cases
UNSETTLED = re.compile(
    r"\b(?:not|never|n|ne|pas) (?:\w+ )?(?=guarantee|garanti|prove|prouve|confirm|demonstrat|solved)\w+"
)
SETTLED = re.compile(
    r"\b(?:already|now|past|previously|proven|proved|confirmed|certainly|definitely|undoubtedly|inevitably|solved|guarantees?|officially|undeniably|demonstrated|demontre|officiellement|deja|"
    r"desormais|prouve|confirme|certainement|inevitablement|resolu|garantit|sans aucun doute|has been|have been)\b"
)
PROVED = re.compile(
    r"\b(?:prove(?:s|d|n)?|confirm(?:s|ed)|demonstrate(?:s|d)|established that|verified|prouv\w+|confirm(?:e|ent|ee?s?)"
    r"|demontr\w+|etabli(?:t|ssent)? que?|verifie\w*|beyond doubt|undeniabl\w+|indeniable\w*|incontestable\w*)\b"
)
FOUND = re.compile(
    r"\b(?:pro(?:ve|of)\w*|confirm\w*|demonstrat\w*|establish\w*|verif\w*|prouv\w*|preuve\w*|demontr\w*|etabli\w*"
    r"|show\w*|find\w*|found|reveal\w*|evidence|stud(?:y|ies)|research\w*|data|indicat\w*|highlight\w*|discover\w*"
    r"|analys\w*|test\w*|trial\w*|result\w*|report\w*|survey\w*|validat\w*|experiment\w*|scientif\w*|montr\w+|revel\w+"
    r"|etudes?|recherche\w*|donnees|essais?|resultat\w*|enquete\w*|temoign\w+|suggest\w*|success\w*|certain\w*|sign\w*)\b"
)
OPEN = re.compile(
    r"\b(?:may|might|could|can|potential|potentially|possibl[ey]|likely|risk|risks|plans?|planned|aims?|expected|expects?"
    r"|propos\w+|would|should|will|seek\w*|consider\w*|predict\w*|forecast\w*|concerns?|debates?|commit\w*|intend\w*|promis\w+|engag\w+|souhait\w*|alleged|suggest\w*|fears?"
    r"|peu(?:t|vent)|pourrai\w+|devrai\w+|risque\w*|potentiel\w*|possible\w*|probable\w*|prevoi\w+|envisage\w*|vise\w*"
    r"|propose\w*|crain\w+|challenges?|struggl\w+|futur\w*)\b"
)
# What a text that tells no fact yet says of it: stricter than OPEN.
HEDGED = re.compile(
    r"\b(?:may|might|could|would|will|potential(?:ly)?|plans? to|planned|aim\w*|proposed|expected"
    r"|consider\w*|commit\w*|engag\w+"
    r"|envisage\w*|prevoi\w+|peu(?:t|vent)|pourrai\w+|devrai\w+|risque\w*)\b"
)
# What one does to the other: who stands before it and who after it makes the difference.
TRANSITIVE = frozenset(
    """
    overshadow overshadows replace replaces replacing outperform outperforms surpass surpasses exceed exceeds mistake
    mistakes interpret interprets misinterpret cause causes causing lead leads leading drive drives benefit benefits
    help helps helping threaten threatens threatening undermine undermines influence influences shape shapes attack
    attacks support supports supporting fund funds funding sue sues accuse accuses buy buys acquire acquires sell sells
    regulate regulates control controls teach teaches train trains protect protects require requires produce produces
    demand demands demanding ask asks asking urge urges urging call calls calling force forces forcing push pushes
    pressure pressures warn warns warning criticise criticize criticises criticizes rely relies relying depend depends
    depending partner partners partnering pay pays paying invest invests give gives giving hire hires
    exige exigent demande demandent reclame reclament presse pressent pousse poussent force forcent avertit avertissent
    critique critiquent repose reposent depend dependent appuie appuient paie paient verse versent donne donnent
    recrute recrutent embauche embauchent
    favor favors prefer prefers fear fears trust trusts remplace remplacent depasse depassent surpasse surpassent
    eclipse eclipsent cause causent entraine entrainent provoque provoquent mene menent influence influencent menace
    menacent profite profitent aide aident attaque attaquent soutient soutiennent finance financent accuse accusent
    achete achetent vend vendent controle controlent protege protegent exige exigent produit produisent prefere
    preferent craint craignent forme forment
    """.split()
)
PASSIVE = frozenset("by par due from".split())
# What is told as done; French participles by their endings, in raw letters.
PERFECT = re.compile(
    r"\b(?:has|have|had)\b (?:\w+ )?(?:\w+(?:ed|en|own|ought|aught|ung|elt|eft|ost)|made|led|cut|put"
    r"|set|become|begun)\b"
    r"|(?<![\w’'])(?:a|ont|avait|avaient) (?:\w+ )?\w+(?:é|i|u|it|is|ert)(?:e|s|es)?\b",
    re.IGNORECASE,
)
FROM_TO = re.compile(
    r"\b(?:from|d[eu]s?|d[’']un[e]?) (?P<first>[^.;,]{3,60}?) (?:to|towards?|à|au|aux|vers) (?P<second>[^.;,]{3,60})",
    re.IGNORECASE,
)
LEFT_FOR = re.compile(
    r"\b(?:abandon|abandons|abandoning|drop|drops|dropping|ditch|ditches|shun|shuns|mov\w+ away from|shift\w* away from"
    r"|turn\w* away from|délaiss\w+|abandonn\w+|renonc\w+ à|se détourn\w+ d[eu]s?|s['’]éloign\w+ d[eu]s?)"
    r" (?P<first>[^.;]{3,80}?),? (?:in favou?r of|to focus on|to concentrate on|for"
    r"|au profit d[eu]s?|au bénéfice d[eu]s?"
    r"|pour) (?P<second>[^.;,]{3,80})",
    re.IGNORECASE,
)
RATHER = re.compile(r"\b(?:rather than|instead of|plutôt que?|plutôt qu|au lieu d[e’'])", re.IGNORECASE)
# What a text says will be, where another says only that it may be.
WILL = re.compile(
    r"\b(?:will|going to|va|vont)\b(?! (?:likely|probably|possibly|perhaps|sans doute|probablement|peut))"
    r"|\b(?!camera|opera|libera|tempera|mascara|extra|infra|ultra|supra|contra)\w{2,}(?:era|eront|ira|iront|dra"
    r"|dront|ura|uront)\b"
)
WILL_TOO = re.compile(
    r"\b(?:will|going to|expected?|expects?|projected|predict(?:s|ed)?|forecasts?|likely|set to|poised|inevitabl\w+"
    r"|bound to|va|vont|devrai\w+|prevu\w*|prevoi\w+|attendu\w*)\b|\w{2,}(?:era|eront|ira|iront)\b"
)
MAY = re.compile(
    r"\b(?:may|might|could|can|possibly|potentially|peu(?:t|vent)|pourrai\w+|risque\w*|eventuel\w*|(?:a|ont) pu)\b"
)
# Of a decision or an end, English pasts and French participles.
DECIDED = re.compile(
    r"(?:adopt|approuv|enact|ratifi|repeal|abrog|complet|finish|abolish|aboli|convict|condamn|sentenc|arrest|arret|kill"
    r"|resign|demission|legali[sz]|cancel|annul|acquit|expell|expuls|fired|licenci|vot|sign|promulgu)(?:l?ed|ee?s?|e|i|is|it|ies?)"
)
EXPECTED = re.compile(r"\b(?:expected|predicted|projected|planned|attendu\w*|prevu\w*)\b")
PLANNED = re.compile(
    r"(?:intend|plan|aim|want|propos|hop|seek|wish|promis|pledg|consider|prepar|threaten)(?:e?s|e?d|n?ing)?"
)
PAST = re.compile(
    r"(?!need|feed|seed|speed|breed|indeed|embed|bed|red)\w{2,}ed|built|made|led|cut|put|set|sold|bought|won|gave|took"
    r"|began"
)
BE = frozenset("be to being will would may could might can should is are".split())
NO_PAST = frozenset(
    "be to being is are the a of will would may could might can should by more in on for with and or".split()
)
MODAL = frozenset("may might could peut peuvent pourrait pourraient would".split())
DONE = frozenset("has have had a ont avait avaient was were been ete".split())
WHOLE = frozenset("all every always entirely completely everyone everything tous toutes entierement".split())
WHOLE_TOO = WHOLE | frozenset(
    "each any total whole full universal only chaque tout toute totalite entier ensemble any".split()
)
