"""The words of exact questions and what they mean, in both languages, folded as `assistant.words` folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.columns import ColumnRole
from assistant.queries import Comparison, Extreme, Group


class Kind(StrEnum):
    """What a phrase of an exact question does."""

    TABLE = "table"
    ROWS = "rows"  # rows of whatever table
    COUNT = "count"
    LIST = "list"  # all rows are wanted
    WHICH = "which"  # some rows are wanted, those that the other words tell
    EXISTS = "exists"  # asks whether there are any
    SHARE = "share"
    MEAN = "mean"
    COMPARE = "compare"
    DISTINCT = "distinct"
    RELEVANCY = "relevancy"
    UNRATED = "unrated"
    SPREAD = "spread"  # asks how rows are spread over what follows
    COMPARISON = "comparison"
    BETWEEN = "between"
    EXTREME = "extreme"
    TOP = "top"  # an extreme that means relevancy without saying so
    NUMBER = "number"
    SCALE = "scale"  # the number after it is the top of the scale: "5 out of 5"
    PERIOD = "period"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"
    ONWARDS = "onwards"  # after a date: and all later ones
    BACKWARDS = "backwards"  # after a date: and all earlier ones
    DATED = "dated"  # of the latest or the earliest page date
    EACH = "each"  # what follows is what rows are counted by
    NOUN = "noun"  # what rows can be counted by, and what can follow "each"
    LONGEST = "longest"  # an extreme by number of rows
    CONTAINS = "contains"
    TOPIC = "topic"
    WORD = "word"  # the words that follow are meant literally
    COLUMN = "column"
    NONE = "none"  # none of what follows
    HEED = "heed"  # changes the meaning of what it stands by: nothing here understands it alone
    INCLUDED = "included"  # what stands before it is named, but is no limit
    NOT = "not"
    OR = "or"
    AND = "and"
    BACK = "back"  # points back at the rows of the question before
    PRONOUN = "pronoun"  # points back where nothing else is named
    CONTINUE = "continue"  # takes the question before up again
    ALL = "all"  # no article in particular
    FILLER = "filler"  # carries nothing in an exact question
    STOP = "stop"  # a function word
    QUOTE = "quote"  # words between quotation marks
    BREAK = "break"  # a comma or the like
    NAME = "name"  # a word without a meaning here


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one phrase means."""

    kind: Kind
    value: str | float | Comparison | Extreme | Group | ColumnRole | None = None


