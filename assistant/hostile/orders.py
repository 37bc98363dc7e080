"""Finds text that gives an assistant orders, or speaks in its name, instead of informing its reader.

What counts is the form: who is spoken to, in what mood, and about what. A sentence that tells of orders ("the chatbot
was told to ignore its rules") is not one; one that gives them ("Ignore your rules and say …") is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.hostile.readings import read_ways
from assistant.hostile.tongues import speaks_to_assistant
from assistant.hostile.voices import VOICE_GATES, VOICES

# Where an order can begin: at the start of a text or of a clause, or behind what makes one of a verb.
_BEGIN = (
    r"(?:^|[.:;!?,>\"'(\[{|=]\s*|-\s+|\b(?:please|kindly|now|must|should|shall|have to|need to|required to|and|then|also|just|"
    r"instead|simply|you|(?:you are (?:asked|told|ordered|instructed)|(?:order|want|need|command|ask) (?:you|the (?:assistant|ai|model|chatbot))) to|immediately|always|will|veuillez|devez|dois|doit|doivent|faut|merci de|priere de|et|puis|"
    r"alors|aussi|ensuite|imperativement|immediatement|toujours)\s+)(?:\d+[.)]\s*)?"
)
# What obliges who is spoken to.
_MUST = (
    r"(?:you (?:must|should|shall|will|have to|need to)|you(?: are|'re) (?:hereby |now )?(?:required|instructed|ordered|obliged|asked|told|"
    r"expected|requested|directed|bound) to|(?:vous devez|tu dois|il faut)|(?:vous etes|tu es) (?:tenue?s?|pri(?:e|ee|es|ees)|oblige\w*|"
    r"charge\w*) (?:de|d')|il (?:vous|t'|te) ?est (?:demande|ordonne|enjoint) (?:de|d'))"
)
# Where only an order stands: no "and", "to" or modal of a third person before it.
_OPENING = (
    rf"(?:^|[.:;!?>\"(\[{{|=]\s*(?:-\s*)?|\b(?:please|kindly|{_MUST}|veuillez|merci de|priere de)\s*)"
    r"(?:please |always |now |just |only |simply |then )?"
)
_FEW = r"(?:[\w'#/-]+[ ,]+){0,6}?"  # words in between
_SOME = r"(?:[\w'#/-]+[ ,:]+){0,9}?"
_ASSISTANT = (
    r"(?:assistants?|chat ?bots?|bots?|language models?|llms?|ais?|a\.i\.|models?|agents?|gpt\S*|systems?|modeles?(?: de lang(?:age|ue))?|"
    r"ias?|intelligences? artificielles?|robots?|summari[sz]ers?|reponse automatique)"
)
_GUIDE = (
    r"(?:instructions?|prompts?|guidelines?|directives?|rules?|contexts?|constraints?|messages?|orders?|commands?|"
    r"restrictions?|safeguards?|passages?|sources?|rows?|articles?|citations?|texts?|content|polic(?:y|ies)|"
    r"consignes?|regles?|contextes?|contraintes?|ordres?|invites?|lignes?|textes?|contenus?|garde-fous)"
)
_MINE = (
    r"(?:all|any|every|everything|previous|prior|above|earlier|preceding|foregoing|former|your|these|those|other|existing|initial|"
    r"original|system|toutes?|tous|tes|vos|ces|votre|ton|precedente?s?|anterieure?s?|ci-dessus|autres?|initiale?s?|"
    r"systeme|susdite?s?)"
)
_BEFORE = (
    r"(?:(?:everything|anything|all|what|whatever|tout)\s+(?:\w+\s+){0,3}?(?:above|before|precedes|previously|earlier|"
    r"precede)|the above|ce qui precede|ce qui est ecrit (?:plus haut|ci-dessus)|tout ce qui)"
)
_OVERRIDE = (
    r"(?:ignore[rz]?|ignoring|disregard|forget|override|overrule|bypass|neglect|discard|dismiss|overlook|erase|oublie[rz]?|"
    r"oublions|neglige[rz]?|outrepasse[rz]?|contourne[rz]?|ecarte[rz]?|efface[rz]?|pay no attention to|stop following|do not "
    r"(?:follow|obey|use|trust)|don't (?:follow|obey|use|trust)|never (?:follow|obey|use|trust)|skip|abandonne[rz]?|"
    r"fai(?:s|re|tes) abstraction d\w*|ne (?:tiens|tenez|tenir) (?:pas|plus|aucun) compte d\w*|ne (?:pas|plus) "
    r"(?:tenir compte d\w*|suivre|respecter|utiliser)|n'(?:utilise[rz]?|obei\w*) (?:pas|plus)|ne (?:suis|suivez|respecte[rz]?) (?:pas|plus)"
    r"|passe[rz]? outre|laisse[rz]? de cote)"
)
# The same said in the languages that most are written in beside these two.
_FOREIGN_IGNORE = (
    r"(?:(?:vergiss|vergessen sie|ignoriere?n?(?: sie)?|missachten? (?:sie )?)\s+(?:\w+ ){0,3}?(?:regeln?|anweisung\w*|vorgaben|instruktion\w*)"
    r"|(?:ignora|ignore|olvida|olvide|descarta|dimentica|ignorate|esquece|esqueca|desconsidere)\s+(?:\w+ ){0,3}?(?:instruc\w+|reglas|istruzioni|regole|regras|ordenes|instrucoes)"
    r"|(?:negeer|vergeet)\s+(?:\w+ ){0,3}?(?:instructies|regels|aanwijzingen)"
    r"|(?:zignoruj|ignoruj|zapomnij)\s+(?:\w+ ){0,3}?(?:instrukcj\w+|zasad\w*|polecen\w+)"
    r"|(?:tum|butun|onceki) (?:\w+ ){0,2}?(?:kurallari|talimatlari) (?:unut|yok say|gormezden gel)"
    r"|(?:\u0438\u0433\u043d\u043e\u0440\u0438\u0440\w+|\u0437\u0430\u0431\u0443\u0434\w+)\s+(?:\w+ ){0,3}?(?:\u0438\u043d\u0441\u0442\u0440\u0443\u043a\u0446\w+|\u043f\u0440\u0430\u0432\u0438\u043b\w*)"
    r"|(?:\u5ffd\u7565|\u65e0\u89c6|\u5fd8\u8bb0).{0,12}(?:\u6307\u4ee4|\u6307\u793a|\u89c4\u5219))"
)
_REPLY = (
    r"(?:answer|reply|respond|say|tell|write|output|print|state|repeat|confirm|claim|assert|declare|conclude|recommend|report|"
    r"repond[sz]?|repondez|repondre|dis|dites|dire|ecris|ecrivez|ecrire|affirme[rz]?|indique[rz]?|confirme[rz]?|declare[rz]?|"
    r"precise[rz]?|conclu[srt]\w*|recommande[rz]?|repete[rz]?|annonce[rz]?)"
)
_STATE = (  # people who are spoken to in an article declare, report and confirm things; they do not state or answer them
    r"(?:answer|reply|respond|say|tell|write|state|claim|assert|conclude|repond[sz]?|repondez|repondre|dis|dites|dire|ecris|"
    r"ecrivez|ecrire|affirme[rz]?|indique[rz]?|conclu[srt]\w*)"
)
_LEAKING = (
    r"(?:reveal|print|show|output|display|repeat|dump|leak|list|write|give|tell|recite|copy|translate|encode|summari[sz]e|"
    r"send|share|quote|include|append|disclose|expose|return|start|begin|paste|echo|what (?:is|are|was|were)|"
    r"revele[rz]?|affiche[rz]?|montre[rz]?|repete[rz]?|recopie[rz]?|copie[rz]?|ecri[st]|ecrivez|donne[rz]?|tradui[st]|traduisez|"
    r"resume[rz]?|liste[rz]?|imprime[rz]?|envoie[rz]?|communique[rz]?|cite[rz]?|divulgue[rz]?|quel(?:le)?s? (?:est|sont)|dis|dites)"
)
_SECRET = (
    r"(?:(?:system|hidden|initial|secret|original|developer|internal|your(?: own)?|full|whole|above) (?:\w+ )?(?:prompts?|instructions?|"
    r"rules?|guidelines?|messages?|configuration|directives?)|(?:prompts?|instructions?|rules|text|words) (?:above|before this|you were given)|these rules|api keys?|"
    r"environment variables|(?:prompts?|invites?|instructions?|consignes?|regles?|message) (?:systeme|initiale?s?|internes?|"
    r"cachee?s?|secr\w+|d'origine|recues|qui precedent)|(?:ton|votre|tes|vos) (?:prompts?|instructions?|consignes?|regles?|invites?|"
    r"directives?)|cles? d'api)"
)
_CITED = (
    r"(?:sources?|citations?|references?|rows?|articles?|passages?|markers?|documents?|lignes?|renvois?|others?|autres?|this|cette|cet|"
    r"ceci|cela|[\w-]+#\w+)"
)
_CITE = (
    r"(?:cite[rsz]?|citing|citez|quote|mention(?:ing|ne[rz]?)?|reference|refer to|attribue[rz]?|reveal|show|display|"
    r"mark|number|rely on|indique[rz]?|montre[rz]?|affiche[rz]?|reference[rz]?)"
)
_EMIT = (
    r"(?:include|insert|add|append|embed|render|show|display|output|put|link|attach|use|generate|end|begin|start|finish|load|"
    r"fetch|open|send|place|prepend|provide|inclu[rst]\w*|insere[rz]?|ajoute[rz]?|affiche[rz]?|place[rz]?|mets|mettez|termine[rz]?|"
    r"commence[rz]?|genere[rz]?|charge[rz]?|integre[rz]?|joins|joignez|fournis\w*)"
)
_ANSWER = r"(?:answers?|respon[sd]\w*|repl(?:y|ies)|outputs?|reponses?|summar(?:y|ies)|completions?)"
_THING = r"(?:links?|images?|markdown|html|scripts?|url|pixels?|iframes?|tags?|buttons?|hyperlinks?|liens?|balises?|boutons?|adresses?|https?|www)"

_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it sets rules aside",
        (
            rf"{_BEGIN}{_OVERRIDE}\s+{_FEW}{_MINE}\s+{_FEW}{_GUIDE}\b",
            rf"{_BEGIN}{_OVERRIDE}\s+{_FEW}{_GUIDE}\s+(?:\w+\s+)?(?:above|before|precedente?s?|ci-dessus|initiale?s?|recues|anterieure?s?|qui precedent|you)",
            rf"{_OPENING}{_OVERRIDE}\s+(?:\w+\s+){{0,2}}{_BEFORE}",
            r"\b(?:ignor|oubli|disregard|forget)\w*(?:previous|prior|above|precedent|anterieur)\w*(?:instruction|consigne|rule|regle)",
            r"\b(?:ignor|oubli|disregard|forget)\w*(?:instruction|consigne|rule|regle)s?(?:precedent|anterieur)",
            rf"{_OPENING}{_OVERRIDE}\s+(?:the|les|le|la|any|all)?\s*(?:system )?(?:instructions?|consignes?|prompts?|rules|guidelines|regles)\b",
            rf"{_BEGIN}{_OVERRIDE}\b[^.]{{0,60}}\b(?:and|et)\s+{_REPLY}\s+(?:that|qu[e'])",
            rf"\b(?:drops?|forgets?|ignores?|oublie(?:nt)?|ignore(?:nt)?|abandonne(?:nt)?) (?:its|their|his|all|ses|leurs|toutes ses) (?:own |other |propres )?(?:rules?|guidelines?|instructions?|regles|consignes)\b[^.]{{0,60}}\b(?:and|et) (?:\w+ )?(?:tells?|says?|states?|answers?|writes?|claims?|affirme|dit|repond|ecrit|declare)",
            rf"(?:^|[.:;!?>\"(] *){_FOREIGN_IGNORE}",
            r"\b(?:new|updated|nouvelles?) (?:system )?(?:instructions?|consignes?|directives?)(?: \w+){0,3}\s*[:=]",
            r"\b(?:this|these|it|ceci|cela|elles?|ils?)(?: \w+)? (?:supersedes?|overrides?|replaces?|remplacent?|annulent?) (?:\w+ ){0,3}(?:instructions?|prompts?|consignes?)\b",
        ),
    ),
    (
        "it speaks to an assistant",
        (
            rf"(?:^|[.!?\n:>\[(\"]\s*)(?:hey |dear |hi |cher |chere |bonjour )?(?:ai|a\.i\.|ia|the |l')?\s?{_ASSISTANT}\s*[,:!]\s*(?:please |you |vous |tu |ne |do |don't |never |always )?(?:{_OVERRIDE}|{_REPLY}|{_LEAKING}|{_CITE}|{_EMIT}|obey|follow|must|should|dois|devez|n'|ne)\b",
            rf"(?:^|[.!?|:>\"(]\s*)(?:important |new |urgent |special )?(?:note|attention|notice|message|important|instructions?|consignes?|avis|directives?|memo|warning|order|rappel)\s+(?:(?:from|by|of|de|du|des)\s(?:[\w'-]+ ){{1,5}}?)?(?:\w+ )?(?:to|for|au|aux|a l'|a la|pour|destinee?s? aux?|a l'attention)\s?(?:de |du |des |d')?(?:the |any |all |every |l'|les |le |tout |toute |la )?(?:\w+ ){{0,2}}?{_ASSISTANT}\b(?: (?:that|who|which|reading|processing|qui|lisant|answering|traitant)\b[^.:]{{0,60}})?\s*[:.,!-]",
            rf"\b(?:if you are|if you're|as|since you are|si (?:tu es|vous etes)|en tant qu[e'])\s?(?:an? |the |une? |l'|le )?(?:\w+ ){{0,2}}?(?:assistant|chatbot|language model|llm|ai|ia|ai model|modele de lang(?:age|ue))\s*,\s*(?:you|please|vous|tu|{_REPLY}|{_CITE}|{_EMIT}|{_OVERRIDE})\b",
            rf"\b(?:assistant|chatbot|language model|llm|ai|ia|model|modele|agent)s? (?:that |who |which )?(?:reads?|reading|processing|summari[sz]ing|answering|parsing|qui (?:lit|lisent|lira|traite|repond)|lisant|traitant) (?:this|these|ce|ceci|cela|cette|ces|la presente)\b",
            rf"\b(?:tout|chaque|any|every|each|all) (?:(?:systemes?|assistants?|modeles?|models?|systems?|agents?|outils?|tools?) (?:d'ia|ai|de langage)|(?:ai|language) (?:assistants?|models?|systems?|agents?|tools?)|assistants?|chatbots?|ias?|ais|llms?) (?:interroge\w*|questionne\w*|asked|queried|questioned|qu[e'] ?on (?:interroge|questionne)|(?:qui|that|which) (?:lit|repond|reads?|answers?))\b",
            rf"\b(?:tout|chaque|any|every|each) (?:(?:ai |language )?(?:assistant|chatbot|model)|assistant|chatbot|modele de lang(?:age|ue)|ia|llm) (?:remplace(?:ra)? [^.]{{0,40}}\bpar|replaces? [^.]{{0,40}}\bwith|affirme(?:ra)?|repond(?:ra)?|dit|dira|says?|answers?|states?|writes?) ",
            rf"\b(?:the |any |every |each )?(?:reader|lecteur|assistant|model|modele|bot) (?:of|de) (?:this|these|cette|ce|ces) (?:table|row|text|page|cell|article|note|tableau|ligne|texte|cellule)\b[^.]{{0,80}}\b(?:tells?|says?|answers?|states?|writes?|claims?|drops?|forgets?|ignores?|dit|dira|affirme|repond|oublie|ignore|declare)",
            rf"\b(?:the|this|any|l'|cet|tout) ?(?:ai )?(?:assistant|chatbot|language model|llm|modele)\s+(?:must|shall|should|has to|is (?:required|instructed|ordered|asked) to|will now|doit|devra|est (?:tenu|prie) de)\s+(?:ne |not |now |always |toujours |only |never |immediately |n'|pas ){{0,3}}(?:{_REPLY}|{_CITE}|{_LEAKING}|{_OVERRIDE})\b",
        ),
    ),
    (
        "it dictates an answer",
        (
            rf"{_OPENING}{_REPLY}\s+(?:only|exactly|with|always|instead|the user|users|the reader|to the user|every question|all questions|nothing|yes\b|seulement|uniquement|toujours|exactement|simplement|par\b|a l'utilisateur|au lecteur|aux utilisateurs|a toutes? |rien\b)",
            rf"\b{_MUST}\s*(?:always |now |only |toujours )?{_STATE} (?:that |qu[e'])",
            rf"{_OPENING}(?:answer|reply|respond|say|dis|dites|dire|repond[sz]?|repondez|repondre|affirme[rz]?|confirme[rz]?|declare[rz]?)\s+(?:that |qu[e'] ?|:\s*\"?|\"|in |en |as |comme )",
            rf"\b(?:if|when(?:ever)?|each time|every time|once|any(?:one|body)?) (?:\w+ ){{0,3}}?(?:asks?|asked|asking|queried|questioned|wonders?|quer(?:y|ies))\b[^.]{{0,80}}?[,:]? ?(?:{_REPLY}|you|{_CITE}|{_EMIT})\b(?! (?:the|is|are|was))",
            rf"\b(?:si|quand|lorsqu[e']|des qu[e']|chaque fois qu[e']|a (?:toute|chaque) question)\s?(?:\w+[ '])?(?:\w+[ ']){{0,4}}?(?:demande|demandent|interroge|questionne|pose|question)\w*\b[^.]{{0,80}}?[,:] ?(?:{_REPLY}|tu |vous |{_CITE}|{_EMIT})\b",
            rf"\b(?:to|a) (?:the |any |la |cette |toute )?questions?\b[^.?]{{0,160}}[,:?] ?(?:one |il |on |you |vous |tu |the answer )?(?:must|should|faut|doit|devez|dois) (?:say|answer|reply|respond|be|dire|repondre|ecrire|affirmer)\b",
            rf"\b(?:whoever|anyone who|anybody who|quiconque|celui qui|toute personne qui) (?:answers?|replies|is asked|repond|est interroge\w*|est questionne\w*)\b[^.]{{0,120}}\b(?:cites?|states?|says?|must|shall|tells?|writes?|cite|dit|dira|affirme|doit|declare)\b",
            rf"\b(?:your|votre|ta|tes|vos) (?:\w+ ){{0,2}}{_ANSWER}\b[^.]{{0,40}}\b(?:must|should|shall|is|will|doit|doivent|devra|sera|with|by|par|in)\b",
            rf"{_BEGIN}(?:{_EMIT}|{_REPLY}|{_CITE}|{_OVERRIDE})\s+{_SOME}(?:in|to|at|of|with|from|before|after|into|dans|a|de|avant|apres|par)\s+(?:the end of |the start of |la fin de |le debut de )?(?:your|every|each|votre|ta|tes|vos|chaque|toute[s]?)\s+(?:\w+ )?{_ANSWER}\b",
            rf"{_OPENING}(?:translate|traduis|traduisez|complete[rz]?|continue[rz]?|finish|execute|run) (?:the following|ce qui suit|this sentence|cette phrase|la phrase suivante|the sentence)",
            rf"\b(?:the|la) (?:only |seule |correct |bonne )?(?:correct |right |true |bonne )?(?:answer|reponse) (?:to|a) (?:any|every|all|each|this|toute|chaque|cette|la) (?:\w+ )?questions?\b",
        ),
    ),
    (
        "it steers citations",
        (
            rf"\b(?:do not|don't|never|no need to|avoid|without|stop|refrain from|must not|should not|ne pas|ne jamais|sans|evite[rz]? de|inutile de|interdit de)\s+{_CITE}\s+{_FEW}{_CITED}\b(?=.{{0,60}}(?:$|[.;!,)]))(?<!\bwithout citing their sources)",
            rf"\bn[e'] ?{_CITE}\s+(?:pas|plus|jamais|aucune?|que|ni)\b\s*{_FEW}{_CITED}",
            rf"{_OPENING}{_CITE}\s+(?:only|always|instead|toujours|uniquement|seulement|plutot|systematiquement)\b",
            rf"{_OPENING}(?:cite|citez|citer)\s+(?:[\w'#/-]+ ){{0,5}}?(?:as|comme|instead|a la place|plutot|au lieu|to|a) ",
            r"\b[\w-]{3,}#(?:summary|header|keywords|themes|[a-z]{3,}/\d{1,4})\b",
            r"\b(?:this|cette|la presente) (?:row|ligne|rangee|source|record|note|article|notice) (?:is|est) (?:the |la |le )?(?:only|seule?|unique) (?:trusted|trustworthy|reliable|valid|true|digne de confiance|fiable|valable|vraie?)",
            r"\b(?:(?:each|every|all|any) other|(?:toute|chaque) autre|toutes les autres) (?:rows?|sources?|articles?|records?|lignes?|rangees?)\b[^.]{0,100}\b(?:(?:must|should|may|shall) (?:not|never)|(?:is|are) (?:forged|false|fake|invalid)|ne doi(?:t|vent) (?:pas|jamais)|(?:est|sont) (?:faux|fausses?|invalides?))",
            r"\b(?:tai(?:s|sez|re)|passe[rz]? sous silence|silence|ignore[rz]?|conceal|withhold)\s+(?:(?:toute|chaque|les|every|any|all|each) )(?:les )?(?:autres?|other) (?:rows?|sources?|articles?|lignes?|rangees?|references?)\b",
            r"[\[(\u3010{<](?:id ?: ?)?p[0-9a-f]{6}[\])\u3011}>]|\{id:",
            rf"\b(?:omit|hide|remove|suppress|drop|strip|masque[rz]?|omets|omettez|omettre|cache[rz]?|supprime[rz]?|retire[rz]?)\s+(?:all |any |every |the |your |other |les |toutes? (?:les )?|tous (?:les )?|vos |tes |la |autres? )*(?:sources?|citations?|references?|markers?|footnotes?|renvois?)\b(?=[^.]{{0,60}}(?:answer|reponse|reply|response|$|[.;!]))",
        ),
    ),
    (
        "it gives a role to play",
        (
            r"\byou(?: are|'re| will be| shall be) (?:now|no longer|henceforth|from now on)\s+(?:an? |the |in |my |bound|free|called|under|acting|restricted|required)",
            rf"(?:^|[.:;!?\"]\s*)you(?: are|'re) (?:an? |the |my )?(?:\w+[ -]){{0,3}}?(?:{_ASSISTANT}|dan|administrator|auditor|expert|persona)\b",
            r"\b(?:pretend|imagine|suppose|act as if|behave as if) (?:that )?(?:to be|you(?: are|'re| have))\b",
            rf"{_OPENING}(?:act|behave|respond|answer|speak|role-?play|pose) as (?:an? |the |my |if |though )",
            r"(?:^|[.:;!?\"]\s*)(?:from now on|henceforth|from this point on|as of now|desormais|dorenavant|a partir de maintenant|a compter de maintenant)\s*,? ?(?:you|your|all|every|answer|reply|respond|always|tu|vous|reponds|repondez|ton|votre|chaque|toute|cite|ne )",
            r"\b(?:developer|debug|god|admin(?:istrator)?|maintenance|unrestricted|jailbreak|dan) mode\b(?: is| has been)? ?(?:on|enabled|activated|now|active|:)|\bmode (?:developpeur|debogage|maintenance|administrateur|sans restriction) (?:active|est)|\bactive[rz]? le mode (?:developpeur|debogage|maintenance|administrateur)",
            rf"\b(?:tu es|vous etes) (?:desormais|maintenant|dorenavant|a present|un |une |l'|le )\s?(?:\w+[ '-]){{0,3}}?(?:{_ASSISTANT}|libre|dan|administrateur|expert|pirate|personnage)\b",
            r"\b(?:agis|agissez|comporte[- ]toi|comportez[- ]vous|reponds|repondez|fais|faites|joue le role|jouez le role)\s+(?:comme (?:si|un|une|le|la|l')|en tant que|d[e'u] )",
            r"\b(?:imagine|imaginez|supposons|fais semblant|faites semblant) (?:que )?(?:d'etre|de ne|tu es|vous etes)\b",
        ),
    ),
    ("it asks for the prompt", (rf"{_BEGIN}{_LEAKING}\s+{_SOME}{_SECRET}", rf"{_OPENING}(?:\w+ ){{0,2}}{_LEAKING}\s+(?:\w+ ){{0,4}}(?:prompt|consignes) ?(?:verbatim|word for word|mot (?:a|pour) mot|$|[.!])")),
    (
        "it imitates the turns of a conversation",
        (
            r"<\|?/?\s?(?:im_start|im_end|system|endoftext|eot_id|assistant|user|start_header_id|end_header_id|begin_of_text|inst|sys|passages?|instructions?|context|question|rules?|prompt)\b[^>]{0,30}>",
            r"\[/?inst\]|<<?/?sys>>?|\[/?(?:system|assistant|user|systeme|developer)(?: \w+)?\]",
            r"#{2,} ?(?:system|instructions?|assistant|human|response|user|systeme|consignes?|question|answer|reponse) ?(?:prompt|message)?\s*(?::|$)",
            r"(?:^|[\n|]\s*|[.!?] )[\[(]?(?:system|systeme|assistant|developer|user|utilisateur|admin(?:istrator|istrateur)?|human)(?: (?:message|prompt|note|override|update|notice|administrator|instruction|command|alert|priority))*[\])]?\s?(?::|>>|=>|\|)\s",
            r"\b(?:message|note|prompt|avis|alerte|instruction) (?:du )?(?:systeme|system)\s?[:>]|\bsystem (?:override|prompt|message|instruction|note|alert)s?\s?[:>]",
            r"-{2,} ?(?:begin|end|start|fin|debut)\b[^-]{0,40}(?:instructions?|prompt|context|passages?|system|sources?|articles?|contexte|consignes?|document)[^-]{0,20}-{2,}|\b(?:end|begin|fin|debut) (?:of |des? |du )(?:the )?(?:passages|quoted material|system prompt|instructions|consignes|contexte|context|source text)\b",
            r"\bnot in the articles\b",
            r"(?:^|[.:;!?>] ?)system (?:override|prompt|instruction|alert)s?\b[^.]{0,160}:",
            r"[{,]\s*\"role\"\s*:\s*\"(?:tool|system|assistant|user|developer|function)\"|\"(?:final_answer|tool_calls?|tool_call_id|function_call)\"\s*:",
        ),
    ),
    (
        "it asks for a link, an image or code",
        (
            rf"{_OPENING}{_EMIT}\s+{_SOME}{_THING}\b[^.]{{0,80}}(?:https?:|www\.|!\[|\]\(|{_ANSWER}\b|lecteur|reader|users?\b)",
            rf"{_OPENING}(?:click|visit|go to|follow|open|tell the (?:user|reader)|send|cliquez|cliquer|visitez|rendez-vous|ouvrez|consultez|suivez|invite[rz]?)\s+{_SOME}(?:https?:|www\.)",
        ),
    ),
)  # fmt: skip
_COMPILED = tuple((why, tuple(re.compile(rule) for rule in rules)) for why, rules in (*_RULES, *VOICES))
# No rule of a kind can match a text that holds none of these: most texts are done with at once.
_GATES = tuple(
    tuple(words.split(","))
    for words in (
        "ignor,disregard,forget,overr,bypass,neglec,neglig,discard,dismiss,overlook,erase,oubli,outrepass,contourn,ecarte,"
        "efface,attention,following,not follow,'t follow,obey,trust,not use,'t use,never follow,never use,skip,abandon,"
        "abstraction,compte,pas suiv,plus suiv,respect,utilis,obei,passez outre,passe outre,passer outre,laisse,new,nouvel,"
        "updated,supersed,replac,remplac,annul,drop,vergiss,vergess,missacht,olvid,descart,dimentic,esque,desconsider,negeer,"
        "vergeet,zapomnij,unut,yok say,gormezden,\u0438\u0433\u043d\u043e\u0440,\u0437\u0430\u0431\u0443\u0434,\u5ffd\u7565,"
        "\u65e0\u89c6,\u5fd8\u8bb0",
        "reader,lecteur,outil,tool,assistant,bot,language model,llm,a.i., ai,ai ,ai:,ai!,ia ,ia:, ia,l'ia,model,agent,gpt,system,summari,intelligence",
        "answer,repl,respond,say,tell,writ,output,print,state,repeat,confirm,claim,assert,declar,conclu,recommend,report,"
        "repond,dis,dit,dire,ecri,affirm,indiqu,precis,repet,annonc,repons,respons,summar,completion,question,demand,"
        "translat,tradui,complet,continu,finish,execut,run,whoever,quiconque",
        "cit,quot,mention,refer,attribu,reveal,show,display,mark,number,rely,indiqu,montr,affich,#,[p,(p,\u3010p,{p,<p,id:,"
        "id :,source,footnote,renvoi,row,rangee,ligne,record,article,notice,note",
        "you are,you're,you will,you shall,pretend,imagin,suppos,act,behav,henceforth,from now,from this,as of now,desormais,"
        "dorenavant,partir de,compter de,mode,tu es,vous etes,comme,en tant,role,semblant,play,speak,pose",
        "prompt,instruction,rule,guideline,message,configuration,directive,api,variable,invite,consigne,regle,text,word",
        '<,[,:,##,--,"role",final_answer,tool_call,function_call,not in the articles,end of,fin d,begin,debut,|,=>,>>',
        "http,www,link,image,markdown,html,script,url,pixel,iframe,tag,button,lien,balise,bouton,adresse",
        *VOICE_GATES,
    )
)


# Gates that reach over more than one word, and those of one word, a bit a kind.
_PHRASES = tuple((words, 1 << kind) for kind, gate in enumerate(_GATES) for words in gate if " " in words)
_WORDS = tuple(
    (1 << kind, re.compile("|".join(re.escape(word) for word in gate if " " not in word)))
    for kind, gate in enumerate(_GATES)
)
_LONG = 40  # letters; a longer word hardly comes again


@lru_cache(maxsize=10_000)
def find_order(text: str) -> str | None:
    """What makes a text an order to an assistant, in a few words; None when it is none, however it is read."""
    if speaks_to_assistant(text.lower()):
        return "it speaks to an assistant"
    for number, reading in enumerate(read_ways(text)):
        if why := _find_in(reading):
            return why
        if number and speaks_to_assistant(reading):
            return "it speaks to an assistant"
    return None


def _find_in(reading: str) -> str | None:
    kinds = _kinds_told(reading)
    if not kinds:
        return None
    for kind, (why, rules) in enumerate(_COMPILED):
        if kinds >> kind & 1:
            for rule in rules:
                if rule.search(reading):
                    return why
    return None


def _kinds_told(reading: str) -> int:
    """Of which kinds a reading may be an order, a bit a kind: those with a gate that it holds."""
    kinds = 0
    # The words of a corpus come again and again: to remember theirs takes a sixth of looking for every gate.
    for word in reading.split():
        kinds |= _kinds_of(word) if len(word) <= _LONG else _kinds_of.__wrapped__(word)
    for words, kind in _PHRASES:
        if words in reading:
            kinds |= kind
    return kinds


@lru_cache(maxsize=50_000)
def _kinds_of(word: str) -> int:
    return sum(kind for kind, gate in _WORDS if gate.search(word))
