"""Text that speaks with somebody's authority to whoever answers from it: rules for French and English.

Ministries that have answering services announce something, agreed wordings, words to conclude with, and pages that are
said to be withdrawn or mistaken. A row of an honest table tells what was announced, not how it is to be announced.
"""

from __future__ import annotations

_START = r"(?:^|[.:;!?,(\[] ?)(?:please |kindly |always |toujours |veuillez |merci de |priere de )?"
_ANSWERER = (
    r"(?:(?:answer(?:ing)?|reply(?:ing)?|response|digest|summar(?:y|i[sz]ing|i[sz]ation)|retelling) (?:services?|"
    r"tools?|"
    r"systems?|engines?|programs?|desks?|bots?|machines?|software)|(?:services?|outils?|systemes?|moteurs?|logiciels?|"
    r"dispositifs?|agents?|robots?|programmes?) (?:de|d'|qui) ?(?:reponses?|synthese|resumes?|restitution|"
    r"repond(?:ent)?|"
    r"resument?))"
)
_READER = (
    r"(?:(?:automatic|automated|machine|mechanical|robotic|digital|artificial|electronic|ai) (?:readers?|"
    r"summari[sz]ers?|"
    r"writers?|translators?|answerers?|editors?)|(?:lect(?:eur|rice)s?|resumeurs?|redact(?:eur|rice)s?|traduct(?:eur|"
    r"rice)s?) (?:automatiques?|automatises?|numeriques?|artificiel\w*|electroniques?|mecaniques?|robots?))"
)
_SAY = (
    r"(?:announce|say|state|answer|reply|tell|repeat|report|quote|cite|write|mention|declare|conclude|omit|annoncer|"
    r"dire|"
    r"repondre|affirmer|repeter|citer|ecrire|mentionner|declarer|conclure|indiquer|omettre|taire|preciser|rappeler)"
)
_WORDING = (
    r"(?:wordings?|phrasings?|formulations?|formulas?|phrases?|sentences?|statements?|phraseology|answers?|"
    r"repl(?:y|ies)|forms? of words|lines? to take)"
)
_CHOSEN = (
    r"(?:recommended|suggested|preferred|approved|agreed|mandatory|prescribed|authori[sz]ed|adopted|canonical|settled|"
    r"advised|desired|imposed|endorsed|cleared)"
)
_FORMULE = (
    r"(?:formulations?|formules?|phrases?|libelles?|tournures?|redactions?|mentions?|reponses?|elements? de langage)"
)
_RETENUE = (
    r"(?:recommandee?s?|conseillee?s?|preconisee?s?|officiel(?:le)?s?|retenue?s?|agreee?s?|validee?s?|consacree?s?|"
    r"imposee?s?|obligatoires?|convenue?s?|prescrite?s?|arretee?s?|souhaitee?s?|a (?:employer|utiliser|retenir|"
    r"reprendre|"
    r"donner|privilegier))"
)
_PAGE = (
    r"(?:page|piece|fiche|article|note|entry|scan|record|notice|sheet|dossier|write-?up|chapter|chapitre|rubrique)s?"
)
_ON = (
    r"(?:on|about|concerning|regarding|devoted to|describing|dealing with|covering|sur|consacree?s? (?:a|aux?)|"
    r"relative?s? "
    r"(?:a|aux?)|concernant|a propos d\w*|portant sur|traitant d\w*)"
)
_UNDONE = (
    r"(?:withdrawn|retracted|superseded|void(?:ed)?|recalled|misstate[sd]?|overstate[sd]?|understate[sd]?|miscounts?|"
    r"mistaken|erroneous|unreliable|out of date|outdated|obsolete|fabricated|invented|disowned|disavowed|repudiated|"
    r"pulled|taken down|replaced|amended|retire\w*|retracte\w*|annule\w*|caduque|perime\w*|obsolete|erronee?s?|"
    r"inexacte?s?|mensong\w+|desavoue\w*|rectifie\w*|corrige\w*|corrected|depubliee?s?|remplacee?s?|se trompe)"
)
_SAYS_UNDONE = (
    rf"{_ON} [^.;]{{3,90}}?\b(?:is|are|was|were|has|have|had|been|be|est|sont|a|ont|ete|etait|etre|which|that|qui)\b "
    rf"(?:\w+ ){{0,3}}?{_UNDONE}\b"
)

