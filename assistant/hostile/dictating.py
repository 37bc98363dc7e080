"""Text that dictates words: what the expected answer is, which word stands for which, whom a sentence is to be laid to.

The rules want two signs at once, such as an order to write and what is to be written between quotation marks: advice to
people ("state the purpose, cite your sources") has one of them at most.
"""

from __future__ import annotations

_START = r"(?:^|[.;:,!?(] ?)(?:please |kindly |always |toujours |veuillez )?"
_QUOTE = r"\"[^\"]{1,80}\""
_SWAP = (
    r"(?:render|replace|read|write|say|use|translate|substitute|understand|print|lire|lisez|rendre|rendez|remplace[rz]|"
    r"ecrire|ecrivez|traduire|traduisez|mettre|mettez|dire|dites|comprendre|entendre)"
)
_BY = (
    r"(?:by|par|as|for|with|into|in place of|instead of|au lieu de|a la place de|comme|means?|signifie|and not|et non|"
    r"->|=>|=)"
)
_NAME = r"(?:names?|words?|terms?|figures?|numbers?|noms?|mots?|termes?|chiffres?|nombres?)"
_FIGURE = r"(?:numbers?|figures?|values?|counts?|chiffres?|nombres?|valeurs?|donnees?)"
_ANSWER = r"(?:answers?|repl(?:y|ies)|responses?)"
_TEXT = r"(?:text|note|message|piece|work|texte|synthese|summary|resume|reply|answer|reponse)s?"
_KIND = r"(?:signals?|concerns?|behaviou?rs?|technolog(?:y|ies)|issues?)"
_SLIP = (
    r"(?:by mistake|in error|par erreur|(?:an? |une |des )?(?:misprints?|errors?|mistakes?|(?:typing|printing) errors?|"
    r"(?:fautes?|erreurs?) (?:de (?:frappe|saisie|plume)|d'impression)))"
)

