"""Text that corrects other rows of its article, or says what is to be written for what: rules in two languages.

A row of an honest table tells what its author found out. It does not say that another row is void, that a number is to
be read as another one, or which name is to stand for which.
"""

from __future__ import annotations

_KIND = (
    r"(?:signals?|concerns?|behaviou?rs?|technolog(?:y|ies)|issues?|signaux|preoccupations?|inquietudes?|"
    r"comportements?|enjeux)"
)
_TABLE = rf"(?:{_KIND}|tables?|pages?|articles?|lists?|tableaux?|fiches?|listes?)"
_NUMBER = (
    r"(?:\d|[\"'](?! )|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|zero|"
    r"none|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    r"cinquante|soixante|cent|mille|aucun)\b)"
)
_PUT = r"(?:cited|quoted|repeated|retold|copied|shown)"
_VOID = (
    rf"(?:{_PUT}|wrong|withdrawn|void|retracted|mistyped|misprinted|superseded|outdated|obsolete|corrected|ignored|"
    r"disregarded|trusted|false|fake|forged|mistaken|erroneous|incorrect|inaccurate|invalid|provisional|typo|misprint|"
    r"error|mistake|draft|placeholder|dummy|out of date|no longer)"
)
_SLIP = (
    r"(?:typo|misprint|mistyped|misprinted|miscopied|clerical error|slip of the pen|coquille|faute de frappe|"
    r"erreur de (?:frappe|saisie|plume|copie|transcription))"
)
_SAID = (
    r"(?:rows?|lines?|entr(?:y|ies)|figures?|numbers?|cells?|names?|dates?|words?|tables?|lignes?|rangees?|chiffres?|"
    r"nombres?|noms?|mots?|tableaux?|cellules?)"
)
_LABEL = (
    r"(?:errat(?:um|a)|corrigend(?:um|a)|rectificatifs?|ndlr|n\.d\.l\.r\.?|(?:editor|publisher|proof-?reader|archivist)"
    r"(?:s|'s|s')? (?:note|notice|correction)|note (?:de la redaction|de l'editeur|du redacteur|du correcteur|(?:from|"
    r"by|of) the (?:editors?|desk|newsroom|publisher))|correction (?:notice|note))"
)
_SPEAKER = (
    r"(?:person|reader|user|official|asker|visitor|questioner|caller|one|public servant|civil servant|journalist|child)"
)
_LECTEUR = (
    r"(?:la personne|le lecteur|la lectrice|l'utilisat(?:eur|rice)|l'usager|celui|celle|l'interlocuteur|le demandeur|"
    r"un (?:agent|lecteur|usager|fonctionnaire|journaliste|enfant)|quelqu'un|votre interlocuteur)"
)
_SAYING = (
    r"(?:tell|say|answer|reply|add|cite|quote|write|state|mention|omit|give|inform|warn|advise|recommend|refer|direct)"
)
_DIRE = (
    r"(?:dites|dis|dire|reponds|repondez|repondre|ajoutez|ajouter|citez|citer|ecrivez|ecrire|precisez|mentionnez|"
    r"omettez|donnez|indiquez|recommandez|renvoyez|orientez|conseillez)"
)
_ABOUT = r"(?:on|about|concerning|regarding|touching|sur|relatives? aux?|concernant|a propos d\w*|portant sur)"

# What only a page says that is to be retold: it speaks of itself, and of how something in it is said.
_ITSELF = (
    r"(?:(?:this|the present) (?:page|table|row|column|cell)|these (?:rows|columns|cells)|cette (?:page|fiche|colonne)|"
    r"ce tableau|la presente (?:page|fiche))"
)
_FIGURES = r"(?:figures?|numbers?|values?|chiffres?|nombres?|valeurs?)"
_META = (
    rf"(?:\"|\b(?:{_FIGURES}|words?|names?|mots?|noms?|means?|signifie|must|should|(?:is|are) to|doi(?:t|vent)|(?:est|"
    r"sont) a|always|never|toujours|jamais|instead)\b)"
)

