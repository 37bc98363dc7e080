"""Verbs by which articles and tables hold their rows, in the forms that questions have them.

Which of them is used says nothing: an article lists, supplies or brings together its signals.
"""

from __future__ import annotations

from collections.abc import Iterator

_FRENCH = """
abriter accompagner accorder accueillir accumuler additionner afficher ajouter aligner amener apporter archiver
assigner associer attribuer calculer capitaliser cataloguer charger chiffrer classer collecter collectionner compiler
comptabiliser compter concentrer conserver consigner consolider constituer coter cumuler dater decerner decliner
decompter decrire degager denombrer detailler detecter distinguer documenter donner doter embarquer engendrer
engranger enoncer enregistrer enumerer exposer extraire formuler fournir garder generer glaner grouper heberger
identifier importer indexer indiquer inscrire integrer inventorier lister livrer loger montrer observer occuper offrir
pointer poser posseder presenter proposer publier ranger rapporter rassembler rattacher recenser recolter recueillir
regrouper relever remonter rencontrer renseigner reperer repertorier representer ressortir rester retenir retrouver
reunir saisir sembler signaler situer stocker subsister suggerer tabuler tomber totaliser trouver utiliser ventiler
verser
"""
_ENGLISH = """
accumulate add amass assemble assign attach attribute award belong boast bring calculate capture carry catalogue
categorise chalk chart classify clock collate collect come compile comprise compute consolidate contribute create crop
deliver describe detail detect display document emerge end enter enumerate exhibit exist extract fall feature file
find flag furnish gather generate give group harvest highlight hold host house identify index itemise keep know lay
line list log make manage muster name note observe offer outline own pack place possess present produce provide put
raise rally record register remain report retain retrieve return see set share show sit spell sport spot stack store
supply surface tabulate tally tell total track turn use wind yield
"""
_FRENCH_ENDINGS = "er e es ent ons ez ant ee ees ait aient era eront erait eraient a".split()
_OTHER_FRENCH_ENDINGS = "ir it issent issant issons issez i ie is ies issait issaient ira iront".split()


def _inflect_french(verb: str) -> Iterator[str]:
    if verb.endswith("er"):
        stem = verb[:-2]
        yield from (stem + ending for ending in _FRENCH_ENDINGS)
        if stem.endswith("g"):
            yield from (stem + "e" + ending for ending in ("ons", "ant", "ait", "aient"))
    elif verb.endswith("ir"):
        yield from (verb[:-2] + ending for ending in _OTHER_FRENCH_ENDINGS)
    else:
        yield verb


def _inflect_english(verb: str) -> Iterator[str]:
    yield verb
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeo":
        yield from (verb[:-1] + ending for ending in ("ies", "ied"))
    elif verb.endswith(("s", "x", "ch", "sh")):
        yield verb + "es"
    else:
        yield verb + "s"
    yield from (stem + ending for ending in ("ed", "ing"))
    if len(verb) > 2 and verb[-1] in "gptnl" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        yield from (verb + verb[-1] + ending for ending in ("ed", "ing"))


_IRREGULAR = """
brought came compris comprise comprises contenu contenue contenues contenus decrit decrite decrites decrits drawn drew
extrait extraite extraites extraits found gave given got had held inscrit inscrite inscrites inscrits kept made mis mise
mises obtenu obtenue obtenues obtenus offert offerte offertes offerts paru parue parues parus pris prise prises produit
produite produites produits put recu recue recues recus saw seen shown tenu tenue tenues tenus told
took viennent vient vu vue vues vus leave
leaves laisse laissent combine combines combining combinent combinant pair pairs
"""


def _inflect_all() -> Iterator[str]:
    for verb in _FRENCH.split():
        yield from _inflect_french(verb)
    for verb in _ENGLISH.split():
        yield from _inflect_english(verb)
    yield from _IRREGULAR.split()


# Every form of these verbs, folded; some that do not exist are among them and do no harm.
HOLDING_VERBS = frozenset(_inflect_all())