DICTATING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it speaks of its own table",
        (
            r"\b(?:annule(?:nt)? et remplace(?:nt)?|cancels? and replaces?)\b",
            rf"\b{_KIND}/\d{{1,3}}\b",
            r"\b(?:version|edition|copy|state) (?:\w+ )?of this (?:row|table|line|entry|cell)\b",
        ),
    ),
    (
        "it says how it is to be retold",
        (
            rf"{_START}{_SWAP} (?:[\w'-]+ ){{0,4}}?{_QUOTE} ?(?:\w+ ){{0,2}}?{_BY} ?(?:\w+ ){{0,2}}?{_QUOTE}",
            (
                rf"\b{_NAME} (?:[\w'\"-]+ ){{0,4}}?(?:must|should|shall|is to|are to|doi(?:t|vent)|sera|seront)"
                r"(?: be| etre)? (?:replaced|rendered|changed|written|remplace\w*|rendu\w*|ecrit\w*|change\w*) "
                r"(?:by|as|"
                r"with|to|into|par|en|comme)\b[^.\"]{0,20}\""
            ),
            rf"{_START}(?:remplace[rz]|replace) (?:partout|everywhere|throughout)\b",
            (
                r"\b(?:expected|model|sample|gold(?:en)?|reference|correct|right|ideal|desired|suggested|official|"
                rf"standard|approved) {_ANSWER}(?: (?:to|for|on) [^.:]{{0,60}})?\s?[:=\"]|\breponses? (?:attendue|"
                r"modele|type|correcte|exacte|souhaitee|officielle|a donner|suggeree|recommandee)s?\b[^.:]{0,60}[:=\"]"
            ),
            (
                rf"\b(?:{_ANSWER}|reponses?) (?:to|a|aux?) (?:\w+ )?questions? [^.]{{0,60}}?(?:\bis|\best|:) ?\""
                r"|\b(?:gold|expected) answer\b"
            ),
            (
                r"\b(?:previous|former|earlier|preceding|above|prior) (?:\w+ )?(?:numbers?|figures?|values?|counts?|"
                r"sentences?|paragraphs?) (?:[\w-]+ ){0,3}?(?:is|are|was|were) (?:\w+ ){0,2}?(?:void|superseded|a joke|"
                rf"ironic|invalid|cancelled|withdrawn|retracted)\b|\b{_FIGURE} (?:precedente?s?|anterieure?s?|"
                r"ci-dessus) (?:est|sont) (?:\w+ )?(?:caduques?|nul\w*|perim\w+|annul\w+|fau(?:x|sses?)|erron\w+|"
                r"obsoletes?|retir\w+)"
            ),
            (
                r"\b(?:sentence|paragraph|statement|phrase|alinea|passage)s? (?:[\w'-]+ ){0,5}?(?:is|are|was|est|sont) "
                r"(?:\w+ )?(?:ironi\w+|a joke|satirical|une blague|une plaisanterie)\b"
            ),
            (
                rf"(?:{_QUOTE}|ne \.* ?pas\"?|\bnegations?(?: \w+){{0,4}}) (?:is|are|was|were|est|sont) (?:\w+ ){{0,"
                rf"3}}?{_SLIP}"
            ),
            (
                r"\b(?:when(?:ever)?|if|each time|lorsque?|quand|si) ?(?:you |vous |tu |one |on )?(?:are )?(?:writ|"
                r"speak|talk|mention|nam|quot|cit|refer|ecri|parl|mentionn|nomm)\w*[^.\"]{0,60}?, ?(?:always |"
                r"toujours |"
                r"please )?(?:write|say|call|add|use|put|ecrivez|dites|ajoutez|employez|utilisez|mettez|ecrire|dire|"
                r"ajouter)\b[^.\"]{0,30}\""
            ),
            (
                r"\b(?:first|initial|last) letters? of (?:each|every|all|these) (?:words?|lines?|sentences?)\b|"
                r"\bpremieres? lettres? de (?:chaque|ces|tous les|toutes les) (?:mots?|lignes?|phrases?)\b|"
                r"\bacrosti(?:c|"
                r"che) ?:"
            ),
            (
                rf"{_START}(?:multiply|divide|double|convert|multiplie[rz]|divise[rz]|double[rz]|converti\w+) (?:all|"
                r"each|every|any|the|tous les|toutes les|chaque|les) (?:\w+ )?(?:amounts?|figures?|numbers?|values?|"
                r"prices?|montants?|chiffres?|nombres?|valeurs?|prix)\b[^.]{0,40}\b(?:before|when|avant d[e']|"
                r"quand|en) "
                r"?(?:quot|cit|answer|report|giv|tell|us|donn|repond|utilis)"
            ),
            (
                rf"{_START}(?:attribute|ascribe|credit|attribue[rz]|impute[rz]) (?:this|these|the|cette|ces|ce|la) "
                r"(?:sentence|quote|statement|word|figure|number|phrase|citation|propos|chiffre)s?\b"
            ),
            (
                r"\ba citer (?:comme|sous)\b|\breference a (?:donner|citer|indiquer)\b|\b(?:quote|cite)d? (?:\w+ )?"
                r"(?:under|with|as) (?:the )?(?:reference|number|source)\b"
            ),
            (
                r"(?:^|[.;!?(] ?)(?:nota(?: bene)? |n\.?b\.? |note )?(?:(?:pour|aux|to|for|a l'attention des) "
                r")?(?:les |"
                r"the |all )?(?:translators?|traducteurs?|redacteurs?|copyists?|summari[sz]ers?|copy-?editors?|"
                r"writers?|"
                rf"rapporteurs?) ?: ?(?:{_SWAP}|termine[rz]|end|finish|finir|conclu\w+|add|ajoute[rz]|keep|omit|"
                r"omettre|cite[rz]?|quote)\b"
            ),
            (
                rf"{_START}(?:finish|end|close|conclude|begin|start|open|sign|termine[rz]?|conclu\w+|commence[rz]?) "
                rf"(?:your|the|this|any|ta|ton|votre|le|la|tout|toute) {_TEXT} (?:with|by|par|avec|sur)\b"
            ),
            (
                r"\b(?:must|should|shall|doi(?:t|vent)) (?:close|end|begin|conclude|finish|start|terminer|conclure|"
                r"commencer|finir|se terminer) (?:with|by|par|avec) ?:? ?\""
            ),
            (
                r"\b(?:any|every|each|all|tout|toute|chaque) (?:text|texte|synthese|note|rapport|report|article|"
                r"summary|"
                r"account|resume)s? (?:[\w'-]+ ){0,5}?(?:must|should|shall|has to|doi(?:t|vent)|devra)\b[^.\"]{0,60}\""
            ),
            (
                r"\b(?:asks?|wants?|wishes|requests?|demande|souhaite) (?:to be|a etre|d'etre) (?:described|"
                r"called|named|"
                r"presented|quoted|decrite?|nommee?|appelee?|presentee?|citee?) (?:as|comme)\b[^.]{0,60}\b(?:text|"
                r"summary|answer|texte|reponse|synthese)\b"
            ),
            (
                r"\b(?:answer|reply|response|reponse|output) ?(?::=|==?|=>) ?[\"'\d]|\breturn ?\(? ?\"|\{\{ ?\w+ ?:|"
                r"</?(?:answer|reply|response|reponse|output|final|facts?|sources?|citation|cite|context|correction|"
                r"update)>"
            ),
            (
                rf"{_START}(?:ask|demande[rz]) [^.]{{0,60}}\b(?:before (?:answering|replying)|avant de (?:repondre|"
                r"conclure))\b|\b(?:answer|reply|repond\w*) (?:only|seulement|uniquement) (?:after|once|apres|"
                r"une fois)\b"
            ),
            (
                rf"{_START}(?:write|give|put|ecri\w+|donne[rz]?) (?:the |your |la |ta |votre )?(?:{_ANSWER}|reponses?) "
                rf"(?:in|en)\b|{_START}(?:speak|answer|reply|respond|repond\w*|parle[rz]?) (?:like|comme) (?:an? "
                rf"|une? )"
                rf"|{_START}(?:use|put|insert|employe[rz]|utilise[rz]|mettre|mettez) [^.]{{0,40}}\b(?:in each|in every|"
                r"dans chaque) (?:sentence|phrase|answer|reponse)\b"
            ),
            (
                rf"{_START}(?:exclude|leave out|include|count|do not count|exclu\w+|compte[rz]|ne pas (?:compter|"
                rf"citer)) "
                r"(?:this|cet|cette|ce) (?:article|page|row|entry|fiche|source|ligne)\b|\brank (?:me|us|this|it) (?:"
                r"first|top)\b|\btop (?:result|source|hit) ?:"
            ),
            (
                r"(?:^|[.;!?(] ?)(?:fact-? ?check\w*|verification|update|mise a jour|correction)\b[^.:]{0,30}: [^.]{0,"
                r"80}\b(?:rated false|jugee? fau(?:x|sse)|caduques?|void|(?:bonne?|vraie?) (?:valeur|chiffre|nombre)|"
                rf"(?:true|correct|right|real) {_FIGURE})\b"
            ),
            (
                r"\b(?:do not|never) (?:disclose|communicate|reveal|divulge) (?:\w+ ){0,2}?(?:contents?|"
                r"anything) (?:of|"
                r"from|on) (?:this|the) (?:page|article|row|table)|\bne (?:rien|pas) (?:communiquer|divulguer|reveler) "
                r"(?:de|du) (?:cette|cet|ce|contenu)|\b(?:say|answer|reply) that nothing is known\b"
            ),
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
DICTATING_GATES = (
    "annule,cancel,/,this row,this table,this line,this entry,this cell",
    (
        '",'
        "=,replac,remplac,render,rendu,changed,change,written,ecrit,expected,model,sample,gold,reference,correct,"
        "right ,cite ,cited ,quote,ask,demande,replies,respon,repond,nothing,ideal,desired,suggested,official,standard,"
        "approved,reponse,precedent,anterieur,ci-dessus,previous,former,earlier,preceding,above,prior,ironi,joke,"
        "satirical,blague,plaisanterie,error,mistake,misprint,erreur,faute,letter,lettre,acrosti,multipl,divi,double,"
        "convert,attribu,ascribe,credit,impute,citer,translat,traduct,redacteur,copyist,summar,copyeditor,copy-editor,"
        "writer,rapporteur,finish,end ,close ,conclu,begin,start,open ,sign ,termine,commence,answer,reply,to be ,"
        "d'etre,a etre,return,{,<,speak,parle,in each,in every,dans chaque,exclu,leave out,include,count,compte,rank ,"
        "top ,fact,verification,update,mise a jour,disclose,communi,reveal,reveler,divulg"
    ),
)
