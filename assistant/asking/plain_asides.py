"""What is said in between and limits nothing: "the five standard tables", "um", "you know"."""

from __future__ import annotations

from assistant.asking.plainer import Plainer, any_case

ASIDES: Plainer = (
    # the standard tables, an article or month by itself
    (
        any_case(
            r"\b((?:five|5|cinq) )(?:standard|usual|main|classic|regular|different|available|existing|core) (tables)\b"
        ),
        r"\1\2",
    ),
    (
        any_case(r"\b(tables) (?:standard|habituelles|principales|classiques|existantes|usuelles|du modèle|de base)\b"),
        r"\1",
    ),
    (any_case(r"\ba vu (?:paraître|publier|naître) "), "compte "),
    (any_case(r"^\W*please to (?=\w)"), ""),
    # said in between
    (
        any_case(
            r", (?:dans|in|within|sur) (?:le|la|l['’]|notre|votre|the|our|your) ?(?:corpus|fonds|base|"
            r"collection|recueil|archive),"
        ),
        "",
    ),
    (
        any_case(r"(?:(?<=^)|(?<=[\s,]))(?:u[hm]+|e+r+m*|eu+h+|heu+|hum+|hmm+|you know|tu sais|vous savez),? (?=\w)"),
        "",
    ),
    (any_case(r",? like(?=,? (?:across|in|over|for) )"), ""),
    (
        any_case(
            r"^\W*(?:so|well|ok|okay|alors|bon|ben|bah|donc) (?=(?:how|what|which|combien|quel|quelle|quels|quelles)\b)"
        ),
        "",
    ),
)
