"""The words that deny, oppose, settle or widen, in French and English, folded: what `polarity` compares."""

from __future__ import annotations

import re

NOT = frozenset(
    """
    not no never none nobody nothing neither nor cannot without hardly barely scarcely isn aren wasn weren don doesn
    didn won wouldn couldn shouldn hasn haven ne n jamais aucun aucune rien personne ni sans non nullement
    """.split()
)
BEFORE_NOUN = frozenset(
    "no none with avec without lack lacks lacking absence sans aucun aucune ni neither nor manque faute".split()
)
ALSO_NOT = frozenset("nor neither ni".split())  # behind another denial they carry it on
IN_NOUN_PHRASE = frozenset("a an any the of de d du des la le les l un une".split())
LOSING = frozenset("lose loses losing perdre perdent perd sacrifice sacrifier sacrificing nuire compromettre".split())
TURNING = NOT | frozenset("rather instead plutot lieu lack lacks absence manque".split())
COMPARING = frozenset("less fewer moins".split())  # they turn what follows close by
BOUNDING = frozenset(
    "more over above exceed exceeds less fewer under below beneath plus moins depasse depassent".split()
)
THAN = frozenset("than de d un une a".split())
PARTING = frozenset("and et because due cause grace thanks".split())  # a denial does not reach beyond them
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
    reduce reduces reduced ignorance ignorant unaware exempt exempts exempted exempting exclude excludes excluded
    excluding exempte exemptes exemptee exemptees exemptent exclut exclu exclue exclus exclues
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
        (r"no (?:more|less|fewer|later) than|pas plus (?:de|d[’'])|pas moins (?:de|d[’'])", " "),
        (r"(?:never|jamais)(?: [\w’']+){1,5} (?:so (?:many|much)|autant|aussi)|never before|comme jamais", "record"),
        (
            r"rais(?:e|es|ed|ing) (?=(?:\w+ ){0,2}(?:issue|concern|question|doubt|fear|worr|alarm|debate|possibilit))",
            "pose ",
        ),
        (r"progressi(?:f|ve)s?", "incremental"),
        (r"no doubt|sans (?:aucun )?doute|without (?:a )?doubt", "certainly"),
        (r"no longer", "not anymore"),
        (r"ha(?P<many>s|ve|d) yet (?=to\b)", "has not "),
        (r"(?:fall|fell|fallen|falls|falling|come|came|comes|coming) short(?: of)?", "not meet"),
        (r"non-(?=[a-z])", "non"),  # "non-renewable" denies nothing
        (r"à peine(?! (?:\d|une?\b|deux|trois|plus|moins))", "jamais"),
        (r"no-(?=\w)", " "),  # a "no-fly zone" is
        (r"not least|non sans raison", " "),
    )
)
UNDONE = re.compile(
    r"^(?:un(?!it|iv|iq|if|us|der|ion|cover|lock|veil|leash|fold|earth|tie|e?s?$)\w{4}|dis(?:s|c(?!o|u|i)|ag|ap|ab|ad"
    r"|tr(?!i)|or|lo|co(?:nn|nt|ur))|in(?:eff|suff|ad[ae]|capa|vali|visi|"
    r"just|equa|egal|acce|abil|secu|cert|dispo|exist|expl|consist|coher|compl|compat|toler|stab)|im(?:poss|bala|puis)"
    r"|irr?e(?:gu|sp|al)|ill?e(?:ga)|mis|mal(?!e|ay|l|i))|less$"
)
PREFIX = re.compile(r"^(?:un|dis|in|im|il|ir|de|des|non)")
LACKING = frozenset("lack lacks lacking absence manque manquent fail fails failed".split())
CLAUSE = re.compile(
    r"(?<!\d)[,;:.!?]\s|[()—–]|\b(?:but|while|whereas|which|because|as|when|since|if|although|despite"
    r"|mais|tandis que|alors que|"
    r"car|parce que|quand|lorsque|à mesure que|si|malgré|bien que|ce qui)\b"
)
ADJECTIVE = re.compile(
    r"\b(?:(?:potential(?:ly)?|possible) (?!(?:for|to|of|that)\b|shift|chang|transition|move|future|rise)\w+"
    r"|potentiel\w*)"
)  # "potential cases" are cases, a "potential shift" is none yet
UNSETTLED = re.compile(
    r"\b(?:not|never|n|ne|pas) (?:\w+ )?(?=guarantee|garanti|prove|prouve|confirm|demonstrat|solved)\w+"
)
SETTLED = re.compile(
    r"\b(?:already|now|past|previously|proven|proved|confirmed|certainly|definitely|undoubtedly|inevitably|solved"
    r"|guarantees?|officially|undeniably|demonstrated|demontre|officiellement|deja|"
    r"desormais|prouve|confirme|certainement|inevitablement|resolu|garantit|sans aucun doute|has been|have been)\b"
)
NOW = re.compile(r"\b(?:already|now|past|previously|deja|desormais)\b")
# What leaves no doubt at all.
CERTAIN = re.compile(
    r"\b(?:a coup sur|surely|certainly|certainement|inevitabl\w+|ineluctabl\w+|undoubtedly|without (?:a )?doubt"
    r"|definitely|for (?:certain|sure)|sans (?:faute|aucun doute)|immanquablement|assurement|undeniabl\w+|indeniabl\w+"
    r"|bel et bien|invariabl\w+|systematiquement|it is (?:clear|certain|proven)|c est (?:sur|certain|prouve)"
    r"|il est (?:clair|certain|prouve))\b"
)
PROVED = re.compile(
    r"\b(?:(?<!may )(?<!might )(?<!could )prove(?:s|d|n)?|confirm(?:s|ed)|demonstrate(?:s|d)|established that"
    r"|verified|prouv\w+|confirm(?:e|ent|ee?s?)"
    r"|demontr\w+|etabli(?:t|ssent)? que?|verifie\w*|beyond doubt|undeniabl\w+|indeniable\w*|incontestable\w*)\b"
)
FOUND = re.compile(
    r"\b(?:pro(?:ve|of)\w*|confirm\w*|demonstrat\w*|establish\w*|verif\w*|prouv\w*|preuve\w*|demontr\w*|etabli\w*"
    r"|show\w*|find\w*|found|reveal\w*|evidence|stud(?:y|ies)|research\w*|data|indicat\w*|highlight\w*|discover\w*"
    r"|analys\w*|test\w*|trial\w*|result\w*|report\w*|survey\w*|validat\w*|experiment\w*|scientif\w*|montr\w+|revel\w+"
    r"|etudes?|recherche\w*|donnees|essais?|resultat\w*|enquete\w*|temoign\w+|success\w*)\b"
)
OPEN = re.compile(
    r"\b(?:may|might|could|can|potential|potentially|possibl[ey]|likely|risk|risks|plans?|planned|aims?|expected"
    r"|expects?|projected"
    r"|propos\w+|would|should|will|seek\w*|consider\w*|predict\w*|forecast\w*|concerns?|debates?|commit\w*"
    r"|intend\w*|promis\w+|s engag\w+|souhait\w*|alleged|suggest\w*|fears?"
    r"|peu(?:t|vent)|pourrai\w+|devrai\w+|risque\w*|potentiel\w*|possible\w*|probable\w*|prevoi\w+|envisage\w*|vise\w*"
    r"|propose\w*|crain\w+|struggl\w+|futur\w*)\b"
)
# What a text that tells no fact yet says of it: stricter than OPEN.
HEDGED = re.compile(
    r"\b(?:may|might|could|would|will|potential(?:ly)?|plans? to|planned|aim\w*|proposed|expected|projected"
    r"|consider\w*|commit\w*|s engag\w+"
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
    r"|\b(?:est|sont|était|étaient) (?:\w+ )?(?:deven|parven|interven|surven)u\w*"
    r"|(?<![\w’'])(?:a|ont|avait|avaient) (?:\w+ )?\w+(?:é|i|u|it|is|ert)(?:e|s|es)?\b",
    re.IGNORECASE,
)
# In French only behind a word for a change: « la contamination de produits est liée à l’industrie » tells of none.
_CHANGES = (
    r"pass\w+|transition\w*|évol\w+|bascul\w+|gliss\w+|chang\w+|mouvement\w*|virage|déplac\w+|migr\w+|transform\w+"
)
FROM_TO = re.compile(
    rf"(?:\bfrom|\b(?:{_CHANGES})\b[^.;,]{{0,40}}?\b(?:d[eu]s?|d[’']un[e]?)) (?P<first>[^.;,]{{3,60}}?)"
    r" (?:to|towards?|à|au|aux|vers) (?P<second>[^.;,]{3,60})",
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
# What is turned into what.
MADE_INTO = re.compile(
    r"\b(?:convert|transform|turn|remodel|repurpos|translat)(?!\w*ers?\b)\w* (?P<first>[^.;,]{3,60}?) (?:into|to)"
    r" (?P<second>[^.;,]{3,60})"
    r"|\b(?:convert|transform|chang|traduir|tradui)\w* (?P<french>[^.;,]{3,60}?) en (?P<then>[^.;,]{3,60})",
    re.IGNORECASE,
)
_ONCE = r"(?:previously|formerly|once|autrefois|auparavant|jadis|anciennement|naguère)"
_NOW = r"(?:now|today|currently|nowadays|désormais|aujourd[’']hui|maintenant|à présent|dorénavant)"
# What was so once, and what is now.
ONCE_NOW = re.compile(
    rf"\b{_ONCE} (?P<first>[^.;,]{{3,50}}?)[ ,].{{0,60}}?\b{_NOW} (?P<second>[^.;,]{{3,50}})"
    rf"|\b{_NOW} (?P<then>[^.;,]{{3,60}}?)[ ,].{{0,60}}?\b{_ONCE} (?P<french>[^.;,]{{3,50}})",
    re.IGNORECASE,
)
LEFT = (FROM_TO, LEFT_FOR, MADE_INTO, ONCE_NOW)
# What a text tells above all of whom.
ABOVE_ALL = re.compile(
    r"\b(?:especially|mainly|mostly|chiefly|above all|surtout|principalement)\b"
    r"(?: (?:among|amongst|in|by|for|chez|parmi))?",
    re.IGNORECASE,
)
RATHER = re.compile(r"\b(?:rather than|instead of|plutôt que?|plutôt qu|au lieu d[e’'])", re.IGNORECASE)
# What a text says will be, where another says only that it may be.
WILL = re.compile(
    r"\b(?:will|going to|va|vont)\b(?! (?:likely|probably|possibly|perhaps|sans doute|probablement|peut))"
    r"|\b(?!camera|opera|libera|tempera|mascara|extra|infra|ultra|supra|contra)\w{2,}(?:era|eront|ira|iront|dra"
    r"|dront|ura|uront)\b|\b(?:sera|seront|fera|feront|aura|auront|ira|iront)\b"
)
WILL_TOO = re.compile(
    r"\b(?:will|going to|expected?|expects?|projected|predict(?:s|ed)?|forecasts?|likely|set to|poised|inevitabl\w+"
    r"|bound to|va|vont|devrai\w+|prevu\w*|prevoi\w+|attendu\w*)\b|\w{2,}(?:era|eront|ira|iront)\b"
)
MAY = re.compile(
    r"\b(?:may|might|could|can|possibly|potentially|peu(?:t|vent)|pourrai\w+"
    r"|(?<!facteur de )(?<!facteurs de )risque\w*|eventuel\w*|(?:a|ont) pu)\b"
)
# Of a decision or an end, English pasts and French participles.
DECIDED = re.compile(
    r"(?:adopt|approuv|enact|ratifi|repeal|abrog|complet|finish|abolish|aboli|convict|condamn|sentenc|arrest|arret|kill"
    r"|resign|demission|legali[sz]|cancel|annul|acquit|expell|expuls|fired|licenci|vot|sign|promulgu)(?:l?ed|ee?s?|e"
    r"|i|is|it|ies?)"
)
# Of a court or an authority that has judged.
JUDGED = re.compile(r"guilty|coupables?|convict\w*|condamnee?s?|liable|acquitt\w+|fined|jailed|emprisonnee?s?")
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
CAN = frozenset("can could able peut peuvent pouvoir capable capables".split())
# As the words begin.
CANNOT = re.compile(
    r"(?:cannot|can not|can never|could not|couldn t|can t|unable to|(?:ne|n) (?:peu|pouv)\w+ (?:pas|plus|jamais))\b"
)
MODAL = frozenset("may might could peut peuvent pourrait pourraient would".split())
DONE = frozenset("has have had a ont avait avaient was were been ete".split())
WHOLE = frozenset("all every always entirely completely everyone everything tous toutes entierement".split())
# The same in more than a word, and of nobody or nothing at all.
WHOLE_GROUP = re.compile(
    r"\b(?:l ensemble (?:de|des|du)|la totalite|tout le monde|n importe quel\w*|quiconque|each and every"
    r"|anyone|everybody)\b"
)
NOBODY = re.compile(
    r"\b(?:no one|nobody|none|personne ne|aucune?|never|jamais|no \w+ (?:can|will|is|are|has|have|does))\b"
)
MORE_OR_LESS = re.compile(
    r"\b(?:often|many|some|most|few|several|sometimes|usually|generally|frequently|certain|can|may|might|could|multiple"
    r"|souvent|parfois|plusieurs|certaines?|quelques|generalement|beaucoup|plupart|nombreu\w+)\b"
)
WHOLE_TOO = WHOLE | frozenset(
    "each any total whole full fully wholly 100 universal universally comprehensive only chaque tout toute totalite"
    " entier ensemble pleinement integralement".split()
)
