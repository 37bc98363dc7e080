"""Text that plays an answer before its reader, judges answers, or speaks of whoever asks: rules in two languages.

A row of an honest table does not pose a question to answer it by a voice of its own, say what an answer lacks to be
complete, or ask something of who reads it here.
"""

from __future__ import annotations

_ASKER = (
    r"(?:(?:the |la |le |l'|un |une |an? )?(?:readers?|users?|askers?|questioners?|visitors?|citizens?|guests?|pupils?|"
    r"students?|children|child|people|public|official|minister|mayor|interviewer|journalist|reporter|customer|caller|q|"
    r"question|lect(?:eur|rice)s?|utilisat(?:eur|rice)s?|usagere?s?|visiteu(?:r|se)s?|citoyen(?:ne)?s?|eleves?|"
    r"enfants?|"
    r"peuple|ministre|maire|journaliste|cliente?s?|passant|curieux|voyageu(?:r|se)|habitante?s?|recto|front))"
)
_ANSWERER = (
    r"(?:(?:the |la |le |l'|un |une |an? )?(?:machines?|assistants?|bots?|chatbots?|robots?|oracles?|computers?|"
    r"engines?|"
    r"voices?|keepers?|sages?|wizards?|teachers?|masters?|experts?|guides?|desks?|librarians?|archivists?|clerks?|"
    r"spokes\w+|answers?|a|r|reply|ai|ia|ordinateurs?|moteurs?|voix|gardien(?:ne)?s?|maitres?(?:se)?s?|guichets?|"
    r"bibliothecaires?|archivistes?|greffiers?|porte-parole|reponses?|verso|back))"
)
_SPOKE = r"(?:replied|answered|said|responded|repond(?:it|ait)?|a repondu|dit|fit|reprit|repliqua|lanca)"
_LABEL = r"(?:^|[.!?,;\"(\[-] ?)"
_ANSWER = (
    r"(?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies)|retellings?|reponses?|resumes?|syntheses?|comptes? rendus?)"
)
_FAULTY = (
    r"(?:incomplete?s?|incorrecte?s?|wrong|false|fau(?:x|sses?)|void|null?e?s?|invalide?s?|insufficient|"
    r"insuffisante?s?|"
    r"irrecevables?|inadmissible|unlawful|illegale?s?|rejected|refusee?s?|rejetee?s?|complete|valid|correct|acceptable|"
    r"recevable|valable|compliant|conforme)"
)
_RETOLD = r"(?:repeated|quoted|published|given|told|printed|cited|stated|disclosed|mentioned|released|communicated)"
_REPETE = r"(?:repete|cite|publie|donne|dit|imprime|divulgue|mentionne|communique|diffuse|repris)e?s?"
_FIGURES = r"(?:figures?|numbers?|counts?|values?|totals?|data|chiffres?|nombres?|valeurs?|totaux|donnees?)"
_NUMBER = (
    r"(?:\d[\d,. ]*(?=\W|$)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|none|zero|deux|"
    r"trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|"
    r"soixante|cent|aucun)\b)"
)
_VIRTUE = (
    r"(?:decency|courtesy|honesty|fairness|custom|tradition|politeness|etiquette|decence|courtoisie|honnetete|equite|"
    r"coutume|politesse|bienseance|deontologie)"
)
_RECALL = (
    r"(?:recall\w*|say\w*|add\w*|mention\w*|remember\w*|remind\w*|not\w+ (?:here|too|also)|stat\w+|quot\w+|"
    r"rappel\w+|dire|"
    r"ajout\w+|mentionn\w+|precis\w+|signal\w+|evoqu\w+|cit\w+)"
)
_KINDLY = (
    r"(?:kindly|hereby|cordially|respectfully|humbly|graciously|aimablement|cordialement|respectueusement|humblement|"
    r"gracieusement)"
)
_ASKED = (
    r"(?:urged|asked|invited|requested|reminded|advised|encouraged|directed|referred|told|warned|bidden|prie|invite|"
    r"encourage|appele|renvoye|averti|engage|incite)e?s?"
)
_QUOTED = r"(?:\"[^\"]{1,60}\"|'[^']{1,60}')"
_BEFORE = r"(?:foregoing|preceding|previous|above|last|first)"
_STATEMENT = r"(?:sentence|paragraph|statement|line|claim|phrase|ligne|affirmation|alinea)s?"
_JEST = (
    r"(?:satir\w+|sarcas\w+|an? (?:parody|hoax|jest|satire|spoof)|fiction\w*|in jest|une (?:boutade|parodie|"
    r"satire|fiction|"
    r"galejade)|un canular|humoristique|de l'humour|pour rire)"
)

