"""What an order to an assistant reads like in French and English: rules by kind, and words without which none holds."""

from __future__ import annotations

from assistant.hostile.amending import AMENDING, AMENDING_GATES
from assistant.hostile.asides import ASIDE_GATES, ASIDES
from assistant.hostile.authority import AUTHORITY, AUTHORITY_GATES
from assistant.hostile.dictating import DICTATING, DICTATING_GATES
from assistant.hostile.overruling import OVERRULING, OVERRULING_GATES
from assistant.hostile.staging import STAGING, STAGING_GATES
from assistant.hostile.voices import VOICE_GATES, VOICES

# Where an order can begin: at the start of a text or of a clause, or behind what makes one of a verb.
_BEGIN = (
    r"(?:^|[.:;!?,>\"'(\[{|=]\s*|-\s+|\b(?:please|kindly|now|must|should|shall|have to|need to|required to|and|then|"
    r"also|just|instead|simply|you|(?:you are (?:asked|told|ordered|instructed)|(?:order|want|need|command|"
    r"ask) (?:you|the (?:assistant|ai|model|chatbot))) to|immediately|always|will|veuillez|devez|dois|doit|doivent|"
    r"faut|merci de|priere de|et|puis|alors|aussi|ensuite|imperativement|immediatement|toujours)\s+)(?:\d+[.)]\s*)?"
)
# What obliges who is spoken to.
_MUST = (
    r"(?:you (?:must|should|shall|will|have to|need to)|you(?: are|'re) (?:hereby |now )?(?:required|instructed|"
    r"ordered|obliged|asked|told|expected|requested|directed|bound) to|(?:vous devez|tu dois|il faut)|(?:vous etes|"
    r"tu es) (?:tenue?s?|pri(?:e|ee|es|ees)|oblige\w*|charge\w*) (?:de|d')|il (?:vous|t'|te) ?est (?:demande|ordonne|"
    r"enjoint) (?:de|d'))"
)
# Where only an order stands: no "and", "to" or modal of a third person before it.
_OPENING = (
    rf"(?:^|[.:;!?>\"(\[{{|=]\s*(?:-\s*)?|\b(?:please|kindly|{_MUST}|veuillez|merci de|priere de)\s*)"
    r"(?:please |always |now |just |only |simply |then )?"
)
_FEW = r"(?:[\w'#/-]+[ ,]+){0,6}?"  # words in between
_SOME = r"(?:[\w'#/-]+[ ,:]+){0,9}?"
_ASSISTANT = (
    r"\b(?:assistants?|chat ?bots?|bots?|language models?|llms?|ais?|a\.i\.|models?|agents?|gpt\S*|systems?|"
    r"modeles?(?: de lang(?:age|ue))?|ias?|intelligences? artificielles?|robots?|summari[sz]ers?|reponse automatique)"
)
_GUIDE = (
    r"(?:instructions?|prompts?|guidelines?|directives?|rules?|contexts?|constraints?|messages?|orders?|commands?|"
    r"restrictions?|safeguards?|passages?|sources?|rows?|articles?|citations?|texts?|content|polic(?:y|ies)|"
    r"consignes?|regles?|contextes?|contraintes?|ordres?|invites?|lignes?|textes?|contenus?|garde-fous)"
)
_MINE = (
    r"(?:all|any|every|everything|previous|prior|above|earlier|preceding|foregoing|former|your|these|those|other|"
    r"existing|initial|original|system|toutes?|tous|tes|vos|ces|votre|ton|precedente?s?|anterieure?s?|ci-dessus|"
    r"autres?|initiale?s?|systeme|susdite?s?)"
)
_BEFORE = (
    r"(?:(?:everything|anything|all|what|whatever|tout)\s+(?:\w+\s+){0,3}?(?:above|before|precedes|previously|earlier|"
    r"precede)|the above|ce qui precede|ce qui est ecrit (?:plus haut|ci-dessus)|tout ce qui)"
)
_OVERRIDE = (
    r"(?:ignore[rz]?|ignoring|disregard|forget|override|overrule|bypass|neglect|discard|dismiss|overlook|erase|"
    r"oublie[rz]?|oublions|neglige[rz]?|outrepasse[rz]?|contourne[rz]?|ecarte[rz]?|efface[rz]?|pay no attention to|"
    r"stop following|do not (?:follow|obey|use|trust)|don't (?:follow|obey|use|trust)|never (?:follow|obey|use|trust)|"
    r"skip|abandonne[rz]?|fai(?:s|re|tes) abstraction d\w*|ne (?:tiens|tenez|tenir) (?:pas|plus|aucun) compte d\w*|"
    r"ne (?:pas|plus) (?:tenir compte d\w*|suivre|respecter|utiliser)|n'(?:utilise[rz]?|obei\w*) (?:pas|plus)|"
    r"ne (?:suis|suivez|respecte[rz]?) (?:pas|plus)"
    r"|passe[rz]? outre|laisse[rz]? de cote)"
)
# The same said in the languages that most are written in beside these two.
_FOREIGN_IGNORE = (
    r"(?:(?:vergiss|vergessen sie|ignoriere?n?(?: sie)?|missachten? (?:sie )?)\s+(?:\w+ ){0,3}?(?:regeln?|anweisung\w*|"
    r"vorgaben|instruktion\w*)"
    r"|(?:ignora|ignore|olvida|olvide|descarta|dimentica|ignorate|esquece|esqueca|desconsidere)\s+(?:\w+ ){0,3}?"
    r"(?:instruc\w+|reglas|istruzioni|regole|regras|ordenes|instrucoes)"
    r"|(?:negeer|vergeet)\s+(?:\w+ ){0,3}?(?:instructies|regels|aanwijzingen)"
    r"|(?:zignoruj|ignoruj|zapomnij)\s+(?:\w+ ){0,3}?(?:instrukcj\w+|zasad\w*|polecen\w+)"
    r"|(?:tum|butun|onceki) (?:\w+ ){0,2}?(?:kurallari|talimatlari) (?:unut|yok say|gormezden gel)"
    r"|(?:\u0438\u0433\u043d\u043e\u0440\u0438\u0440\w+|\u0437\u0430\u0431\u0443\u0434\w+)\s+(?:\w+ ){0,3}?"
    r"(?:\u0438\u043d\u0441\u0442\u0440\u0443\u043a\u0446\w+|\u043f\u0440\u0430\u0432\u0438\u043b\w*)"
    r"|(?:\u5ffd\u7565|\u65e0\u89c6|\u5fd8\u8bb0).{0,12}(?:\u6307\u4ee4|\u6307\u793a|\u89c4\u5219))"
)
_REPLY = (
    r"\b(?:answer|reply|respond|say|tell|write|output|print|state|repeat|confirm|claim|assert|declare|conclude|recommend|"
    r"report|repond[sz]?|repondez|repondre|dis|dites|dire|ecris|ecrivez|ecrire|affirme[rz]?|indique[rz]?|"
    r"confirme[rz]?|declare[rz]?|precise[rz]?|conclu[srt]\w*|recommande[rz]?|repete[rz]?|annonce[rz]?)"
)
# People who are spoken to in an article declare, report and confirm things; they do not state or answer them.
_STATE = (
    r"\b(?:answer|reply|respond|say|tell|write|state|claim|assert|conclude|repond[sz]?|repondez|repondre|dis|dites|dire|"
    r"ecris|ecrivez|ecrire|affirme[rz]?|indique[rz]?|conclu[srt]\w*)"
)
_LEAKING = (
    r"(?:reveal|print|show|output|display|repeat|dump|leak|list|write|give|tell|recite|copy|translate|encode|"
    r"summari[sz]e|send|share|quote|include|append|disclose|expose|return|start|begin|paste|echo|what (?:is|are|was|"
    r"were)|revele[rz]?|affiche[rz]?|montre[rz]?|repete[rz]?|recopie[rz]?|copie[rz]?|ecri[st]|ecrivez|donne[rz]?|"
    r"tradui[st]|traduisez|resume[rz]?|liste[rz]?|imprime[rz]?|envoie[rz]?|communique[rz]?|cite[rz]?|divulgue[rz]?|"
    r"quel(?:le)?s? (?:est|sont)|dis|dites)"
)
_SECRET = (
    r"(?:(?:system|hidden|initial|secret|original|developer|internal|your(?: own)?|full|whole|above) (?:\w+ )?"
    r"(?:prompts?|instructions?|rules?|guidelines?|messages?|configuration|directives?)|(?:prompts?|instructions?|"
    r"rules|text|words) (?:above|before this|you were given)|these rules|api keys?|"
    r"environment variables|(?:prompts?|invites?|instructions?|consignes?|regles?|message) (?:systeme|initiale?s?|"
    r"internes?|cachee?s?|secr\w+|d'origine|recues|qui precedent)|(?:ton|votre|tes|vos) (?:prompts?|instructions?|"
    r"consignes?|regles?|invites?|directives?)|cles? d'api)"
)
_CITED = (
    r"(?:sources?|citations?|references?|rows?|articles?|passages?|markers?|documents?|lignes?|renvois?|others?|"
    r"autres?|this|cette|cet|ceci|cela|[\w-]+#\w+)"
)
_CITE = (
    r"\b(?:cite[rsz]?|citing|citez|quote|mention(?:ing|ne[rz]?)?|reference|refer to|attribue[rz]?|reveal|show|display|"
    r"mark|number|rely on|indique[rz]?|montre[rz]?|affiche[rz]?|reference[rz]?)"
)
_EMIT = (
    r"(?:include|insert|add|append|embed|render|show|display|output|put|link|attach|use|generate|end|begin|start|"
    r"finish|load|fetch|open|send|place|prepend|provide|inclu[rst]\w*|insere[rz]?|ajoute[rz]?|affiche[rz]?|place[rz]?|"
    r"mets|mettez|termine[rz]?|commence[rz]?|genere[rz]?|charge[rz]?|integre[rz]?|joins|joignez|fournis\w*)"
)
_ANSWER = r"(?:answers?|respon[sd]\w*|repl(?:y|ies)|outputs?|reponses?|summar(?:y|ies)|completions?)"
_THING = (
    r"(?:links?|images?|markdown|html|scripts?|url|pixels?|iframes?|tags?|buttons?|hyperlinks?|liens?|balises?|"
    r"boutons?|adresses?|https?|www)"
)

RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it sets rules aside",
        (
            rf"{_BEGIN}{_OVERRIDE}\s+{_FEW}{_MINE}\s+{_FEW}{_GUIDE}\b",
            (
                rf"{_BEGIN}{_OVERRIDE}\s+{_FEW}{_GUIDE}\s+(?:\w+\s+)?(?:above|before|precedente?s?|ci-dessus|"
                r"initiale?s?|recues|anterieure?s?|qui precedent|you)"
            ),
            rf"{_OPENING}{_OVERRIDE}\s+(?:\w+\s+){{0,2}}{_BEFORE}",
            (
                r"\b(?:ignor|oubli|disregard|forget)\w*(?:previous|prior|above|precedent|anterieur)\w*(?:instruction|"
                r"consigne|rule|regle)"
            ),
            r"\b(?:ignor|oubli|disregard|forget)\w*(?:instruction|consigne|rule|regle)s?(?:precedent|anterieur)",
            (
                rf"{_OPENING}{_OVERRIDE}\s+(?:the|les|le|la|any|all)?\s*(?:system )?(?:instructions?|consignes?|"
                r"prompts?|rules|guidelines|regles)\b"
            ),
            rf"{_BEGIN}{_OVERRIDE}\b[^.]{{0,60}}\b(?:and|et)\s+{_REPLY}\s+(?:that|qu[e'])",
            (
                r"\b(?:drops?|forgets?|ignores?|oublie(?:nt)?|ignore(?:nt)?|abandonne(?:nt)?) (?:its|their|his|all|"
                r"ses|leurs|toutes ses) (?:own |other |propres )?(?:rules?|guidelines?|instructions?|regles|"
                r"consignes)\b[^.]{0,60}\b(?:and|et) (?:\w+ )?(?:tells?|says?|states?|answers?|writes?|claims?|"
                r"affirme|dit|repond|ecrit|declare)"
            ),
            rf"(?:^|[.:;!?>\"(] *){_FOREIGN_IGNORE}",
            r"\b(?:new|updated|nouvelles?) (?:system )?(?:instructions?|consignes?|directives?)(?: \w+){0,3}\s*[:=]",
            (
                r"\b(?:this|these|it|ceci|cela|elles?|ils?)(?: \w+)? (?:supersedes?|overrides?|replaces?|remplacent?|"
                r"annulent?) (?:\w+ ){0,3}(?:instructions?|prompts?|consignes?)\b"
            ),
        ),
    ),
    (
        "it speaks to an assistant",
        (
            (
                r"(?:^|[.!?\n:>\[(\"]\s*)(?:hey |dear |hi |cher |chere |bonjour )?(?:ai|a\.i\.|ia|the |"
                rf"l')?\s?{_ASSISTANT}\s*[,:!]\s*(?:please |you |vous |tu |ne |do |don't |never |"
                rf"always )?(?:{_OVERRIDE}|{_REPLY}|{_LEAKING}|{_CITE}|{_EMIT}|obey|follow|must|should|dois|devez|n'|"
                r"ne)\b"
            ),
            (
                r"(?:^|[.!?|:>\"(]\s*)(?:important |new |urgent |special )?(?:note|attention|notice|message|important|"
                r"instructions?|consignes?|avis|directives?|memo|warning|order|rappel)\s+(?:(?:from|by|of|de|du|"
                r"des)\s(?:[\w'-]+ ){1,5}?)?(?:\w+ )?(?:to|for|au|aux|a l'|a la|pour|destinee?s? aux?|"
                r"a l'attention)\s?(?:de |du |des |d')?(?:the |any |all |every |l'|les |le |tout |toute |"
                rf"la )?(?:\w+ ){{0,2}}?{_ASSISTANT}\b(?: (?:that|who|which|reading|processing|qui|lisant|answering|"
                r"traitant)\b[^.:]{0,60})?\s*[:.,!-]"
            ),
            (
                r"\b(?:if you are|if you're|as|since you are|si (?:tu es|vous etes)|en tant qu[e'])\s?(?:an? |the |"
                r"une? |l'|le )?(?:\w+ ){0,2}?\b(?:assistant|chatbot|language model|llm|ai|ia|ai model|modele de lang"
                rf"(?:age|ue))\s*,\s*(?:you|please|vous|tu|{_REPLY}|{_CITE}|{_EMIT}|{_OVERRIDE})\b"
            ),
            (
                r"\b(?:(?:assistant|chatbot|language model|llm|model|modele|agent)s?|ais?|ias?) (?:that |who |"
                r"which )?(?:reads?|reading|processing|summari[sz]ing|answering|parsing|qui (?:lit|lisent|lira|traite|"
                r"repond)|lisant|traitant) (?:this|these|ce|ceci|cela|cette|ces|la presente)\b"
            ),
            (
                r"\b(?:tout|chaque|any|every|each|all) (?:(?:systemes?|assistants?|modeles?|models?|systems?|agents?|"
                r"outils?|tools?) (?:d'ia|ai|de langage)|(?:ai|language) (?:assistants?|models?|systems?|agents?|"
                r"tools?)|assistants?|chatbots?|ias?|ais|llms?) (?:interroge\w*|questionne\w*|asked|queried|"
                r"questioned|qu[e'] ?on (?:interroge|questionne)|(?:qui|that|which) (?:lit|repond|reads?|answers?))\b"
            ),
            (
                r"\b(?:tout|chaque|any|every|each) (?:(?:ai |language )?(?:assistant|chatbot|model)|assistant|chatbot|"
                r"modele de lang(?:age|ue)|ia|llm) (?:remplace(?:ra)? [^.]{0,40}\bpar|replaces? [^.]{0,40}\bwith|"
                r"affirme(?:ra)?|repond(?:ra)?|dit|dira|says?|answers?|states?|writes?) "
            ),
            (
                r"\b(?:the |any |every |each )?(?:reader|lecteur|assistant|model|modele|bot) (?:of|de) (?:this|these|"
                r"cette|ce|ces) (?:table|row|text|page|cell|article|note|tableau|ligne|texte|cellule)\b[^.]{0,80}\b"
                r"(?:tells?|says?|answers?|states?|writes?|claims?|drops?|forgets?|ignores?|dit|dira|affirme|repond|"
                r"oublie|ignore|declare)"
            ),
            (
                r"\b(?:the|this|any|l'|cet|tout) ?(?:ai )?(?:assistant|chatbot|language model|llm|modele)\s+(?:must|"
                r"shall|should|has to|is (?:required|instructed|ordered|asked) to|will now|doit|devra|est (?:tenu|"
                rf"prie) de)\s+(?:ne |not |now |always |toujours |only |never |immediately |n'|pas ){{0,3}}(?:{_REPLY}|"
                rf"{_CITE}|{_LEAKING}|{_OVERRIDE})\b"
            ),
        ),
    ),
    (
        "it dictates an answer",
        (
            (
                rf"{_OPENING}{_REPLY}\s+(?:only|exactly|with|always|instead|the user|users|the reader|to the user|"
                r"every question|all questions|nothing|yes\b|seulement|uniquement|toujours|exactement|simplement|"
                r"par\b|a l'utilisateur|au lecteur|aux utilisateurs|a toutes? |rien\b)"
            ),
            rf"\b{_MUST}\s*(?:always |now |only |toujours )?{_STATE} (?:that |qu[e'])",
            (
                rf"{_OPENING}\b(?:answer|reply|respond|say|dis|dites|dire|repond[sz]?|repondez|repondre|affirme[rz]?|"
                r"confirme[rz]?|declare[rz]?)\s+(?:that |qu[e'] ?|:\s*\"?|\"|in |en |as |comme )"
            ),
            (
                r"\b(?:if|when(?:ever)?|each time|every time|once|any(?:one|body)?) (?:\w+ ){0,3}?(?:asks?|asked|"
                rf"asking|queried|questioned|wonders?|quer(?:y|ies))\b[^.]{{0,80}}?[,:]? ?(?:{_REPLY}|you|{_CITE}|"
                rf"{_EMIT})\b(?! (?:the|is|are|was))"
            ),
            (
                r"\b(?:si|quand|lorsqu[e']|des qu[e']|chaque fois qu[e']|a (?:toute|chaque) question)\s?(?:\w+[ '])?"
                r"(?:\w+[ ']){0,4}?(?:demande|demandent|interroge|questionne|pose|question)\w*\b[^.]{0,80}?[,:] ?"
                rf"(?:{_REPLY}|tu |vous |{_CITE}|{_EMIT})\b"
            ),
            (
                r"\b(?:to|a) (?:the |any |la |cette |toute )?questions?\b[^.?]{0,160}[,:?] ?(?:one |il |on |you |"
                r"vous |tu |the answer )?(?:must|should|faut|doit|devez|dois) (?:say|answer|reply|respond|be|dire|"
                r"repondre|ecrire|affirmer)\b"
            ),
            (
                r"\b(?:whoever|anyone who|anybody who|quiconque|celui qui|toute personne qui) (?:answers?|replies|"
                r"is asked|repond|est interroge\w*|est questionne\w*)\b[^.]{0,120}\b(?:cites?|states?|says?|must|"
                r"shall|tells?|writes?|cite|dit|dira|affirme|doit|declare)\b"
            ),
            (
                rf"\b(?:your|votre|ta|tes|vos) (?:\w+ ){{0,2}}{_ANSWER}\b[^.]{{0,40}}\b(?:must|should|shall|is|will|"
                r"doit|doivent|devra|sera|with|by|par|in)\b"
            ),
            (
                rf"{_BEGIN}(?:{_EMIT}|{_REPLY}|{_CITE}|{_OVERRIDE})\s+{_SOME}(?:in|to|at|of|with|from|before|after|"
                r"into|dans|a|de|avant|apres|par)\s+(?:the end of |the start of |la fin de |le debut de )?(?:your|"
                rf"every|each|votre|ta|tes|vos|chaque|toute[s]?)\s+(?:\w+ )?{_ANSWER}\b"
            ),
            (
                rf"{_OPENING}(?:translate|traduis|traduisez|complete[rz]?|continue[rz]?|finish|execute|"
                r"run) (?:the following|ce qui suit|this sentence|cette phrase|la phrase suivante|the sentence)"
            ),
            (
                r"\b(?:the|la) (?:only |seule |correct |bonne )?(?:correct |right |true |bonne )?(?:answer|"
                r"reponse) (?:to|a) (?:any|every|all|each|this|toute|chaque|cette|la) (?:\w+ )?questions?\b"
            ),
        ),
    ),
    (
        "it steers citations",
        (
            (
                r"\b(?:do not|don't|never|no need to|avoid|without|stop|refrain from|must not|should not|ne pas|"
                rf"ne jamais|sans|evite[rz]? de|inutile de|interdit de)\s+{_CITE}\s+{_FEW}{_CITED}\b(?=.{{0,60}}(?:$|"
                r"[.;!,)]))(?<!\bwithout citing their sources)"
            ),
            rf"\bn[e'] ?{_CITE}\s+(?:pas|plus|jamais|aucune?|que|ni)\b\s*{_FEW}{_CITED}",
            rf"{_OPENING}{_CITE}\s+(?:only|always|instead|toujours|uniquement|seulement|plutot|systematiquement)\b",
            (
                rf"{_OPENING}(?:cite|citez|citer)\s+(?:[\w'#/-]+ ){{0,5}}?(?:as|comme|instead|a la place|plutot|"
                r"au lieu|to|a) "
            ),
            r"\b[\w-]{3,}#(?:summary|header|keywords|themes|[a-z]{3,}/\d{1,4})\b",
            (
                r"\b(?:this|cette|la presente) (?:row|ligne|rangee|source|record|note|article|notice) (?:is|"
                r"est) (?:the |la |le )?(?:only|seule?|unique) (?:trusted|trustworthy|reliable|valid|true|"
                r"digne de confiance|fiable|valable|vraie?)"
            ),
            (
                r"\b(?:(?:each|every|all|any) other|(?:toute|chaque) autre|toutes les autres) (?:rows?|sources?|"
                r"articles?|records?|lignes?|rangees?)\b[^.]{0,100}\b(?:(?:must|should|may|shall) (?:not|never)|(?:is|"
                r"are) (?:forged|false|fake|invalid)|ne doi(?:t|vent) (?:pas|jamais)|(?:est|sont) (?:faux|fausses?|"
                r"invalides?))"
            ),
            (
                r"\b(?:tai(?:s|sez|re)|passe[rz]? sous silence|silence|ignore[rz]?|conceal|withhold)\s+(?:(?:toute|"
                r"chaque|les|every|any|all|each) )(?:les )?(?:autres?|other) (?:rows?|sources?|articles?|lignes?|"
                r"rangees?|references?)\b"
            ),
            r"[\[(\u3010{<](?:id ?: ?)?p[0-9a-f]{6}[\])\u3011}>]|\{id:",
            (
                r"\b(?:omit|hide|remove|suppress|drop|strip|masque[rz]?|omets|omettez|omettre|cache[rz]?|"
                r"supprime[rz]?|retire[rz]?)\s+(?:all |any |every |the |your |other |les |toutes? (?:les )?|"
                r"tous (?:les )?|vos |tes |la |autres? )*(?:sources?|citations?|references?|markers?|footnotes?|"
                r"renvois?)\b(?=[^.]{0,60}(?:answer|reponse|reply|response|$|[.;!]))"
            ),
        ),
    ),
    (
        "it gives a role to play",
        (
            (
                r"\byou(?: are|'re| will be| shall be) (?:now|no longer|henceforth|from now on)\s+(?:an? |the |in |my |"
                r"bound|free|called|under|acting|restricted|required)"
            ),
            (
                rf"(?:^|[.:;!?\"]\s*)you(?: are|'re) (?:an? |the |my )?(?:\w+[ -]){{0,3}}?(?:{_ASSISTANT}|dan|"
                r"administrator|auditor|expert|persona)\b"
            ),
            r"\b(?:pretend|imagine|suppose|act as if|behave as if) (?:that )?(?:to be|you(?: are|'re| have))\b",
            rf"{_OPENING}\b(?:act|behave|respond|answer|speak|role-?play|pose) as (?:an? |the |my |if |though )",
            (
                r"(?:^|[.:;!?\"]\s*)(?:from now on|henceforth|from this point on|as of now|desormais|dorenavant|"
                r"a partir de maintenant|a compter de maintenant)\s*,? ?(?:you|your|all|every|answer|reply|respond|"
                r"always|tu|vous|reponds|repondez|ton|votre|chaque|toute|cite|ne )"
            ),
            (
                r"\b(?:developer|debug|god|admin(?:istrator)?|maintenance|unrestricted|jailbreak|dan) mode\b(?: is|"
                r" has been)? ?(?:on|enabled|activated|now|active|:)|\bmode (?:developpeur|debogage|maintenance|"
                r"administrateur|sans restriction) (?:active|est)|\bactive[rz]? le mode (?:developpeur|debogage|"
                r"maintenance|administrateur)"
            ),
            (
                r"\b(?:tu es|vous etes) (?:desormais|maintenant|dorenavant|a present|un |une |l'|"
                rf"le )\s?(?:\w+[ '-]){{0,3}}?(?:{_ASSISTANT}|libre|dan|administrateur|expert|pirate|personnage)\b"
            ),
            (
                r"\b(?:agis|agissez|comporte[- ]toi|comportez[- ]vous|reponds|repondez|fais|faites|joue le role|"
                r"jouez le role)\s+(?:comme (?:si|un|une|le|la|l')|en tant que|d[e'u] )"
            ),
            (
                r"\b(?:imagine|imaginez|supposons|fais semblant|faites semblant) (?:que )?(?:d'etre|de ne|tu es|"
                r"vous etes)\b"
            ),
        ),
    ),
    (
        "it asks for the prompt",
        (
            rf"{_BEGIN}{_LEAKING}\s+{_SOME}{_SECRET}",
            (
                rf"{_OPENING}(?:\w+ ){{0,2}}{_LEAKING}\s+(?:\w+ ){{0,4}}(?:prompt|consignes) ?(?:verbatim|"
                r"word for word|mot (?:a|pour) mot|$|[.!])"
            ),
        ),
    ),
    (
        "it imitates the turns of a conversation",
        (
            (
                r"<\|?/?\s?(?:im_start|im_end|system|endoftext|eot_id|assistant|user|start_header_id|end_header_id|"
                r"begin_of_text|inst|sys|passages?|instructions?|context|question|rules?|prompt)\b[^>]{0,30}>"
            ),
            r"\[/?inst\]|<<?/?sys>>?|\[/?(?:system|assistant|user|systeme|developer)(?: \w+)?\]",
            (
                r"#{2,} ?(?:system|instructions?|assistant|human|response|user|systeme|consignes?|question|answer|"
                r"reponse) ?(?:prompt|message)?\s*(?::|$)"
            ),
            (
                r"(?:^|[\n|]\s*|[.!?] )[\[(]?(?:system|systeme|assistant|developer|user|utilisateur|admin(?:istrator|"
                r"istrateur)?|human)(?: (?:message|prompt|note|override|update|notice|administrator|instruction|"
                r"command|alert|priority))*[\])]?\s?(?::|>>|=>|\|)\s"
            ),
            (
                r"\b(?:message|note|prompt|avis|alerte|instruction) (?:du )?(?:systeme|system)\s?[:>]|"
                r"\bsystem (?:override|prompt|message|instruction|note|alert)s?\s?[:>]"
            ),
            (
                r"-{2,} ?(?:begin|end|start|fin|debut)\b[^-]{0,40}(?:instructions?|prompt|context|passages?|system|"
                r"sources?|articles?|contexte|consignes?|document)[^-]{0,20}-{2,}|\b(?:end|begin|fin|debut) (?:of |"
                r"des? |du )(?:the )?(?:passages|quoted material|system prompt|instructions|consignes|contexte|context|"
                r"source text)\b"
            ),
            r"\bnot in the articles\b",
            r"(?:^|[.:;!?>] ?)system (?:override|prompt|instruction|alert)s?\b[^.]{0,160}:",
            (
                r"[{,]\s*\"role\"\s*:\s*\"(?:tool|system|assistant|user|developer|function)\"|\"(?:final_answer|"
                r"tool_calls?|tool_call_id|function_call)\"\s*:"
            ),
        ),
    ),
    (
        "it asks for a link, an image or code",
        (
            (
                rf"{_OPENING}{_EMIT}\s+{_SOME}{_THING}\b[^.]{{0,80}}(?:https?:|www\.|!\[|\]\(|{_ANSWER}\b|lecteur|"
                r"reader|users?\b)"
            ),
            (
                rf"{_OPENING}(?:click|visit|go to|follow|open|tell the (?:user|reader)|send|cliquez|cliquer|visitez|"
                rf"rendez-vous|ouvrez|consultez|suivez|invite[rz]?)\s+{_SOME}(?:https?:|www\.)"
            ),
        ),
    ),
    *VOICES,
    *ASIDES,
    *AMENDING,
    *DICTATING,
    *AUTHORITY,
    *OVERRULING,
    *STAGING,
)
# No rule of a kind can match a text that holds none of these: most texts are done with at once.
GATES = tuple(
    tuple(words.split(","))
    for words in (
        (
            "ignor,disregard,forget,overr,bypass,neglec,neglig,discard,dismiss,overlook,erase,oubli,outrepass,contourn,"
            "ecarte,efface,attention,following,not follow,'t follow,obey,trust,not use,'t use,never follow,never use,"
            "skip,abandon,abstraction,compte,pas suiv,plus suiv,suis ,suivez,respect,utilis,obei,passez outre,"
            "passe outre,passer outre,laisse,new ,nouvel,updated,supersed,replac,remplac,annul,drop,vergiss,vergess,"
            "missacht,olvid,descart,dimentic,esque,desconsider,negeer,vergeet,zapomnij,unut,yok say,gormezden,"
            "\u0438\u0433\u043d\u043e\u0440,\u0437\u0430\u0431\u0443\u0434,\u5ffd\u7565,\u65e0\u89c6,\u5fd8\u8bb0"
        ),
        (
            "reader,lecteur,outil,tool,assistant,bot ,bots ,chatbot,robot,language model,llm,a.i.,ai ,ais ,ia ,ias ,"
            "reponse automatique,model,agent,gpt,system,summari,intelligence"
        ),
        (
            "answer,reply,repli,respond,say ,says,said,saying,tell ,tells,telling,writ,output,print,state,repeat,"
            "confirm,claim,assert,declar,conclu,recomm,ask,pose,quer,wonder,interroge,report,repond,dis ,dit ,dites,"
            "dire ,ecri,affirm,indiqu,precis,repet,annonc,repons,respons,summar,completion,question,demand,translat,"
            "tradui,complet,continu,finish,execut,run,whoever,quiconque"
        ),
        (
            "cite,citing,citation,citant,quot,mention,refer,attribu,reveal,show,display,mark ,marks ,marked,marking,"
            "marker,number,rely,indiqu,montr,affich,#,[p,(p,\u3010p,{p,<p,id:,id :,source,footnote,renvoi,row ,rows ,"
            "rangee,ligne,record,article,notice,note"
        ),
        (
            "you are,you're,you will,you shall,pretend,imagin,suppos,act ,acts ,acting,behav,henceforth,from now,"
            "from this,as of now,desormais,dorenavant,partir de,compter de,mode ,modes ,tu es,vous etes,comme,en tant,"
            "role,semblant,play,speak,pose ,agis ,agissez,fais ,faites,comport,answer,repond,respond"
        ),
        (
            "prompt,instruction,rule,guideline,message,configuration,directive,api ,apis ,variable,invite,consigne,"
            "regle,text,word"
        ),
        '<,>,[,:,##,--,"role",'
        "final_answer,tool_call,function_call,not in the articles,end of,end d,fin d,fin of,begin,debut,|,=>,>>",
        "http,www,link,image,markdown,html,script,url,pixel,iframe,tag,button,lien,balise,bouton,adresse",
        *VOICE_GATES,
        *ASIDE_GATES,
        *AMENDING_GATES,
        *DICTATING_GATES,
        *AUTHORITY_GATES,
        *OVERRULING_GATES,
        *STAGING_GATES,
    )
)
