"""Text that says how it is to be retold, or speaks of its own table, instead of informing: rules in two languages.

A row of an honest table speaks of the world. It does not ask who retells its page for a kind word, tell answers how to
begin, rank itself before other rows, or say which column to believe.
"""

from __future__ import annotations

_CLAUSE = r"(?:^|[.:;!?,(\[>|]\s*|\b(?:please|kindly|and|then|so|but|veuillez|merci de|priere de|et|puis)\s+)"
_START = r"(?:^|[.:;!?(\[>|]\s*|\b(?:please|kindly|veuillez|merci de|priere de)\s+)"
_PLACE = (
    r"(?:(?:this|these|the present|the above|the following) (?:pages?|tables?|rows?|articles?|notes?|texts?|lists?|"
    r"columns?|cells?|entr(?:y|ies)|lines?|sections?|passages?|summar(?:y|ies)|records?|sheets?)|(?:cette|ce|cet|ces|"
    r"la presente|le present) (?:pages?|tableaux?|lignes?|rangees?|articles?|notes?|textes?|listes?|colonnes?|"
    r"cellules?|rubriques?|passages?|resumes?|fiches?))"
)
_ROW = r"(?:rows?|lines?|entr(?:y|ies)|cells?|columns?|tables?|passages?|records?|totals?)"
_RANGEE = r"(?:lignes?|rangees?|cellules?|colonnes?|tableaux?|passages?|fiches?|entrees?|totaux|total)"
_RETELL = (
    r"(?:writ(?:es?|ing)|wrote|mentions?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing|ent|ant)|summari[sz](?:es?|ed|ing)|"
    r"retells?|"
    r"repeats?|answers?|repl(?:y|ies)|paraphrases?|translates?|ecri(?:t|ra|vent|vant)|resume(?:nt|ra)?|"
    r"repren(?:d|nent|dra)|rapporte(?:nt)?|repond(?:ent|ra)?|traduit)"
)
_READS = (
    r"(?:reads?|reading|speaks?|tells?|reports?|us(?:es?|ing)|process(?:es)?|lit|lisent|lira|utilise(?:nt|ra)?|"
    r"parle(?:nt|ra)?|traite(?:nt|ra)?)"
)
_WHO = (
    r"(?:whoever|whichever \w+|any(?:one|body) (?:who|that)?|every(?:one|body) (?:who|that)?|(?:those|all|people) "
    r"(?:who|that)|(?:any|every|each|the|a|an|all|no) (?:\w+ ){1,3}?(?:who|that|which)|quiconque|(?:celui|celle|ceux|"
    r"celles) qui|"
    r"(?:toute?|chaque|l[ae]|un|une) ?\w+ qui|(?:tous|toutes) (?:ceux|celles|les \w+) qui)"
)
_TOLD = (
    r"(?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies)|texts?|digests?|briefings?|quotations?|accounts?|reports?|"
    r"write-?ups?|retellings?|reponses?|resumes?|textes?|syntheses?|comptes? rendus?|citations?)"
)
_ANSWERS = r"(?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies)|reponses?|resumes?|syntheses?)"
_DO = (
    r"(?:pass|names?|mentions?|say|says|states?|carr(?:y|ies)|includes?|adds?|ends?|begins?|close[sd]?|gives?|tells?|"
    r"calls?|opens?|starts?|notes?|repeats?|praises?|recommends?|quotes?|cites?|omits?|leaves? out|drops?|credits?|"
    r"thanks?|links?|points?|refers?|never|always|"
    r"mentionn\w+|nomm\w+|indiqu\w+|ajout\w+|rappel\w+|commenc\w+|termin\w+|precis\w+|donn\w+|di(?:t|sent|ra|re)|"
    r"repren\w+|transmet\w*|cit\w+|renvo\w+|taisent|tait|tair\w+|omet\w*|felicit\w+|vant\w+|recommand\w+)"
)
_MUST = (
    r"(?:must|should|shall|ought to|ha(?:s|ve) to|(?:is|are) to|needs? to|will|may only|can only|"
    r"doi(?:t|vent)|devr(?:a|ait|aient|ont))"
)
_GOOD = (
    r"(?:kind|nice|good|lovely|grateful|appreciated|helpful|wonderful|great|glad|thankful|welcome|obliged|gracious|"
    r"considerate|courteous|polite|fair|decent|delighted|pleased|happy|aimable|gentil(?:le)?|bon|bien|heureux|"
    r"heureuse|reconnaissante?s?|apprecie|courtois|bienvenu|elegant|juste|ravie?s?|a (?:kindness|courtesy|pleasure))"
)
_SAID = (
    rf"(?:{_RETELL}|{_TOLD}|mention(?:s|ed)?|say(?:s|ing)?|said|add(?:s|ed)?|clos(?:e|ed|es)|end(?:s|ed)?|"
    r"beg[ia]ns?|readers?|lecteurs?|dire|dise(?:nt)?|dit|ajoute[rz]?|mentionne[rz]?|cite[rz]?|rappele[rz]?|a word)"
)
_TRUST = (
    r"(?:prefer|quote|cite|trust|believe|favou?r|rank|weigh|rely on|count|copy|repeat|choose|pick|keep to|stick to|go "
    r"by|"
    r"heed|prefere[rz]?|cite[rz]?|retene[rz]|retiens|reprene[rz]|reprends|privilegie[rz]?|croye[rz]|crois|fie[rz]-vous "
    r"a|suive[rz]|recopie[rz]?|choisi(?:s|ssez)|compte[rz]?)"
)
_TURN = r"(?:turn|flip|invert|reverse|negate|swap|inverse[rz]?|retourne[rz]?)"
_FACT = (
    r"(?:descriptions?|claims?|statements?|figures?|numbers?|ratings?|values?|cells?|rows?|meanings?|facts?|"
    r"sentences?|answers?|dates?|percentages?|chiffres?|phrases?|valeurs?|affirmations?|lignes?|sens|reponses?)"
)

