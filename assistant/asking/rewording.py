"""Ways to ask that the lexicon knows in other words: whole turns of phrase put as the plain ones."""

from __future__ import annotations

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.plainer import any_case

# Blanks are counted by no filter of relevancy; where a share is asked for, the words say of what.
_BLANKS_ASIDE = any_case(
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
_HELD = rf"(rows|lignes|{TABLE_NAMES})"
_LOW, _HIGH = r"(?:smallest|lowest|fewest|least)", r"(?:largest|highest|biggest|greatest)"
_OF_AN_ARTICLE = (
    r"(?: (?:that )?(?:an|any|one|a single) article (?:has|holds|lists|contains)|"
    r" (?:of|in) (?:an|any|one|a single) article)"
)
_D_UN_ARTICLE = r" (?:qu['’]ait un article|d['’]un (?:seul )?article|dans un (?:seul )?article|que compte un article)"
_WHAT_IS, _QUEL_EST = r"what(?:['’]s| is) the", r"quel est le"
# A pattern, and what stands for it.
REWORDED = (
    (
        any_case(r"\b(?:qui )?(?:ont|portent|comportent|contiennent) dans leurs? (?:titres?|intitulés?) "
    r"(?:(?:le (?:mot|terme)|l['’]expression) )?(?=[«“\"])"), "dont le titre contient ",
    ),
    (
        any_case(r"\b(?:that |which )?(?:have|carry|bear|contain) in their titles? (?:the (?:word|term|expression) )?"
    r"(?=[«“\"])"), "whose title contains ",
    ),
    # « le mot anglais « nuclear » »: of what language a word is changes nothing
    (any_case(r"\b(mots?|termes?|expressions?|vocables?|sigle|acronyme) (?:anglais|français|allemand|espagnol|italien|"
              r"latin|grec|anglo-saxon)(?:e?s?) (?=[«“\"])"), r"\1 "),
    (
        any_case(rf"\b{_WHAT_IS} {_LOW} (?:total )?number of {_HELD}{_OF_AN_ARTICLE}"),
        r"which article has the fewest \1",
    ),
    (any_case(rf"\b{_WHAT_IS} {_HIGH} (?:total )?number of {_HELD}{_OF_AN_ARTICLE}"), r"which article has the most \1"),
    (any_case(rf"\b{_QUEL_EST} plus petit nombre (?:total )?d(?:e |['’]){_HELD}{_D_UN_ARTICLE}"),
    r"quel article a le moins de \1"),
    (any_case(rf"\b{_QUEL_EST} plus grand nombre (?:total )?d(?:e |['’]){_HELD}{_D_UN_ARTICLE}"),
    r"quel article a le plus de \1"),
    (
        any_case(rf"^(?:the )?(?:best|busiest|top) (year|quarter|month) (?:in terms of|by|for) "
    rf"(?:the )?(?:number of )?(articles|{TABLE_NAMES})\b"),
        r"which \1 has the most \2",
    ),
    (
        any_case(rf"^(?:le )?meilleur (trimestre|mois) (?:en|par|pour le) nombre d(?:e |"
    rf"['’])(articles|{TABLE_NAMES})\b"),
        r"quel \1 a le plus de \2",
    ),
    (any_case(r"(?<=[?.]) (?:(?:tell|give) me|and) the (?:figure|number|count)s?(?: as well| too)?\W*$"), ""),
    (any_case(r"(?<=[?.]) (?:donne|dis|indique)[sz]?[- ]moi (?:aussi )?le (?:chiffre|nombre)(?: aussi)?\W*$"), ""),
    (
        any_case(r"\b(?:headlines|titles) (?:have|with|having) [“\"«]?\s?([\w’'-]+?)\s?[”\"»]? "
    r"(?:as|for) (?:their|its|the|a) first word\b"),
        r"titles begin with “\1”",
    ),
    (
        any_case(r"\btitres (?:ont|avec|ayant) [“\"«]?\s?([\w’'-]+?)\s?[”\"»]? (?:pour|comme) premier mot\b"),
        r"titres commencent par “\1”",
    ),
    (any_case(r"\b(rows?|items?) (?:named|called|titled) (?:with|after|using|containing) "), r"\1 "
    r"whose name contains "),
    (any_case(r"\b(row|item) names? (?:features?|includes?|carry|carries|shows?)\b"), r"\1 name contain"),
    (any_case(r"\b(d['’]une ligne) au moins\b"), r"\1"),
    (any_case(r"^([«“\"].*?)\s*[:–—]\s*((?:dans combien d['’]|in how many )articles)(?=\s*\??$)"), r"\2 \1"),
    (
        any_case(r"^(?:et )?(?:celui|celle) (des \w+|d['’]entre (?:eux|elles)|parmi eux) qui "
    r"(?=(?:en )?(?:a|compte)\b)"),
        r"lequel \1 ",
    ),
    (any_case(r"^(?:and )?the one (of the \w+|of them|among them) (?:that|which) (?=has\b)"), r"which \1 "),
    (any_case(rf"\bhow many ([1-5])['’]?s\b(?!.*\b(?:{TABLE_NAMES}|rows)\b)"), r"how many rows rated \1"),
    (any_case(rf"\bcombien de ([1-5])(?= (?:dans|compte|a|en tout|au total|"
    rf"l['’]article)\b)(?!.*\b(?:{TABLE_NAMES}|lignes)\b)"), r"combien de lignes notées \1"),
    (
        any_case(r"^where (?:do|are) all (?:the )?(?:five )?tables (?:have|of) (?:the|exactly the) "
    r"(?:very )?same (?:length|number of rows|size)"),
        "which articles have the same number of rows in all five tables",
    ),
    (
        any_case(_FIRST_SO_MANY + r"(which articles|how many articles)(?: qualify| match| fit| is that)?(?=\s*\??$)"),
        r"\2 have \1",
    ),
    (
        any_case(
            _FIRST_SO_MANY + r"(quels articles|combien d['’]articles)(?: correspondent| sont concernés)?(?=\s*\??$)"
        ),
        r"\2 ont \1",
    ),
    (
        any_case(rf"^(?:the )?({TABLE_NAMES})(?: rows)?\s*[,:–—-]\s*(?:the )?(?:grand |overall )?total\W*$"),
        r"how many \1",
    ),
    (
        any_case(rf"^(?:les )?(?:lignes de )?({TABLE_NAMES})\s*[,:–—-]\s*(?:le )?total(?: général)?\W*$"),
        r"combien de \1",
    ),
    (any_case(r"\b(?:new year['’]s day|new year)(?:,| of)? (?=20\d\d\b)"), "1 January "),
    (any_case(r"\bchristmas(?: day)?(?:,| of)? (?=20\d\d\b)"), "25 December "),
    (any_case(r"\b(?:jour de l['’]an|nouvel an)(?: de)? (?=20\d\d\b)"), "1er janvier "),
    (any_case(rf"\b({TABLE_NAMES}) in (?:the )?double (?:figures|digits)\b"), r"at least 10 \1"),
    (any_case(rf"\b(?:a )?double[- ]digit (?:numbers?|counts?) of ({TABLE_NAMES})\b"), r"at least 10 \1"),
    (any_case(r"\bun nombre (d(?:e |['’])\w+) à deux chiffres\b"), r"au moins 10 \1"),
    (any_case(r"^anything (?:in there |there )?(?=(?:from|dated|on) )"), "which articles are "),
    (any_case(r"^((?:what|how) about) the ((?:[\w’'-]+ ){1,4})one(?=\s*\??$)"), r"\1 the \2article"),
    (any_case(rf"^{_LEAVES_OUT} (?:everything|anything|all|whatever is) (?:that is )?after "), "and only until "),
    (any_case(rf"^{_LEAVES_OUT} (?:everything|anything|all|whatever is) (?:that is )?before "), "and only since "),
    (any_case(rf"^{_OTE} tout ce qui (?:est |vient )?après "), "et seulement jusqu’à "),
    (any_case(rf"^{_OTE} tout ce qui (?:est |vient )?avant "), "et seulement depuis "),
    (
        any_case(
            r"^((?:break|split|sort|group|divide)\b.*?),? (?:un(?:scored|rated)|blank|empty) (?:ones|rows) "
            r"(?:aside|excluded|ignored|left out)(?=[\s,:?.!]*$)"
        ),
        r"\1",
    ),
    (any_case(r"\bat the very (most|least)\b"), r"at \1"),
    (any_case(r"\bbat le record d(?=[eu]\b|['’])"), "a le record d"),
    (
        any_case(r"\b(?:called|named|titled) (?:some|any)thing (?:with|containing) (.+?)(?: in it)?(?=[?.!]*\s*$)"),
        r"whose name contains \1",
    ),
    (any_case(r"\s*\(\s*\d+ (?:et|and) \d+ (?:inclus|compris|included|inclusive)\s*\)"), ""),
    (any_case(r"\bun mois d(?:e |['’])"), "en "),
    (any_case(r"\bsept\.?(?= 20\d\d\b)"), "september"),
    (_BLANKS_ASIDE, r"\1"),
    (any_case(r",?\s*\b(?:point d['’]interrogation|question mark)\s*[.?]?\s*$"), " ?"),  # dictated
    (
        any_case(
            r"\s*\([^()]*\b(?:mot seul|seul mot|mot entier|mot exact|mot isolé|mot à part entière|whole word|"
            r"word alone|"
            r"word itself|exact word|as a word|on its own|standalone word|full word)\b[^()]*\)"
        ),
        "",
    ),
    (any_case(rf"{_ARTICLE_THAT}{_CORPUS}?,? ?(?:chronologi\w+ )?{_BEGINS}{_OF_IT}"), "which is the oldest article"),
    (any_case(rf"{_ARTICLE_THAT}{_CORPUS}?,? ?(?:chronologi\w+ )?{_ENDS}{_OF_IT}"), "which is the latest article"),
    (
        any_case(
            r"^(?:qu['’]est-ce qui (?:a été|est) (?:publié|scanné|repéré|listé|recensé|paru|sorti|ajouté|"
            r"mis en ligne|entré)|"
            r"what (?:was|got|has been) (?:published|scanned|listed|added|released|put out)|what (?:came|"
            r"went) (?:out|in))"
            r"(?= (?:in|on|during|since|en|le|au|depuis|pendant|dans|after|before|avant|après)\b)"
        ),
        "which articles are dated",
    ),
    (
        any_case(
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
        any_case(
            r"^(?:(?:no|non|oops|oups|sorry|pardon|désolée?|excuse[zr]?[- ]moi)[\s,.!:–—-]+)*"
            r"(?:i (?:actually )?mean(?:t)?(?: to say)?|je voulais (?:plutôt )?dire|je veux dire|je parlais)\b[\s,:]*"
        ),
        "and ",
    ),
    (
        any_case(
            r"^(?:what|which) (?:dates?|period|years|time ?(?:span|frame|period)|date range) (?:does|do|is|are) "
            r"(?:the|this|your|our) (?:collection|corpus|base|database|archive|articles|scans) (?:cover(?:ed)?|span)\b"
        ),
        "the oldest and the latest article",
    ),
    (
        any_case(
            r"^(?:sur )?quelles? (?:dates?|périodes?|années?|plage de dates) (?:couvr\w+|s['’]étend)(?:[- ]t)?"
            r"(?:[- ](?:il|elle|ils|elles))? (?:le|la|les|ce|cette|notre|votre) "
            r"(?:corpus|base|collection|fonds|articles|fiches|veille)\b"
        ),
        "l’article le plus ancien et l’article le plus récent",
    ),
)  # fmt: skip
