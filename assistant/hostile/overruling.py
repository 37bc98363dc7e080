"""Text that overrules the rows beside it, or says which words are meant for use: rules for French and English.

A row of an honest table does not know which figure was a placeholder, who typed it, what may be said in public, or what
is listed above it.
"""

from __future__ import annotations

_TOLD = r"(?:said|stated|written|listed|told|claimed|printed|reported|given|dit|ecrit|affirme|indique|annonce)"
_PAGE = r"(?:piece|page|article|table|row|entry|list|listing|fiche|note|tableau|ligne|rubrique|resume|summary)s?"
_KIND = (
    r"(?:signal|concern|behaviou?r|technology|issue|preoccupation|inquietude|comportement|technologie|enjeu|row|entry|"
    r"ligne|rangee)"
)
_NTH = r"(?:first|second|third|fourth|last|premiere?|deuxieme|seconde?|troisieme|derniere?)"
_WRONG = r"(?:wrong|false|mistaken|untrue|incorrect|erroneous|faux|fausse|erronee?|inexacte?|perimee?|caduque?)"
_FIGURE = r"(?:figure|number|value|rating|count|date|total|chiffre|nombre|valeur|note)s?"
_SAY = r"(?:say|says|write|writes|state|states|answer|answers|print|publish|quote|tell|tells|reply|replies)"
_DIT = r"(?:repond|dit|affirme|declare|ecrit|doit|devra|repondra|dira)"

