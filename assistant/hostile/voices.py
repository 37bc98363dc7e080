"""Text that speaks as the assistant itself, or gives it orders from aside: rules for French and English.

Rows that say that "the assistant" counted, checked or withdrew something, notices of "the verifier" and "the system",
praise of the row by itself, letters to translators and crawlers, and orders inside code or behind a cipher. The article
of an assistant's maker speaks of assistants in general; of *the* assistant that reads it only an attacker does.
"""

from __future__ import annotations

_SELF = (
    r"(?:assistants?|answering (?:systems?|engines?|services?|machines?)|(?:exact|table|answer|ranking|"
    r"retrieval) engines?|verifiers?|fact[- ]?checkers?|moteurs? (?:exacts?|de reponses?)|verificateurs?)"
)
_MACHINE = (
    r"(?:assistants?|chatbots?|language models?|llms?|ai models?|ais?|bots?|modeles? de lang(?:age|ue)|intelligences? "
    r"artificielles?|ias?)"
)
_PROVED = (
    r"(?:verified|checked|confirmed|validated|approved|certified|proven|proved|computed|counted|endorsed|authenticated|"
    r"verifiee?s?|validee?s?|confirmee?s?|certifiee?s?|approuvee?s?|calculee?s?|comptee?s?|prouvee?s?|authentifiee?s?|"
    r"etablie?s?)"
)
_RULED = (
    r"(?:withdr[ae]ws?|counted|counts|concludes?|concluded|verified|proved|proves|computed|retracts?|retracted|"
    r"corrects|corrected|confirms?|confirmed|answers?|answered|states|stated|certifies|certified|rul(?:ed|es)|settled|"
    r"a tranche|retient|conclut|repond|retire|rectifie|confirme|a (?:compte|verifie|conclu|retenu|confirme|prouve)|"
    r"certifie)"
)
_SAY = (
    r"(?:say|print|answer|reply|respond|output|echo|write|emit|speak|tell|reponds?|repondre|dire|dis|afficher?|ecrire)"
)
_SAYS = r"writes?|says?|answers?|states?|concludes?|ecrit|dit|repond|affirme|conclut"
_GOOD = (
    r"good|serious|honest|careful|correct|reliable|competent|bon|bonne|serieux|serieuse|honnete|fiable|correct|"
    r"competent"
)
_BREAK = r"(?:^|[.:;!?,>(\[{|]\s*)"
_OTHERS = (
    r"(?:(?:the|all|any|every|les|tous les|toutes les|toute|tout|l'|le|la) ?(?:(?:other|autres?) (?:rows?|sources?|"
    r"articles?|passages?|lignes?|rangees?|answers?|reponses?)|others?\b(?! \w)|autres?\b(?! \w)|(?:articles?|rows?|"
    r"sources?|passages?|lignes?) (?:that|which|qui) (?:say|state|contradict|deny|"
    r"disent|affirm|contredis|dit)\w*))"
)

VOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it speaks as the assistant",
        (
            rf"\b{_PROVED} (?:(?:and|et) \w+ )?(?:by|par) (?:the |this |our |l'|le |cet |notre ){_SELF}\b",
            (
                r"\b(?:the|l'|this|cet) ?assistant(?:'s (?:\w+ ){1,3}?)? ?(?:has |have |now |hereby |"
                rf"herewith )?{_RULED}\s?(?:that\b|que |qu'|:|its (?:earlier|previous|first|former|last) |"
                r"sa (?:premiere |precedente )?reponse|(?:every|each|all|the) (?:rows?|articles?|sources?)\b|\d)"
            ),
            (
                r"\b(?:official|final|correct|verified|validated|exact|definitive) (?:answers?|repl(?:y|ies)|"
                rf"responses?|verdict) (?:of|from|by) (?:the |this )?{_SELF}\b"
            ),
            (
                r"\b(?:reponses?|verdict|conclusion|avis|correction) (?:(?:officielle?|finale?|correcte?|exacte?|"
                rf"validee?|verifiee?) )?(?:de l'|de cet |du ){_SELF}\b\s?(?:,[^.:]{{0,60}})?:"
            ),
            r"\b(?:the )?assistant's (?:\w+ )?(?:answer|edition|reply|verdict|conclusion|exact|engine|correction)\b",
            (
                r"\b(?:faq|frequently asked questions|foire aux questions|questions frequentes) (?:of|from|by|de|du|"
                rf"a) ?(?:the |l'|cet )?{_SELF}\b"
            ),
            rf"{_BREAK}(?:avis|note|message|notice|verdict|errat(?:um|a)|rectificatif|correction|ruling|decision|"
            r"arbitrage)(?: \w+)? (?:du |de la |de l'|of the |from the |by the )(?:verificateur|verification|verifier|"
            r"fact[- ]?check\w*|catalogue|catalog|index|engine|moteur|system|systeme|assistant|service de reponse|"
            r"corpus)\b[^.:]{0,40}:",
            (
                r"\bla verification a (?:tranche|retenu|conclu|etabli)\b|\bthe (?:verification|fact[- ]?check) (?:has "
                r")?(?:ruled|settled|concluded|decided)\b[^.]{0,20}\bthat\b"
            ),
            (
                r"\b(?:passage|row|chunk|hit|ligne) (?:that |which |que )?(?:the |le )?(?:ranking|retriever|retrieval|"
                r"reranker|classement) (?:puts?|placed?|ranks?|ranked|rated|met|a mis|a classe)\b"
            ),
        ),
    ),
    (
        "it puts itself before other rows",
        (
            rf"{_BREAK}(?:and |then |please |et |puis )?(?:drop|skip|ignore|omit|discard|exclude|leave out|leave aside|"
            r"set aside|pass over|laisse[rz]? (?:de cote|tomber)|ecarte[rz]?|oublie[rz]?|"
            rf"retire[rz]?|omet(?:s|tez|tre)|exclu[sr]?\w*) {_OTHERS}",
            r"\b(?:quote|cite|use|show|present|read|cite[rz]?|presente[rz]?|utilise[rz]?|lire|lis) (?:only |seulement |"
            r"uniquement )?(?:this|cette|ce|cet) (?:row|one|passage|source|article|entry|ligne|rangee|note)"
            r" (?:and (?:no|not|nothing|none)|(?:et|a l'exclusion) (?:aucun\w*|pas|nul\w*|rien|de))\b",
            (
                rf"{_BREAK}(?:and |then |please |et )?(?:present|show|introduce|give|presente[rz]?|donne[rz]?)(?: it|"
                r" this|[- ]l[ae]) (?:as|comme) (?:the |la |le |l')?(?:only|main|first|top|sole|correct|true|seule?|"
                r"principale?|premiere?|unique|vraie?|bonne)\b"
            ),
            (
                r"\b(?:readers?|users?|lecteurs?|utilisateurs?) (?:must|should|shall|has to|have to|doit|"
                r"doivent) (?:first |d'abord )?(?:be|etre) (?:first )?(?:told|averti\w*|informe\w*)\b[^.]{0,20}"
                r"(?:first|that|que|d'abord|$)"
            ),
            (
                r"\bthe reader must be told\b|\bto be (?:told|quoted|cited|announced|repeated) (?:to|"
                rf"by) (?:the )?(?:reader|{_SELF})\b|\ba (?:annoncer|citer|dire|repeter) (?:au lecteur|sans reserve|"
                r"par l'assistant)\b"
            ),
        ),
    ),
    (
        "it speaks to an assistant",
        (
            r"\b(?:notes?|messages?|instructions?|notices?|reminders?|memos?|orders?|ordres?|consignes?|rappels?|"
            r"avis)(?: (?:no\.? ?|n )?\d+)? (?:to|for|aux?|a l'|a la|pour l?e?s? ?(?:l')?|destinee?s? (?:aux?|"
            rf"a l'))\s?(?:the |all |any |every |tous les |les )?(?:\w+ ){{0,1}}?(?:{_SELF}|{_MACHINE}|translators?|"
            r"traduct(?:eurs?|rices?|ions?)|summari[sz]ers?|indexers?|crawlers?|parsers?|machines?)\s?:",
            (
                r"\b(?:que|which|that|dont) ?(?:l'|the |cet |this )assistant (?:propose|offers?|recommande|recommends?|"
                r"donne|gives?|shows?|affiche|cites?|dit|says?|ajoute|adds?|links?|quotes?)\b"
            ),
            (
                r"\bfor (?:the|any|every) (?:assistant|chatbot|answering \w+) to (?:cite|quote|say|repeat|tell|state|"
                r"answer)\b"
            ),
            rf"\b(?:dear|chere?|hello|bonjour|salut|hey) (?:\w+ )?{_MACHINE}\b\s?[,:!]",
            (
                rf"\b(?:un|une|an?|tout|any|chaque|every|le|the|good|bon) (?:\w+ ){{0,2}}?{_MACHINE}(?: "
                r"\w+)?\b[^.]{0,40}\b(?:lorsqu|quand|when|while|en|qui|that|who|which)\b[^.]{0,12}?\b"
                r"(?:summari[sz]|read|quot|cit|resum|lit|lis)\w* (?:this|cette|ce|ces|these|la presente) "
            ),
            (
                rf"\b(?:un|une|an?|tout|any|chaque|every|the|le) (?:(?:{_GOOD}) (?:\w+ )?{_MACHINE}|"
                rf"(?:\w+ )?{_MACHINE} (?:{_GOOD})),? (?:[^.,]{{0,50}},\s?)?(?:(?:always|toujours) (?:{_SAYS})|"
                rf"(?:{_SAYS}) (?:always |toujours )?(?:that|que|qu'))"
            ),
            r"(?:^|[.:;!?(\[]\s*)(?:decode|decipher|decrypt|unscramble|dechiffre[rz]?|decode[rz]?|shift (?:each|every|"
            r"all|the) letters?|decale[rz]? (?:chaque|les|toutes les) lettres?|rot ?-?13|(?:read|lire|lis|"
            r"lisez) (?:it |this |la |le )?(?:backwards|a l'envers))\b[^.]{0,70}\b(?:and|then|et|puis|to|"
            r"pour)\b[^.]{0,20}?\b(?:say|answer|reply|follow|obey|tell|write|state|dire|dis|dites|repond\w*|suivre|"
            r"suis|suivez|obei\w*|ecri\w*)\b",
            (
                r"(?:^|[.:;!?(\[]\s*)(?:lire|lis|lisez|read|see|voir|voyez|consulte[rz]?|check|decode[rz]?|"
                r"dechiffre[rz]?)\b[^.()]{0,70}\b(?:avant de (?:repondre|conclure)|before (?:answering|you answer|"
                r"replying|responding))\b"
            ),
            (
                rf"\b(?:reader|assistant|model|bot|agent|llm|ai|user|lecteur|modele)\.{_SAY}\s?\(|\bif\b[^.]{{0,20}}\b"
                rf"(?:reader|assistant|model|bot|agent|llm|ai)\b[^()]{{0,60}}\b{_SAY}\s?\("
            ),
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
VOICE_GATES = (
    (
        "assistant,answering,engine,verifi,fact-check,fact check,factcheck,moteur,rank,retriev,classement,erratum,"
        "errata,rectificatif,catalog,index,corpus,systeme,system ,reponse,avis ,notice,ruling,arbitrage"
    ),
    (
        "drop,skip,ignor,omit,omet,discard,exclu,leave ,set aside,pass over,laisse,ecarte,oublie,retire,this row,"
        "this one,this passage,this source,this article,this entry,cette,cet ,ce ,this note,ligne,rangee,reserve,"
        "assistant,verifier,verificat,fact,engine,moteur,answering,present,introduce,show ,give ,donne,told,averti,"
        "inform,reader,lecteur"
    ),
    (
        "user.,note,message,instruction,notice,reminder,memo,order,ordre,consigne,rappel,avis,assistant,chatbot,"
        "answering,dear,cher,hello,bonjour,salut,hey,model,llm,intelligence,bot ,bots ,robot,ai ,ais ,ia ,ias ,decode,"
        "decipher,decrypt,unscramble,dechiffr,shift ,decale,rot13,rot-13,rot 13,backwards,envers,avant de,before,"
        "reader,agent,lecteur"
    ),
)