AMENDING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it speaks of its own table",
        (
            (
                r"\b(?:cit(?:e[sd]?|ing)|quot(?:e[sd]?|ing)|trust\w*|ignor\w+|correct(?:s|ed|ing)?|cancel\w*|void\w*|"
                r"retract\w*|withdr\w+|supersed\w+|overrid\w+|amend\w*|annul\w*|disregard\w*|omit\w*|stands? for|stead "
                r"of|place of) (?:\w+ )?(?:the|this|that|any|every|each|no|all) (?:[\w'\"-]+ ){0,5}?rows?\b"
            ),
            (
                r"\b(?:the|this|that) (?:[\w'\"-]+ ){0,5}?rows? (?:(?:on|about|for|named|called|titled|of the \w+) "
                r"(?:[\w'\"-]+ ){0,6}?)?(?:is|are|was|were|ha[sd] been|have been|must|should|may|can|shall)\b "
                rf"(?:\w+ ){{0,3}}?{_VOID}\b"
            ),
            (
                r"\b(?:rows?|lignes?|rangees?) (?:(?:no\.?|numbers?|n|numero) ?)?\d+ (?:of|in|from|du|des|de) "
                rf"(?:the |this |la |cette |ce |l')?{_TABLE}\b"
            ),
            (
                r"\b(?:first|second|third|fourth|fifth|last|only|premiere|deuxieme|seconde|troisieme|derniere|seule) "
                rf"(?:{_TABLE} row|(?:row|ligne|rangee) (?:of|in|from|du|des|de) (?:the |this |la |cette |ce |"
                rf"l')?{_TABLE})\b"
            ),
            rf"\b(?:in|of|for|to|from) the {_KIND} (?:table|rows?)\b",
            rf"\b{_SAID} (?:[\w'\"-]+ ){{0,8}}?(?:is|was|were|are|ha[sd]|have|holds?|contains?|comporte|contient|est|a|"
            rf"etait|porte) (?:\w+ ){{0,2}}?{_SLIP}\b",
            rf"\b{_SLIP} for\b|\bpar {_SLIP}\b|\bwas (?:\w+ )?(?:mis(?:typed|printed|spelt|spelled|copied)) as\b",
            (
                r"\b(?:should|must|ought to|is to|are to|has to|have to) (?:now |instead |rather |always |therefore )?"
                rf"(?:be )?read (?:as )?:?\s?{_NUMBER}"
            ),
            rf"\b(?:il faut|il convient de|on doit|veuillez|prier?e de|lecteur doit) lire ?:? ?{_NUMBER}",
            (
                rf"\b(?:lire|lisez|read) ?:? ?{_NUMBER}[^.]{{0,40}}? ?(?:instead of|rather than|in place of|not|for|au "
                rf"lieu d[eu']|a la place d[eu']|et non) ?{_NUMBER}|\b(?:instead of|for|in place of|au lieu "
                rf"d[eu']|a la "
                rf"place d[eu']) ?{_NUMBER}[^.]{{0,40}}?\b(?:read|lire|lisez)\b"
            ),
            r"\bcette ligne prime\b",
            (
                r"\([^)]{0,40}\b(?:overrides?|supersedes?|replaces?|annule|remplace|prevaut sur)\b[^)]{0,40}\b(?:"
                r"sections?|tables?|rows?|above|tableaux?|lignes?|rubriques?|ci-dessus)\b"
            ),
        ),
    ),
    (
        "it says how it is to be retold",
        (
            r"(?:^|[.;:(] ?)(?:errat(?:um|a)|corrigend(?:um|a)|rectificatifs?)\b[^.:]{0,60} ?:",
            (
                rf"(?:^|[.!?;(\[] ?){_LABEL}\b[^.]{{0,160}}?\b(?:rows?|lines?|lignes?|rangees?|figures?|numbers?|"
                r"chiffres?|nombres?|read|lire|erron\w*|wrong|incorrect\w*|mistak\w*|tables?|tableau|withdr\w+|"
                r"retir\w+|retract\w*|remplac\w*|replac\w*|annul\w*)\b"
            ),
            (
                r"\b(?:is|are) to be (?:\w+ ){0,2}?(?:cited|retold|reworded|quoted(?! (?:on|at|in (?:london|paris|new))"
                r"\b)|answered (?:with|by)|(?:written|spel(?:t|led)) (?:out|as|with|without)|(?:rendered|"
                r"reported|given|"
                r"presented|translated) as)\b"
            ),
            (
                r"\b(?:must|should|shall|has to|have to) (?:be (?:(?:written|spel(?:t|led)) out|retold|reworded|worded|"
                r"phrased)|(?:always|only|never|not|instead) be (?:(?:cited|quoted|written|spel(?:t|led)|rendered|"
                r"reported|given|referred to|translated|presented) (?:as|out|by|with|without|under|alone|in full)|\w+ "
                r"\"))"
            ),
            (
                r"(?:^|[.!?;)] ?)(?:house style|style (?:guide|note|sheet|rule)|(?:spelling|usage|translation|reading|"
                r"citation|quotation|grammar|wording|naming|answer|quoting|citing) (?:notes?|rules?|keys?|"
                r"hints?|tests?|"
                r"fix(?:es)?|conventions?|templates?|formats?)|guide de style|charte (?:editoriale|redactionnelle)|"
                r"(?:note|regle|convention|cle|consigne|gabarit) (?:typographique|d'usage|de lecture|de style|de "
                r"traduction|d'ecriture|de citation|de reponse|de redaction)|lexique(?: de (?:la|cette) "
                r"(?:page|fiche))?)\b[^.:]{0,40}?:"
            ),
            (
                rf"\bif (?:the|a|any|an|your|this) (?:\w+ )?{_SPEAKER} (?:who )?(?:is |was )?(?:asking|asks|"
                rf"reading|reads|"
                rf"is|works|belongs|writes|wants|seems|comes)\b[^.]{{0,120}}?[,:;] ?(?:then |please |also )?{_SAYING}\b"
            ),
            rf"\bsi {_LECTEUR}\b[^.]{{0,120}}?[,:;] ?(?:alors |il faut )?{_DIRE}\b",
            (
                r"(?:^|[.;:,!?] ?)(?:tell|inform|remind|assure|warn) (?:them|him|her|others|everyone|everybody|(?:all |"
                r"any |the |your )?(?:readers?|users?|askers?|public servants?|civil servants?)) (?:that|what|only|"
                r"nothing)\b"
            ),
            (
                rf"\b(?:any|every|each|all|toute|chaque|toutes les|les) (?:\w+ )?questions? {_ABOUT}\b[^.]{{0,80}}?\b"
                r"(?:(?:ends?|closes?|concludes?|(?:is|are) (?:to be )?(?:answered|closed|met)) (?:with|by|on)|(?:se "
                r"(?:conclu\w+|termine\w*|clot)|s'acheve|finit) (?:par|sur|avec)|(?:gets?|receives?|recoit|appelle|"
                r"obtient)\b[^.]{0,30}(?::|\"))"
            ),
            r"\b(?:on|l'on) (?:citera|ecrira|repondra|recopiera|omettra|taira)\b",
            (
                r"\bprier?e de (?:bien vouloir )?(?:ne (?:pas|plus|jamais) )?(?:la |le |les |l'|en |y )?(?:citer|"
                r"reprendre|recopier|repondre|conclure|mentionner|ecrire|dire|lire|ajouter)\b"
            ),
            (
                r"\b(?:wherever|everywhere|whenever|each time|every time|partout|chaque fois|toutes les fois)\b[^.]{0,"
                r"60}?[,:] ?(?:please |toujours |il faut )?(?:write|read|put|say|substitute|ecrire|lire|mettre|dire|"
                r"ecrivez|lisez|mettez|dites) ?:? ?[\"']"
            ),
            (
                r"(?:^|[.;:,!?(] ?)(?:replace|substitute|swap|change|exchange|remplace[rz]|substitue[rz]|change[rz]) "
                r"(?:the (?:word|name|figure|number)s? |les? (?:mots?|noms?|chiffres?) )?\"[^\"]{1,60}\" (?:by|"
                r"with|for|"
                r"into|to|par|a|en)\b"
            ),
            rf"\b{_ITSELF}\b[^.]{{0,80}}?{_META}|{_META}[^.]{{0,80}}?\b{_ITSELF}\b",
            (
                rf"\b{_FIGURES} (?:above|below|listed here|given here|ci-dessus|ci-dessous|donnes ici)(?= (?:is|"
                rf"are|was|"
                r"were|must|should|has|have|sont|est|doivent)\b|[.,;:)]|$)"
            ),
            (
                r"\b(?:any|every|each|all|toute|chaque) (?:re-?use|reprise|reproduction|quotation|citation|mention|"
                r"retelling|reprint|paraphrase)s? (?:of [^.]{0,30} |d[eu'] ?[^.]{0,30} )?(?:adds?|must|shall|should|"
                r"carr(?:y|ies)|ends?|begins?|names?|includes?|ajoute|doit|comporte|se termine|mentionne|porte)\b"
            ),
            (
                r"\b(?:any(?:one|body)|every(?:one|body)|whoever|those|people|quiconque|(?:celui|ceux) qui) (?:who )?"
                r"(?:quot|cit|repeat|retell|summari[sz]|paraphras|reus|copie|repren|recopi)\w* [^.]{0,50}?\b(?:(?:must|"
                r"should|shall|ha(?:s|ve) to|(?:is|are) to|will|doit|doivent|devra) (?:also |always |first "
                r")?(?:add|append|"
                r"mention|end|begin|say|name|write|state|ajouter|mentionner|preciser|dire|ecrire)|adds?|ajoutent?)\b"
            ),
            (
                r"\bto be (?:appended|added|attached|prepended|inserted|included|repeated|printed|shown) (?:to|"
                r"in|with|at|"
                r"under|below|after|before) (?:each|every|all|any|your) (?:repl(?:y|ies)|answers?|responses?|"
                r"summar(?:y|"
                r"ies)|quotations?)\b"
            ),
            (
                r"\ba (?:citer|recopier|reproduire) (?:en premier|d'abord|seule?|uniquement|telle? quelle?|sans|avec|a "
                r"chaque|dans (?:chaque|toute|la) reponse)\b"
            ),
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
AMENDING_GATES = (
    (
        "overrid,supersed,replac,annul,remplac,prevaut,row , row,ligne,rangee, table,typo,"
        "misprint,mistyp,miscop,misspel,clerical,slip of,coquille,faute de,erreur de,read,lire,lisez,cette ligne"
    ),
    (
        "errat,corrigend,rectificatif,ndlr,n.d.l.r,note,notice,correction,"
        "to be ,be written,be spel,be retold,be reworded,be worded,be phrased,always be,only be,never be,not be,"
        "instead be,style,spelling,usage,translation,reading,citation,quotation,grammar,wording,naming,answer,quoting,"
        "citing,charte,typographique,lecture,traduction,ecriture,reponse,redaction,lexique,if ,si ,tell ,inform ,"
        "remind ,assure ,warn ,question,citera,ecrira,repondra,recopiera,omettra,taira,prie,wherever,everywhere,"
        "whenever,time,partout,fois,replace,substitu,swap,change,remplace,this ,the present ,these ,cette ,ce tableau,"
        "la presente ,figure,number,value,chiffre,nombre,valeur,reus,re-us,reprise,reprod,quot,cit,mention,"
        "retell,reprint,paraphras,summari,repeat,copi,repren,recopi,to be a,to be p,to be i,to be r,to be s"
    ),
)