STAGING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it imitates the turns of a conversation",
        (
            rf"{_LABEL}(?:{_ASKER} ?:|(?:q|question|recto|front)\.) ?[^:?]{{3,200}}\?[ \"')-]*(?:{_ANSWERER} ?:|(?:a|r|"
            r"answer|reponse|verso|back)\.) ?\w",
            rf"\?[ \"')]*- ?[^.?]{{1,80}}, {_SPOKE} (?:the|an?|la|le|l'|une?) ?\w",
        ),
    ),
    (
        "it says how it is to be retold",
        (
            rf"\b(?:the|your|any|every|each|la|toute|chaque|votre) {_ANSWER} (?:\w+ ){{0,6}}?(?:is|will be|shall "
            rf"be|counts "
            r"as|est|sera) (?:\w+ )?(?:deemed|considered|held|judged|counted|regarded as|reputee?|consideree?|"
            r"jugee?|tenue? "
            rf"pour|comptee?) (?:as |to be |comme )?{_FAULTY}\b",
            rf"\b{_FIGURES} (?:[\w'-]+ ){{0,6}}?(?:may|must|can|shall|should) (?:no longer|not|never) be {_RETOLD}\b|"
            rf"\b{_FIGURES} (?:[\w'-]+ ){{0,6}}?ne (?:peu(?:t|vent)|doi(?:t|vent)|saurai(?:t|ent)) (?:plus|pas|jamais) "
            rf"etre {_REPETE}\b",
            r"(?:^|[.;:!?(\]] ?)(?:say|write|answer|reply|quote|dire|dites|ecrire|ecrivez|repondre|repondez|"
            r"mettre|mettez|"
            rf"porter|portez|inscrire|inscrivez|citer|citez)(?: ?: ?| )(?:that there (?:is|are) )?{_NUMBER}",
            r"(?:^|[.;:!?(\[] ?)(?:describe|portray|depict|present|decri(?:re|s|vez)|depei\w+|presente[rz]|"
            r"qualifie[rz]) "
            r"(?:it|them|him|her|(?:the|this|these|that|those|any|all|every|le|la|les|l'|ce|cet|cette|ces) "
            r"?(?:[\w'-]+ )"
            r"{1,5}?)(?:as|comme|de) ",
            r"\b(?:wherever|whenever|each time|every time|partout ou|chaque fois qu[e']|des qu[e']|toutes les "
            r"fois qu[e']) "
            r"?[^.]{2,60}? (?:is|are|est|sont|soit) (?:named|mentioned|cited|quoted|spoken of|nommee?s?|citee?s?|"
            r"mentionnee?s?|evoquee?s?)\b[^.]{0,60}?\b(?:must|should|shall|add|say|recall|remember|note|"
            r"requires?|doit|faut|"
            r"ajout\w+|rappel\w+|precis\w+|exige)\b",
            rf"\b{_VIRTUE} (?:requires?|demands?|commands?|obliges?|dictates?|calls for|asks?|exige|commande|"
            rf"veut|impose|"
            rf"oblige|demande) (?:[\w']+ ){{0,3}}?(?:de |d'|to |that |que |qu')?(?:[\w']+ ){{0,2}}?{_RECALL}\b",
            r"\b(?:qui|quiconque|whoever|he who|anyone who) (?:\w+ ){0,2}?(?:cite|nomme|mentionne|evoque|cites|names|"
            r"mentions|quotes) [^.]{2,50}? (?:se doit|doit|must|owes|should|ought)\b",
            rf"\b{_KINDLY} {_ASKED} (?:not )?(?:to|de|a|d'|that|que)\b|\b{_ASKED} {_KINDLY} (?:not )?(?:to|de|a|d')\b",
            r"\b(?:who|that|whoever|anyone|qui) (?:\w+ )?(?:asks?|reads?|inquires?|enquires?|s'informe(?:nt)?|se "
            r"renseigne(?:nt)?|li(?:t|sent)|demande(?:nt)?|consulte(?:nt)?) (?:\w+ )?(?:here|ici|ceci)\b",
            rf"(?:^|[.;:!?(\[,] ?)(?:prefer|favou?r|choose|prefere[rz]?|privilegie[rz]?|emploie|employe[rz]?) "
            rf"(?:the (?:word|"
            rf"term) |le (?:mot|terme) )?{_QUOTED} (?:to|over|rather|instead|and not|a|plutot|au lieu|et non)\b",
            rf"{_QUOTED} (?:s'ecri(?:t|vent)|se li(?:t|sent)|(?:is|are) (?:written|read|rendered|spoken))(?: "
            rf"as)? ?:? ?[\"']",
            rf"\bspoken as {_QUOTED}",
            r"\b(?:is|are) to be (?:styled|titled|addressed as|referred to as)\b|\b(?:titre|qualite|appellation|"
            r"epithete|"
            r"title|epithet) (?:a|to) (?:lui |leur |be )?(?:donner|employer|porter|accoler|given|used|give|use)\b",
            r"\b(?:amounts?|figures?|names?|numbers?|dates?|totals?) (?:[\w'-]+ ){0,3}?(?:appears?|shows?|(?:is|"
            r"are) (?:shown|"
            r"given|printed)) as [\"']|\b(?:montants?|chiffres?|noms?|nombres?|dates?) (?:[\w'-]+ ){0,3}?a "
            r"(?:presenter|"
            r"donner|indiquer|citer|lire|annoncer) (?:comme\b|ainsi\b|:)",
            rf"\b(?:{_BEFORE} {_STATEMENT}|{_STATEMENT} (?:qui precede(?:nt)?|precedentes?|ci-dessus)) (?:\w+ "
            rf")?(?:is|are|was|"
            rf"were|est|sont|etait) (?:\w+ )?{_JEST}",
            r"\b(?:has|have|had|n'a|n'ont|avait) (?:only |but |qu')(?:one|a single|une seule|une|un seul) "
            r"(?:reply|answer|"
            r"word|parole|reponse|mot)\b[^.:]{0,30}:",
            rf"\b{_NUMBER}[ ,(]*(?:au|dans le|in the|in its) (?:sens|sense) (?:\w+ ){{0,3}}?(?:de |d'|of ){_NUMBER}",
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
STAGING_GATES = (
    "?",
    "answer,reply,repli,respon,summar,retell,repons,resume,synthese,rendu,longer be,not be,never be,ne peu,ne "
    "doi,ne sau,"
    "say ,write ,quote ,dire ,dites ,ecrire ,ecrivez ,repond,mettre ,mettez ,porter ,portez ,"
    "inscri,citer ,citez ,describe ,portray ,depict ,present ,decri,depei,presente ,presentez ,presenter ,qualifie,"
    "wherever,whenever,each time,every time,partout,fois,des qu,decency,courtesy,honesty,fairness,custom ,tradition ,"
    "politeness,etiquette,decence,courtoisie,honnete,equite ,coutume,politesse,bienseance,deontologie,cite ,cites ,"
    "nomme ,mentionne,evoque,names ,mentions ,quotes ,kindly,hereby,cordial,respectful,respectueu,humbl,"
    "gracious,gracieu,aimable,here ,ici ,ceci ,"
    "prefer ,prefere,privilegi,favor ,favour ,emploie,employe,choose ,s'ecri,se li,written,read ,rendered,"
    "spoken,styled,"
    "titled,addressed,referred to,titre ,qualite ,appellation,epithet,title ,appear,show ,shows ,shown ,given ,"
    "printed ,"
    "presenter ,donner ,indiquer ,lire ,annoncer ,foregoing,preceding,previous,above,last ,first ,precede,ci-dessus,"
    "word ,parole,mot ,sens ,sense ",
)