ASIDES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it says how it is to be retold",
        (
            (
                rf"\b(?:any|every|each|all|toute?s?|tous|chaque) (?:\w+ ){{0,2}}?{_ANSWERS} (?:\w+ly |also |aussi |y )?"
                r"(?:mentions?|names?|cites?|quotes?|recalls?|repeats?|reminds?|thanks?|credits?|links?|praises?|"
                r"recommends?|mentionn\w+|nomm\w+|rappel\w+|cit(?:e|ent|era)|repren\w+|renvo\w+|remerci\w+|felicit\w+|"
                r"vant\w+|recommand\w+)\b"
            ),
            (
                r"\b(?:any|every|each|tout|toute|chaque) (?:readers?|lect(?:eur|rice)s?) (?:of|de) "
                rf"{_PLACE}\b[^.]{{0,40}}\b{_MUST}"
            ),
            rf"\b{_WHO}\s?(?:\w+ ){{0,2}}?{_RETELL} (?:[\w'&-]+ ){{0,12}}?{_PLACE}\b",
            rf"\b{_WHO}\s?(?:\w+ ){{0,2}}?{_READS} (?:\w+ ){{0,4}}?{_PLACE}\b[^.]{{0,60}}\b(?:{_DO}|{_MUST})\b",
            (
                rf"\b{_TOLD} (?:\w+ ){{0,3}}?(?:on|about|of|from|to|using|quoting|citing|(?:that|which) \w+|sur|de|a "
                r"partir de|qui \w+) "
                rf"(?:\w+ )?{_PLACE}\b,?(?: \w+)?,? (?:also |then |\w+ly |aussi |y )?(?:{_DO}|{_MUST})\b"
            ),
            (
                rf"{_CLAUSE}(?:the |all |any |every |each |good |correct |les |toutes? (?:les )?)?{_ANSWERS} (?:also |"
                rf"then "
                r"|\w+ly |aussi )?(?:(?:pass|hand|carry|send) (?:this|it|that|them)|(?:begin|end|close|open|start|"
                r"finish|"
                r"conclude)s? (?:with|by|on)|(?:mention|repeat|name|quote|state|say|note|add|praise|credit)s? "
                r"(?:this|it|so|the same|here)\b|(?:commencent?|se terminent?|s'ouvrent?|finissent) (?:par|avec)|"
                r"(?:mentionne|reprenne?|rappelle|transmette?|dise)(?:nt)? (?:ceci|cela|ce|cette|cet|ces|aussi)\b)"
            ),
            (
                rf"\b(?:any|every|each|all|no|toute|chaque|aucune|toutes les) {_ANSWERS} (?:on|about|to|concerning|"
                rf"regarding|sur|a propos d\w*|concernant) (?:[\w'-]+ ){{1,8}}?{_MUST} (?:also |always |never |not |"
                rf"only |"
                rf"first |toujours |aussi |ne |d'abord )*{_DO}\b"
            ),
            (
                r"\b(?:in|into|within|to|at the \w+ of|dans|au debut de|a la fin de) (?:your|ta|votre|tes|vos) "
                r"(?:final |next |own |prochaine |propre )?(?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies)|"
                r"outputs?|"
                r"reponses?|resumes?|syntheses?)\b"
            ),
            (
                r"\b(?:begin|start|end|close|open|finish|conclude|preface|prefix|sign|commence[rz]?|termine[rz]?|"
                r"conclu(?:re|s|ez)|debute[rz]?|ouvre[rz]?|signe[rz]?) (?:every|each|all|any|the|your|its|chaque|"
                rf"toutes?|la|votre|ta)(?: les| the| of)? (?:\w+ )?(?:{_ANSWERS}|sentences?|phrases?) (?:with|by|in|on|"
                r"par|avec|en|sur)\b"
            ),
            (
                r"\b(?:it|that|this|we|i|how|il|ce|nous|vous|on)(?:'d| would| will|'ll| were| should)?(?: be| is| are| "
                r"(?:serait|seriez|serions|sera|est|serait-ce))?(?: \w+){0,2}? "
                rf"{_GOOD} (?:(?:it|that) would be )?(?:of \w+ )?(?:if|to|were|should|when|could|si|de|que|"
                rf"d')\s?[^.]{{0,80}}?\b{_SAID}\b"
                rf"[^.]{{0,30}}\b(?:{_PLACE}|{_ANSWERS}|readers?|lecteurs?|here|ici)\b"
            ),
            (
                r"\b(?:it|that|we|how|il|ce|nous|vous|on)(?:'d| would| serait| serions| seriez)(?: be)?(?: \w+){0,2}? "
                rf"{_GOOD} (?:of \w+ )?(?:if|to|si|que|de|d')\s?(?:\w+ ){{0,2}}?(?:{_WHO}|{_ANSWERS}|readers?|"
                rf"lecteurs?)\b[^.]{{0,40}}\b(?:{_SAID}|{_DO})\b"
            ),
            (
                r"\b(?:it|that|we|how|il|ce|nous|vous|on)(?:'d| would| serait| serions| seriez)(?: be)?(?: \w+){0,2}? "
                rf"{_GOOD} (?:if|to|si|que|de|d')\s?[^.]{{0,80}}\b(?:out of|from|into|in|among|part of|dans|d[eu]s?) "
                rf"(?:all |any |every |each |the |les |toutes? (?:les )?)?{_ANSWERS}\W*$"
            ),
            (
                r"\b(?:authors?|editors?|publishers?|owners?|board|foundation|redaction|auteurs?|editeurs?|direction) "
                r"(?:kindly |respectfully |also )?(?:hopes?|asks?|wish(?:es)?|requests?|would like|invites?|begs?|"
                r"trusts?|expects?|urges?|prie(?:nt)?|demande(?:nt)?|souhaite(?:nt)?|invite(?:nt)?|espere(?:nt)?) "
                rf"(?:that |for |que |qu')?(?:\w+ ){{0,2}}?(?:{_WHO}|{_ANSWERS}|readers|lecteurs|all who|any who)\b"
            ),
            (
                rf"{_CLAUSE}(?:write|say|state|give|tell|read|report|answer|quote|show|present|assert|ecri\w+|"
                rf"di[ts]e?s?|"
                r"dire|donne[rz]?|affirme[rz]?|lire|lisez) (?:\w+ ){0,2}?(?:the (?:opposite|contrary|reverse|inverse|"
                r"negation)|le contraire|l'inverse|l'oppose)\b"
                r"(?= (?:of|about|for|to|in|when|wherever|de|du|des|dans|a|quand)\b|\W*$)"
            ),
            (
                rf"{_START}{_TURN} (?:\w+ )?(?:each|every|all|the|any|chaque|les|le|toutes? les|tous les) "
                rf"(?:\w+ ){{0,2}}?{_FACT}\b(?= (?:in|of|round|around|over|before|when|dans|de|avant|quand|below|"
                rf"above)\b"
                r"|\W*$|\))"
            ),
            (
                rf"{_START}(?:double|triple|halve|multiply|round|raise|lower|double[rz]?|triple[rz]?) (?:\w+ )?(?:each|"
                rf"every|all|the|any|chaque|les|tous les) (?:\w+ ){{0,2}}?{_FACT}\b[^.]{{0,30}}\b(?:before|when|avant "
                r"de|quand)\b"
            ),
            (
                rf"{_START}(?:state|report|present|give|assert|treat|take|show|presente[rz]?|donne[rz]?|affirme[rz]?) "
                r"(?:\w+ )?(?:as|comme) (?:an? |une? )?(?:\w+ )?(?:facts?|certain(?:ty)?|settled|proven|given|truth|"
                r"certitude|avere|etabli|acquis|fait)\b"
            ),
            (
                r"\b(?:the|l'|le) ?(?:assistant|chatbot|language model|answering system|modele de langue) (?:\w+ ){0,"
                r"2}?"
                r"(?:(?:writes?|answers?|replies|speaks|repond|ecrit) (?:\w+ )?(?:from memory|freely|de memoire|"
                r"librement)|(?:gives?|shows?|adds?|needs?|names?|cites?|donne|cite|montre) (?:no|not a single|"
                r"aucune?) (?:\w+ )?(?:references?|sources?|citations?|rows?|lignes?|markers?|renvois?))"
            ),
            (
                r"\b(?:until further notice|for the time being|with immediate effect|effective immediately|"
                r"jusqu'a nouvel ordre|avec effet immediat|a titre provisoire)\b[^.]{0,20}\b(?:the |l'|le |all |les )?"
                rf"(?:assistant|chatbot|{_ANSWERS}|model|modele)\b"
            ),
            (
                r"\b(?:retrieval|search|citation|grounding|verification|fact[- ]?check\w*|index|proof) (?:layer|module|"
                r"engine|step|stage|filter|guard) (?:is|are|has been|was|will be) (?:\w+ )?(?:in|under|down|off\w*|"
                r"disabled|suspended|out of|unavailable|switched|bypassed|not)\b"
            ),
            (
                rf"{_START}(?:agree|disagree|side|comply) with (?:the |any |every |each )?(?:readers?|users?|askers?|"
                r"questioners?|person|whoever)\b"
            ),
            (
                rf"{_CLAUSE}(?:shout|write|answer|reply|speak|respond|say|print|ecri\w+|repond\w*|parle[rz]?|"
                rf"crie[rz]?) "
                r"(?:\w+ ){0,3}?(?:in|en) (?:all )?(?:capitals?|caps|capital letters|upper ?case|verse|rhymes?|"
                r"riddles?|"
                r"base ?64|morse|emojis?|majuscules|capitales|vers|rimes|binaire|hexadecimal)\b"
            ),
            (
                rf"{_START}(?:please )?(?:praise|laud|flatter|compliment|recommend|advertise|promote|endorse|credit|"
                r"thank|insult|mock|discredit|warn against|felicite[rz]?|loue[rz]|vante[rz]|recommande[rz]|"
                r"remercie[rz]|denigre[rz])\b[^.]{0,60}\b(?:"
                rf"{_ANSWERS}|readers?|users?|lecteurs?|when(?:ever)? (?:you|asked)|{_PLACE})\b"
            ),
        ),
    ),
    (
        "it speaks of its own table",
        (
            (
                rf"{_CLAUSE}{_TRUST} (?:only |first |always |seulement |toujours )?(?:this|these|the (?:above|present|"
                rf"following|last|first)|cette|ces|ce|la presente) (?:\w+ )?(?:{_ROW}|{_RANGEE})\b"
            ),
            (
                r"\b(?:(?:this|the present) (?:rows?|entr(?:y|ies)|columns?)|(?:cette|la presente) rangee) (?:alone |"
                r"itself |seule )?(?:must|should|shall|replaces?|cancels?|corrects?|is (?:the (?:only|correct|true|"
                r"official)|more|authoritative|binding)|doit|remplace|annule|corrige|prime)\b"
            ),
            (
                rf"\b(?:this|the present|cette|ce|la presente) (?:{_ROW}|{_RANGEE}) (?:alone |itself |seule? )?"
                r"(?:outranks?|overrides?|supersedes?|takes? (?:precedence|priority)|prevails?|counts? (?:for|as|more)|"
                r"comes first|has (?:priority|precedence)|holds the (?:true|real|correct|right)|is to be|prevaut|fait "
                r"foi|"
                r"l'emporte|passe avant|est (?:la seule|le seul|a (?:citer|retenir|reprendre)))\b"
            ),
            r"\b(?:rows?|columns?|entries) (?:directly |just |right )?(?:above|below|beside|underneath)\b(?!-| the "
            r"(?:ground|sea|water)| (?:ground|sea|water|grade)\b| \d)",
            (
                r"\b(?:cells?|lines?) (?:stands? |is |are )?(?:above|below|beside|overhead|underneath)\b(?=\s*(?:[.,"
                r";:)!]|$"
                r"|(?:is|are|was|were|ha[sd]|have|holds?|says?|stands?|and|or|in full|must|should|may)\b))"
            ),
            (
                r"\b(?:lignes?|rangees?|cellules?|colonnes?) (?:ci-dessus|ci-dessous|plus (?:haut|bas)|d'a cote|qui "
                r"(?:precedent?|suit|suivent))\b(?! (?:la|le|l|les|du|de)\b)"
            ),
            (
                r"\b(?:the )?(?:last|next|previous|preceding|following|other|neighbou?ring|derniere|prochaine|autre|"
                r"premiere) (?:columns?|rows?|colonnes?|rangees?)(?: (?:of|in|de|dans) (?:this|the|cette|ce|le) "
                r"(?:table|row|tableau|ligne))?\b(?= ?(?:[.,;:)]|$|is|are|holds?|ha(?:s|ve)|gives?|must|should|only|"
                r"instead|"
                r"when|if|contient|donne|fait|est|tient))"
            ),
            (
                r"\b(?:true|real|correct|actual|right|proper|valid|vraie|bonne|reelle|exacte) (?:ratings?|relevanc[ey]|"
                r"scores?|grades?|pertinence|note) (?:stands?|is|are|is found|must|should|se trouve|est|figure|doit)\b"
            ),
            (
                r"\b(?:rest|remainder|second half|other half|end|suite|fin|reste) (?:of|de|du) (?:this|the|cette|ce|"
                r"cet|"
                r"la|l[ea]?')? ?(?:note|order|instruction|message|sentence|request|wish|consigne|ordre|phrase|"
                r"demande)s? "
                r"(?:stands?|follows?|is|continues?|comes?|se trouve|figure|suit|est)\b"
            ),
            (
                rf"{_CLAUSE}(?:quote|cite|say|give|name|tell|answer|use|repeat|mention|state|reply|add|show|present|"
                r"cite[rz]|dites|donnez|repete[rz]|mentionne[rz]|repondez|utilise[rz])\b[^.]{0,"
                r"60}\b(?:(?:when(?:ever)?|"
                r"if|once|where) (?:\w+ ){0,2}?(?:asked|asks?|queried|questioned)\b|(?:si|quand|lorsqu[e']) ?(?:on|"
                r"l'on|"
                r"quelqu'un|un \w+) (?:\w+ )?(?:demande|interroge|pose))"
            ),
            (
                rf"{_START}(?:prefer|trust|rank|put|place|prefere[rz]?|place[rz]?|classe[rz]?) (?:this|it|that|cette|"
                rf"ce|"
                r"celle-ci|celui-ci)\b[^.]{0,25}\b(?:(?:to|over|before|above|ahead of|avant|devant|au-dessus d\w*|a|"
                r"aux)"
                r" (?:(?:all|any|the|every|other|toutes?|tous|les|autres?) ){0,3}?(?:others|rest|autres|rows?|sources?|"
                r"articles?|lignes?)\b|(?:first|en (?:tete|premier))\W*$)"
            ),
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
ASIDE_GATES = (
    (
        "this ,these ,the present,the above,the following,cette ,ce ,cet ,ces ,presente,present ,output,author,editor,"
        "publisher,owner,board,foundation,redaction,auteur,editeur,direction,answer,reply,repli,response,summar,"
        "reponse,resume,synthese,reader,lecteur,lectrice,whoever,anyone,anybody,everyone,everybody,those who,all who,"
        "people who,"
        "quiconque,opposite,contrary,reverse,inverse,negat,contraire,oppose,turn ,flip ,invert,swap,double,triple,"
        "halve,multipl,retourne,fact ,facts,fait ,settled,proven,given ,truth,certain,certitude,avere,etabli,acquis,"
        "comme ,round ,raise,lower,assistant,chatbot,language model,modele,until further,time being,effect,"
        "nouvel ordre,provisoire,retrieval,search,citation,grounding,verif,fact-check,factcheck,fact check,index,proof,"
        "agree ,disagree,side with,comply,capital,caps,upper,verse,rhyme,riddle,base64,base 64,morse,emoji,majuscule,"
        "vers ,rime,sentence,phrase,binaire,hexadecimal"
    ),
    (
        "row ,rows ,line ,lines ,entry,entries,cell ,cells ,cellule,column,table,passage,record,total,ligne,rangee,"
        "colonne,fiche,entree,totaux,rating,relevanc,score,grade,pertinence,note,order,instruction,message,sentence,"
        "request,wish,consigne,ordre,phrase,demande,ask,queried,questioned,interroge,pose ,poser,posee,prefer,trust,"
        "rank,put ,place,classe"
    ),
)