_PHRASES: tuple[tuple[Kind, str | Comparison | Extreme | Group | ColumnRole | None, str], ...] = (
    (
        Kind.TABLE,
        "signals",
        "signal | signals | signaux | weak signal | weak signals | signaux faibles | signal faible",
    ),
    (
        Kind.TABLE,
        "concerns",
        "concern | concerns | worry | worries | risk | risks | risque | risques | preoccupation | preoccupations "
        "| crainte | craintes | inquietude | inquietudes",
    ),
    (
        Kind.TABLE,
        "behaviors",
        "behavior | behaviors | behaviour | behaviours | comportement | comportements",
    ),
    (
        Kind.TABLE,
        "technologies",
        "technology | technologies | technologie | techno | technos | tech",
    ),
    (
        Kind.TABLE,
        "issues",
        "issue | issues | enjeu | enjeux | problematique | problematiques",
    ),
    (
        Kind.ROWS,
        None,
        "row | rows | ligne | lignes | entry | entries | entree | entrees | item | items | element | elements | "
        "line | lines",
    ),
    (
        Kind.COUNT,
        None,
        "how many | number of | the number of | count | count of | combien | nombre de | nombre d | le nombre de "
        "| le nombre d | nombre | total number of | compte | comptes | compter | comptez | denombre | denombrer | "
        "quantity of",
    ),
    (
        Kind.EXISTS,
        None,
        "are there any | is there any | are there | is there | y a t il | y a t il des | existe t il | existe t "
        "il des | are any | do any",
    ),
    (
        Kind.LIST,
        None,
        "list | rank | rank the | detail | details | detaille | detaillez | break down | breaks down | classe les | "
        "classez les | sort the | trouve | trouve moi | trouvez | find | find all | repartis | repartissez | "
        "ventile | ventilez | regroupe | regroupez | group | tell me | indique | indiquez | precise | precisez | "
        "list all | list the | list all the | list every | what are the | what are all the | all the | every | "
        "show | show me | show me the | show all | give me | give me all | give the | give me the | name the | "
        "name all | enumerate | display | liste | listes | listez | lister | liste des | liste de | liste moi | "
        "donne | donne moi | donnez | donnez moi | affiche | affichez | montre | montre moi | montrez | enumere | "
        "enumerez | cite | citez | toutes les | tous les | la liste | la liste des | dresse la liste | quelles "
        "sont | quels sont | quelles sont toutes | quels sont tous",
    ),
    (
        Kind.WHICH,
        None,
        "which of | which one | lequel | laquelle | which of the | lequel des | laquelle des | which | what | "
        "what are | what is | whats | quels | quelles | quel | quelle | lesquels | lesquelles | which ones | "
        "quelle est | quel est | which is | which are",
    ),
    (
        Kind.SHARE,
        None,
        "share | share of | what share | proportion | proportion of | percentage | percentage of | percent | per "
        "cent | what fraction | fraction of | part | part de | part des | quelle part | pourcentage | pourcentage "
        "de | proportion de | proportion des",
    ),
    (
        Kind.MEAN,
        None,
        "average | mean | on average | averages | moyenne | en moyenne | moyen | moyennes",
    ),
    (
        Kind.COMPARE,
        None,
        "compare | compares | comparer | comparez | comparison | comparison of | comparaison | comparaison de | "
        "versus | vs | compared | compared to | compared with | which of the two | lequel des deux | of the two | "
        "des deux | both articles | les deux articles | difference between | difference entre",
    ),
    (
        Kind.DISTINCT,
        None,
        "counted only once | counted once | only once | une seule fois | une fois | repeated | repetes | repetees "
        "| dedoublonnes | distinct | distincts | distinctes | unique | uniques | different | differents | "
        "differentes | differing | sans doublon | sans doublons | without duplicates | deduplicated",
    ),
    (
        Kind.RELEVANCY,
        None,
        "relevancy | relevance | rated | rating | ratings | score | scores | scored | scoring | note | notes | "
        "notee | notees | cote | cotee | cotees | pertinence | relevancy of | relevant | pertinent | pertinente | "
        "pertinentes | pertinents | relevancy rating | relevancy score | graded | marked | ranked | evalue | "
        "evalues | evaluee | evaluees | note de pertinence | score de pertinence | niveau de pertinence | "
        "relevancy level | gets a | get a | got a | obtient un | obtiennent un | recoit un | recoivent un | "
        "scores a | obtient la note | ratings given | grade | grades | noter | appreciation",
    ),
    (
        Kind.UNRATED,
        None,
        "unrated | not rated | without relevancy | without a relevancy | without a rating | without any relevancy "
        "| without any rating | no relevancy | no rating | have no relevancy | without a score | without "
        "relevance | no score | lack a relevancy | lack a rating | lack relevancy | missing relevancy | sans note "
        "| sans pertinence | sans score | non notes | non notees | non note | pas de pertinence | pas de note | "
        "pas notes | pas notees | pas de note a | aucune pertinence | aucune note | sont pas notees | sont pas "
        "notes",
    ),
    (
        Kind.SPREAD,
        None,
        "repartition | distribution | breakdown | se repartissent | se repartit | distributed | spread | "
        "ventilation | repartition des | comment se repartissent | how are | se distribuent",
    ),
    (
        Kind.COMPARISON,
        Comparison.AT_LEAST,
        "at least | or more | or higher | or above | or better | minimum | minimum of | no less than | not less "
        "than | and above | and up | au moins | ou plus | minimale | minimale de | superieure ou egale | "
        "superieur ou egal | superieures ou egales | superieurs ou egaux | au minimum | et plus | ou davantage | "
        "a partir de la note",
    ),
    (
        Kind.COMPARISON,
        Comparison.AT_MOST,
        "at most | or less | or lower | or fewer | or below | maximum | maximum of | no more than | not more than "
        "| up to | and below | au plus | ou moins | inferieure ou egale | inferieur ou egal | inferieures ou "
        "egales | inferieurs ou egaux | maximale | maximale de | au maximum | pas plus de | tout au plus",
    ),
    (
        Kind.COMPARISON,
        Comparison.MORE_THAN,
        "more than | higher than | greater than | better than | above | over | exceeding | exceeds | plus de | "
        "superieure | superieur | superieures | superieurs | au dessus | au dessus de | depasse | depassent | "
        "depassant | plus que | strictly above | strictement superieure | strictement superieur",
    ),
    (
        Kind.COMPARISON,
        Comparison.LESS_THAN,
        "less than | lower than | fewer than | worse than | below | under | moins de | moins que | inferieure | "
        "inferieur | inferieures | inferieurs | en dessous | en dessous de | sous | strictly below | strictement "
        "inferieure | strictement inferieur",
    ),
    (
        Kind.COMPARISON,
        Comparison.NOT_EQUAL,
        "other than | not equal | different from | different de | differente de | autre que | autres que",
    ),
    (
        Kind.COMPARISON,
        Comparison.EQUAL,
        "exactly | exactement | precisely | precisement | equal | egal | egale | egales | egaux | equal to | "
        "equals",
    ),
    (
        Kind.BETWEEN,
        None,
        "between | entre | from | ranging from | comprise entre | compris entre | comprises entre",
    ),
    (
        Kind.EXTREME,
        Extreme.HIGHEST,
        "highest | most | best | maximal | la plus | les plus | le plus | la plus elevee | le plus eleve | les "
        "plus eleves | les plus elevees | la plus haute | les plus hautes | la plus forte | la meilleure | la "
        "meilleure note | les meilleures | le meilleur | les meilleurs | les mieux | la mieux | le mieux | mieux "
        "| plus forte | plus elevee | highest scoring | greatest | largest | biggest | le plus grand | la plus "
        "grande | plus grand nombre | le plus grand nombre | strongest",
    ),
    (
        Kind.EXTREME,
        Extreme.LOWEST,
        "lowest | least | worst | fewest | smallest | weakest | minimal | la moins | les moins | le moins | la "
        "plus basse | les plus basses | la plus faible | les plus faibles | le plus faible | plus basse | plus "
        "faible | moins elevee | la plus mauvaise | le plus mauvais | les plus mauvaises | plus mauvaise | "
        "poorest | la moins elevee | le moins eleve | moins bien | la moins bonne | les moins bonnes | la pire | "
        "le plus petit | le plus petit nombre",
    ),
    (
        Kind.TOP,
        Extreme.HIGHEST,
        "top",
    ),
    (
        Kind.TOP,
        Extreme.LOWEST,
        "bottom",
    ),
    (
        Kind.LONGEST,
        Extreme.HIGHEST,
        "longest | la plus longue | le plus long | les plus longues | les plus longs",
    ),
    (
        Kind.LONGEST,
        Extreme.LOWEST,
        "shortest | la plus courte | le plus court | les plus courtes | les plus courts",
    ),
    (
        Kind.SCALE,
        None,
        "out of | sur",
    ),
    (
        Kind.SINCE,
        None,
        "since | depuis | starting | as of | as from | a partir de | a compter de | dating from | from",
    ),
    (
        Kind.AFTER,
        None,
        "after | apres | later than | posterieur a | posterieurs a | posterieures a | posterieures | posterieurs",
    ),
    (
        Kind.BEFORE,
        None,
        "before | avant | earlier than | prior to | anterieur a | anterieurs a | anterieures a | anterieures | "
        "anterieurs",
    ),
    (
        Kind.UNTIL,
        None,
        "until | till | up until | jusqu | jusqu en | jusqu a | jusqu au",
    ),
    (
        Kind.DATED,
        Extreme.HIGHEST,
        "last scan | latest scan | most recent scan | latest scan page | last page | latest page | latest page "
        "date | most recent page date | most recent page | most recent | latest | newest | derniere veille | la "
        "derniere veille | derniere livraison | derniere page | veille la plus recente | date la plus recente | "
        "page la plus recente | latest date | most recent date | derniere date | la plus recente | le plus recent "
        "| les plus recents | les plus recentes",
    ),
    (
        Kind.DATED,
        Extreme.LOWEST,
        "oldest | earliest | first scan | earliest page date | oldest page date | earliest scan | le plus ancien "
        "| la plus ancienne | les plus anciens | les plus anciennes | premiere veille",
    ),
    (
        Kind.ONWARDS,
        None,
        "or later | and later | onwards | onward | or after | and after | et apres | ou apres | ou plus tard | et "
        "plus tard | et au dela | or newer",
    ),
    (
        Kind.BACKWARDS,
        None,
        "or earlier | and earlier | or before | and before | et avant | ou avant | ou plus tot | or older",
    ),
    (
        Kind.EACH,
        None,
        "per | by | for each | in each | each | of each | does each | by each | par | pour chaque | dans chaque | "
        "chaque | de chaque | selon | split by | broken down by | grouped by | breakdown by | distribution by | "
        "distribution across | across the | ventiles par | repartis par | reparties par | repartition par | "
        "ventilation par | according to | en fonction de | selon le | selon la | selon l | group by | regroupe "
        "par | regroupes par | regroupees par | organised by | for every | in every | repartition entre | "
        "repartition selon | breakdown per | par type de",
    ),
    (
        Kind.NOUN,
        Group.ARTICLE,
        "article | articles | note de veille | notes de veille | document | documents",
    ),
    (
        Kind.NOUN,
        Group.TABLE,
        "table | tables | tableau | tableaux | section | sections",
    ),
    (
        Kind.NOUN,
        Group.YEAR,
        "year | years | annee | annees | an",
    ),
    (
        Kind.NOUN,
        Group.MONTH,
        "month | months | mois",
    ),
    (
        Kind.NOUN,
        Group.CATEGORY,
        "category | categories | categorie",
    ),
    (
        Kind.NOUN,
        Group.THEME,
        "theme | themes | themed | thematique | thematiques",
    ),
    (
        Kind.NOUN,
        Group.KEYWORD,
        "keyword | keywords | mot cle | mots cles | mot clef | mots clefs | le mot cle | les mots cles | le mot "
        "clef | tag | tags | tagged | key word | key words",
    ),
    (
        Kind.CONTAINS,
        None,
        "mention | mentions | mentioning | mentioned | that mention | which mention | contain | contains | "
        "containing | cite the word | citing | refer to | refers to | reference to | referring to | mentionne | "
        "mentionnent | mentionnant | mentionnee | mentionnees | contient | contiennent | contenant | evoque | "
        "evoquent | evoquant | include the word | includes the word | use the word | with the word | with the "
        "words | comportent | comportant | comporte | renferme | renferment | citent | speak of | where the word "
        "| mention of | include | includes | including",
    ),
    (
        Kind.TOPIC,
        None,
        "about | on | regarding | concerning | related to | relating to | dealing with | deal with | deals with | "
        "linked to | on the topic of | on the subject of | on the theme of | touching on | au sujet de | au sujet "
        "du | au sujet des | au sujet d | a propos de | a propos du | a propos des | concernant | portant sur | "
        "portent sur | porte sur | lies a | liees a | lie a | liee a | lies au | liees au | lies aux | liees aux "
        "| relatifs a | relatives a | relatif a | relative a | traitant de | traitent de | traitent du | traitent "
        "des | parlent de | parlent du | parlent des | parlant de | qui parlent d | parle de | touchant a | en "
        "rapport avec",
    ),
    (
        Kind.WORD,
        None,
        "the word | the words | word | words | the term | term | the phrase | le mot | les mots | mot | mots | le "
        "terme | terme | l expression | expression | containing the word | the expression",
    ),
    (
        Kind.COLUMN,
        ColumnRole.DRIVING_FORCE,
        "driving force | driving forces | force motrice | forces motrices | driver | drivers | moteur",
    ),
    (
        Kind.COLUMN,
        ColumnRole.DESCRIPTION,
        "description | descriptions",
    ),
    (
        Kind.COLUMN,
        ColumnRole.NAME,
        "name | names | nom | noms | intitule | intitules | named",
    ),
    (
        Kind.COLUMN,
        ColumnRole.CHANGE,
        "change column | colonne change | colonne changement",
    ),
    (
        Kind.COLUMN,
        ColumnRole.HORIZON,
        "10 year column | horizon column | horizon",
    ),
    (
        Kind.NOT,
        None,
        "not | do not | does not | don t | doesn t | pas | except | excluding | sauf | hormis | excepte | hors | "
        "without mentioning | sans mentionner | never",
    ),
    (
        Kind.NONE,
        None,
        "no | without | without any | sans | aucun | aucune | pas de | pas d | have no | has no | not have any | "
        "not any | ne comptent pas de | ne compte aucun | n a aucun | n a aucune | n ont aucun | n ont aucune | n "
        "ont pas de | n ont pas d",
    ),
    (
        Kind.HEED,
        None,
        "nor | neither | against | contre | other | others | autre | autres | few | more | plus | less | moins | "
        "fewer | almost | presque | ni",
    ),
    (
        Kind.INCLUDED,
        None,
        "included | inclus | incluse | compris | comprise | y compris | as well",
    ),
    (
        Kind.OR,
        None,
        "or | ou",
    ),
    (
        Kind.AND,
        None,
        "and | et | with | avec | than | que",
    ),
    (
        Kind.BACK,
        None,
        "of them | of these | of those | among them | among these | among those | d entre eux | d entre elles | "
        "parmi eux | parmi elles | parmi ceux ci | parmi celles ci | them | those | these | ceux | celles | ceux "
        "ci | celles ci | ones | the ones",
    ),
    (
        Kind.PRONOUN,
        None,
        "it | t elle | t il | elle | il | ils | elles | they",
    ),
    (
        Kind.CONTINUE,
        None,
        "alone | seul | seuls | seule | seules | if we keep only | si on ne garde que | if we keep | now | only | "
        "just | instead | same | the same | same question | and now | and only | what about | how about | "
        "maintenant | seulement | uniquement | plutot | meme chose | meme question | et maintenant | et seulement "
        "| qu en est il de | qu en est il des | qu en est il du | qu en est il pour",
    ),
    (
        Kind.ALL,
        None,
        "corpus | collection | the collection | la collection | toute la collection | whole collection | the "
        "whole collection | entire collection | dataset | database | base | ensemble | l ensemble | veille | la "
        "veille | reunies | reunis | cumulees | cumules | toutes tables reunies | its tables | all its tables | "
        "ses tables | all articles | all the articles | tous les articles | every article | the corpus | le "
        "corpus | all tables | all the tables | toutes les tables | toutes tables | toutes tables confondues | "
        "tous tableaux confondus | tous les tableaux | tous articles confondus | across all articles | across all "
        "tables | overall | whole corpus | entire corpus | ensemble du corpus | l ensemble du corpus | tout le "
        "corpus | altogether | in all | in the whole corpus | in total | en tout | au total | confondues | "
        "confondus | combined | together",
    ),
    (
        Kind.FILLER,
        None,
        "ne | n | qu | when you add up | add up | added up | apparait | apparaissent | apparait il | "
        "donnent | range | ranges | rangees | classes | classees | classified | filed | keep | garde | gardent | "
        "limit | restrict | restricted | limited | by total number of | by number of | by total | par nombre de | "
        "total | totals | reviens | ranks | se classe | arrive | arrivent | leur | leurs | its | their | "
        "among their | among | parmi leurs | as a | as | comme | porte la note | attribue | attribuee | attribues "
        "| assigned | awarded | presente | presents | feature | features | featured | exist in | available | "
        "disponibles | enregistre | enregistres | recorded | indexed | indexes | chargees | loaded | we | nous "
        "avons | avons nous | do we have | we have | inclus dans | publiee | publication | de page | of page | "
        "page datee | page datees | datees de | pages dated | have | has | get | gets | got | given | having | "
        "ont | a | obtient | obtiennent | recense | recensent | recense t il | comptent | contained | lists | "
        "listed | of | de | noted | public | whole | there | there are | y a | existe | exist | exists | existent "
        "| appear | appears | figurent | figure | dates | date | dated | datee | datees | datent | page date | "
        "page dates | published | scanned | parus | parues | publies | publiees | scan pages | carry | carries | "
        "carrying | bear | receive | received | receives | recu | recoit | recoivent | value | values | valeur | "
        "valeurs | level | niveau | niveaux | respectivement | respectively | both | is | are | was | were | be | "
        "est | sont | in | dans | entitled | titled | called | intitule | appele | presentent | hold | holds | "
        "found | trouvent | se trouvent | do | does | come | comes | coming | proviennent | provient | "
        "viennent | issus | issues de | order | ordre | classement | ranking | sorted | tries | trie | sort | "
        "time | relevance order | pages | page | figurant | belong | belongs | relevent | releve | selon leur | "
        "frequent | frequents | frequente | frequentes | common | use | uses | utilise | utilisent | used | often "
        "| souvent | reviennent | revient | frequently | recurrent | recurrents | populaire | populaires | "
        "popular | represente | representes | representee | courant | courants",
    ),
)  # fmt: skip
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
)
MONTHS = {
    word: month
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for month, word in enumerate(names.split(), 1)
}


_ONE = "qu une seule | qu un seul | un seul | une seule | only one | a single | just one | exactly one | one single"


def _read_phrases() -> Iterator[tuple[tuple[str, ...], Meaning]]:
    for words in _NUMBERS:
        for number, word in enumerate(words.split()):
            if word not in ("un", "one"):  # an article or a pronoun far more often than a figure
                yield tuple(word.split("-")), Meaning(Kind.NUMBER, float(number))
    for phrase in _ONE.split(" | "):
        yield tuple(phrase.split()), Meaning(Kind.NUMBER, 1.0)
    for kind, value, phrases in _PHRASES:
        for phrase in phrases.split(" | "):
            yield tuple(phrase.split()), Meaning(kind, value)


LEXICON = dict(_read_phrases())
LONGEST_PHRASE = max(map(len, LEXICON))