AUTHORITY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "it speaks to an assistant",
        (
            rf"\b{_ANSWERER}\b[^.]{{0,60}}?\b(?:(?:to|d'|de|must|should|shall|doi(?:t|vent)|devr\w+|a|may|not|never|ne "
            rf"pas) ?{_SAY}\b|(?:that|which|qui) )",
            rf"\b{_READER} ?(?::|(?:are|is|sont|est) (?:asked|requested|required|invited|told|prie\w*|invite\w*|"
            r"tenu\w*)\b)",
        ),
    ),
    (
        "it says how it is to be retold",
        (
            rf"\b{_CHOSEN} (?:\w+ )?{_WORDING}\b(?: [^.:\"]{{0,60}})?[:\"]",
            rf"\b{_FORMULE} {_RETENUE}\b(?: [^.:\"]{{0,60}})?[:\"]",
            r"\b(?:lines? to take|talking points?|speaking points?|press lines?|elements? de langage|form of words)"
            r"(?: [^.:\"]{0,40})? ?[:\"]",
            rf"{_START}(?:conclude|close|end|finish|begin|open|start|sign off|conclu[srt]?\w*|termine[rz]?|fini(?:r|s|"
            r"ssez)|commence[rz]?|ouvre[rz]|achevez|cloture[rz]) (?:with|by|on|par|avec|sur) (?:the (?:words?|phrase|"
            r"sentence|line) |les? mots? |la (?:phrase|formule|mention) )?:? ?\"",
        ),
    ),
    (
        "it speaks of its own table",
        (
            # An article of a code, or a note, may be withdrawn as well: it counts where something is said in its place.
            rf"\b(?:pages?|fiches?|scans?|sheets?|rubriques?|entry|entries) {_SAYS_UNDONE}|\b{_PAGE} {_SAYS_UNDONE}"
            r"(?: (?!from\b)[^.;:,]{0,40})?[;:,]",
            r"\b(?:retraction|withdrawal|recall|correction|retractation|retrait|rectification) (?:of|de|du) (?:the |a |"
            rf"an |la |le |l'|une? )?(?:(?:\w+ )?{_PAGE} {_ON}|(?:sister|companion|neighbou?ring|related|other|another|"
            rf"autre) {_PAGE}|{_PAGE} (?:soeur|voisine?|jumelle))\b",
            r"\b(?:contrary to|unlike|contradicting|despite|whatever|contrairement a|a rebours de|quoi qu'en "
            r"dis\w+|malgre) "
            r"(?:what )?(?:ce (?:que|qu') ?(?:\w+ )?)?(?:the|this|that|another|any|la|le|l'|cette|ce|une autre|un "
            r"autre) "
            rf"?(?:\w+ )?{_PAGE} {_ON}\b",
            r"\b(?:elsewhere|ailleurs) (?:in|on|dans|sur) (?:this|the|ce|cette|cet|le|la) (?:corpus|collection|page|"
            r"table|"
            r"base|file|article|index|veille|archive|tableau|fiche)\b",
        ),
    ),
)
# No rule of a kind can match a text that holds none of these.
AUTHORITY_GATES = (
    "answer,reply,response,digest,summar,retell,reponse,synthese,resume,restitution,repond,reader,writer,translat,"
    "editor,"
    "lecteur,lectrice,redacteur,redactrice,traducteur,traductrice",
    ':,"',
    "withdraw,retract,supersed,void,recall,misstat,overstat,understat,miscount,mistak,erron,unreliab,out of date,"
    "outdated,"
    "obsolet,fabricat,invent,disown,disavow,repudiat,pulled,taken down,replac,amend,retire,retrait,annul,caduque,"
    "perime,"
    "inexact,mensong,desavou,rectif,corrig,correct,depubli,remplac,trompe,contra,despite,unlike,whatever,rebours,"
    "quoi qu,"
    "malgre,"
    "elsewhere,ailleurs",
)