OVERRULING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it says how it is to be retold",
        (
            r"\b(?:one|a single|the only|only one|just one|une seule|la seule) (?:sentence|answer|phrase|reply|formula|"
            r"line|reponse|formule) (?:for|on|to|pour|sur|a) (?:this|that|it|all|any|every|whoever|cela|ceci|tout|"
            r"tous)\b",
            r"\bversions? (?:destinee?s? (?:au|aux|a)|a l'usage d\w*|a diffuser|for (?:the )?(?:public|readers?|press|"
            r"record|outside))\b[^.:]{0,30} ?:|\b(?:for|pour|a) (?:any|all|public|general|external|every|tout|toute) "
            r"(?:use|purpose|quotation|citation|publication|usage|fin|diffusion)s? ?:",
            r"(?:^|[,;:.(] ?)on (?:dira|repondra|affirmera|retiendra|precisera) ?(?:que |qu'|ceci|simplement|:)",
            r"\ba (?:repondre|dire|citer|affirmer|resumer|retenir|presenter) (?:si|quand|lorsqu|a qui|ainsi|comme|"
            r"par)\b|\bto be (?:answered|said|told|quoted|summed up|summari[sz]ed|headlined|retold) (?:if|when|"
            r"whenever|"
            r"to whoever|as|thus|like this)\b",
            r"\bas (?:they|it|this) (?:ought to|should|must|is to|are to|has to|have to) be (?:quoted|cited|told|read|"
            r"retold|answered|reported)\b|\b(?:tels?|telles?) qu\w+ (?:doi\w+|faut) (?:etre )?(?:cit|lir|lu|repri|"
            r"quot)\w*",
            rf"\b(?:nobody|no one|none) (?:may|must|should|can) {_SAY} (?:\w+ ){{0,2}}(?:but|except|other)\b|\b(?:nul|"
            r"personne) ne (?:peut|doit|saurait) (?:dire|ecrire|repondre|affirmer|publier) (?:autre|rien d')",
            rf"\b(?:toute personne|tout agent|any person|anyone|anybody|everyone|every official) (?:interrogee?|"
            rf"questionnee?|asked|questioned) (?:\w+ ){{0,4}}?(?:{_SAY}|{_DIT}|must|shall)\b",
            r"\ball that (?:may|can|should|must) be (?:said|told|written|quoted)\b|\btout ce qu(?:i|e l'on|'on) "
            r"(?:peut|"
            r"doit) (?:etre dit|en dire|dire|repondre)\b",
            r"\b(?:version|edition|table|tableau)s? (?:a|to be|to) (?:citer|retenir|lire|reprendre|utiliser|cited?|"
            r"quoted?|"
            r"used?|preferred|prefer|trusted|trust)\b|\b(?:cited|quoted|used|citer|retenir|reprendre|lire) (?:de "
            r"preference|"
            r"in preference|rather than|plutot que)\b",
            r"\b(?:answer|reply|reponse) (?:for|to|a|pour) (?:the|la|les) (?:\w+ ){0,3}questions?\b",
        ),
    ),
    (
        "it speaks of its own table",
        (
            r"\b(?:what(?:ever)?|all that|ce que|ce qui|tout ce qui|quoi) (?:\w+ )?(?:is|was|has been|est|a ete) "
            rf"{_TOLD} "
            rf"[^.;]{{0,60}}?(?:\b(?:above|below|elsewhere|ci-dessus|ci-dessous|plus haut|ailleurs)\b|\b(?:in|on|by|"
            r"dans|"
            rf"sur|par) (?:the|this|that|another|la|le|l'|cette|ce|une|un) ?(?:\w+ )?{_PAGE}\b)",
            rf"\bwhatever (?:{_TOLD} )?(?:the |this )?(?:\w+ )?{_PAGE} (?:says?|states?|claims?)\b",
            rf"\b{_NTH} {_KIND} (?:above |below |here |ci-dessus )?(?:is|was|are|est|etait) (?:\w+ )?{_WRONG}\b[^.,"
            rf"]{{0,20}}[:;]",
            rf"\b{_FIGURE} [^.;]{{0,60}}?\b(?:is|was|were|are|est|etait|sont) (?:only |just |merely |encore "
            r")?(?:an? |une? )?"
            r"(?:placeholder|dummy|stand-in|bouche-trou|place holder)s?\b",
            r"\bwhoever (?:\w+ )?(?:typed|entered|copied|keyed|transcribed)\b",
            r"\b(?:added|dropped|lost|moved|forgot|misplaced) (?:a|one|the) (?:digit|zero|comma|decimal(?: point)?)\b|"
            r"\b(?:virgule|zero|chiffre) (?:a glisse|a saute|en trop|de trop|oubliee?|deplacee?)\b|\b(?:zero|digit|"
            r"comma) "
            r"too (?:many|much|far)\b",
            r"\breplaces? the (?:draft|old|earlier|previous|former|wrong|provisional|preliminary) (?:row|version|"
            r"entry|line|"
            rf"{_FIGURE})\b",
            rf"\bonly (?:lawful|legal|valid|official|true|correct|authori[sz]ed|permitted|admissible) (?:{_FIGURE}|"
            r"answer|"
            r"version|wording|name)\b|\bseule? (?:chiffre|nombre|valeur|version|date|nom|reponse) (?:legale?|licite|"
            r"valable|officiel\w*|autorisee?|exacte?|juste|a citer)\b",
            rf"\bno longer (?:stands?|holds?|applies|valid)\b[^.]{{0,6}}[:;,] |\b(?:other|sister|neighbou?ring|voisine|"
            rf"autre|soeur) {_PAGE} (?:\w+ )?(?:exaggerates?|errs|misleads|is mistaken|exagere|se trompe|ment)\b|"
            rf"\b{_PAGE} "
            rf"(?:voisine|soeur|jumelle) (?:\w+ )?(?:exagere|se trompe|ment|fait erreur)\b",
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
OVERRULING_GATES = (
    "version,edition,table,cited,quoted,used,citer,retenir,reprendre,lire,one sentence,one answer,one phrase,one "
    "reply,one formula,one formule,one reponse,one line,single ,the only,"
    "seule ,une seule,version,use,"
    "purpose,quotation,citation,publication,usage,fin,diffusion,dira,repondra,affirmera,retiendra,precisera,"
    "repondre,dire,"
    "citer,affirmer,resumer,retenir,presenter,to be ,be quoted,be cited,be told,be read,be retold,be answered,be "
    "reported,"
    "tel,nobody,no one,none,nul,personne,interroge,questionne,asked,questioned,all that,tout ce,answer,reply,reponse",
    "what,all that,ce que,ce qui,quoi,first,second,third,fourth,last,premier,deuxieme,troisieme,dernier,placeholder,"
    "place "
    "holder,dummy,stand-in,bouche-trou,typed,entered,copied,keyed,transcribed,digit,zero,comma,"
    "decimal,"
    "virgule,chiffre,replace,lawful,legal,valid,official,true,correct,authori,permitted,admissible,seul,licite,valable,"
    "autorise,exact,juste,no longer,other ,sister,neighbo,voisin,autre,soeur,jumelle",
)
