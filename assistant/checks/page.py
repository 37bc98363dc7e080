"""The page of checks, at `/checks`: the last report, and one question held against what its answer must hold.

It needs no script: a question goes to the server as a form, and the answer is a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import ValidationError

from assistant.answering.refusals import tell_refusal
from assistant.chaining.chainable import EngineChoice
from assistant.checks.answers import keep
from assistant.checks.command import read_row
from assistant.checks.keeping import read_kept_report
from assistant.checks.metrics import ALL
from assistant.checks.printing import TABLE
from assistant.checks.records import Check, Result, Score, Verdict
from assistant.checks.reporting import render_page, render_result
from assistant.checks.running import find_faults
from assistant.checks.scoring import score_answer
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.records import Language
from assistant.rendering import render_json

PATHS = ("/checks", "/checks/report")
_SHOWN = 200  # checks of the last run; all are in the whole report
_TEXT_LIMIT_CHARACTERS = 4000
_Text = Annotated[str, Form(max_length=_TEXT_LIMIT_CHARACTERS)]

_ENVIRONMENT = Environment(
    loader=PackageLoader("assistant.checks", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)

_ENGLISH = {
    "title": "Checks",
    "back": "Back to the questions",
    "lead": "Hold an answer against what you know, and see what the last run of checks found.",
    "one": "Ask one question",
    "question": "Question",
    "must": "It must say (one demand per line; put | between words of which one is enough)",
    "gold": "It must cite one of these rows (ARTICLE#TABLE/ROW, one a line)",
    "abstain": "The right answer is that the articles do not say",
    "ask": "Ask and judge",
    "empty": "Write a question first.",
    "no_word": "A demand holds no word: write one, or take the line out.",
    "last": "The last run",
    "none": "No checks have been run in this home yet. Run some, then load this page again:",
    "right": "{right} of {total} checks right",
    "whole": "Open the whole report",
    "figures": "Figures",
    "metric": "Metric",
    "all": "all",
    "interval": "95 % interval",
    "failures": "What was not right",
    "nothing_failed": "Every check was right.",
    "more": "{count} more are in the whole report.",
    "wanted": "Wanted",
    "answered": "Answered",
    "cited": "Rows cited",
    "gold_rows": "Rows wanted",
    "is_cited": "cited",
    "not_cited": "not cited",
    "is_gold": "wanted",
    "not_gold": "not among those wanted",
    "dropped": "Removed because it was not proven",
    "milliseconds": "{value} ms",
    "verdicts": {
        "right": "right",
        "wrong": "wrong",
        "missing": "missing",
        "unanswered": "unanswered",
        "faulty": "in error",
    },
    "metrics": {},
    "about": {},
    "colon": ": ",
}
_FRENCH = {
    "title": "Contrôles",
    "back": "Retour aux questions",
    "lead": "Confrontez une réponse à ce que vous savez, et voyez ce que le dernier passage des contrôles a relevé.",
    "one": "Poser une question",
    "question": "Question",
    "must": "La réponse doit dire (une exigence par ligne\u202f; séparez par | les mots dont un seul suffit)",
    "gold": "La réponse doit citer l’une de ces lignes (ARTICLE#TABLEAU/LIGNE, une par ligne)",
    "abstain": "La bonne réponse est que les articles n’en disent rien",
    "ask": "Poser et juger",
    "empty": "Écrivez d’abord une question.",
    "no_word": "Une exigence ne contient aucun mot\u00a0: écrivez-en un, ou retirez la ligne.",
    "last": "Le dernier passage",
    "none": "Aucun contrôle n’a encore été lancé pour ce dossier. Lancez-en, puis rechargez cette page\u00a0:",
    "right": "{right} contrôles sur {total} satisfaits",
    "whole": "Ouvrir le rapport complet (en anglais)",
    "figures": "Mesures",
    "metric": "Mesure",
    "all": "ensemble",
    "interval": "intervalle à 95\u00a0%",
    "failures": "Ce qui n’était pas satisfait",
    "nothing_failed": "Tous les contrôles sont satisfaits.",
    "more": "{count} autres figurent dans le rapport complet.",
    "wanted": "Attendu",
    "answered": "Réponse",
    "cited": "Lignes citées",
    "gold_rows": "Lignes attendues",
    "is_cited": "citée",
    "not_cited": "non citée",
    "is_gold": "attendue",
    "not_gold": "ne fait pas partie des lignes attendues",
    "dropped": "Retiré faute de preuve",
    "milliseconds": "{value} ms",
    "verdicts": {
        "right": "satisfait",
        "wrong": "faux",
        "missing": "sans réponse alors que le corpus répond",
        "unanswered": "non posé",
        "faulty": "contrôle erroné",
    },
    "metrics": {
        "crag_score": "justes moins fausses",
        "right": "satisfaits",
        "citation_recall": "rappel des citations",
        "citation_precision": "précision des citations",
        "must_contain": "dit ce qu’il faut",
        "exact_figures": "chiffres exacts",
        "abstention_recall": "abstentions à bon escient",
        "false_refusals": "refus à tort",
        "language": "langue de la question",
    },
    "about": {
        "made": "fait le",
        "engine": "moteur",
        "articles": "articles",
        "rows": "lignes",
        "embedder": "modèle de vecteurs",
        "repetitions": "répétitions",
        "answers kept from an earlier run": "réponses reprises d’un passage précédent",
    },
    "colon": " : ",
}
_WORDS: dict[Language, dict[str, Any]] = {Language.ENGLISH: _ENGLISH, Language.FRENCH: _FRENCH}


def build_checks_page(assistant: Assistant, *, engine: EngineChoice = "auto") -> FastAPI:
    """The page over one assistant; reports are those of its home."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    home = assistant.settings.home

    @app.get("/checks")
    def show(request: Request, lang: str = "") -> HTMLResponse:
        return _render(read_kept_report(home), _choose_language(request, lang), asked={}, result=None, fault=None)

    # Not async: FastAPI gives it a thread, as an answer takes its time.
    @app.post("/checks")
    def ask(
        request: Request,
        question: _Text = "",
        must: _Text = "",
        gold: _Text = "",
        abstain: Annotated[bool, Form()] = False,
        lang: _Text = "",
    ) -> HTMLResponse:
        language = _choose_language(request, lang)
        asked = {"question": question, "must": must, "gold": gold, "abstain": abstain}
        result, fault = None, None
        try:
            check = Check(
                id="page",
                question=question,
                gold_rows=_lines(gold),
                any_of=True,
                must_contain=() if abstain else tuple(_alternatives(line) for line in _lines(must)),
                abstain=abstain,
            )
            result = render_result(_hold(assistant, check, engine), lambda row: read_row(assistant, row))
        except ValidationError:
            fault = _WORDS[language]["no_word" if question.strip() else "empty"]
        except AssistantError as error:
            fault = tell_refusal(error, language)
        status = 200 if fault is None else 422
        return _render(read_kept_report(home), language, asked=asked, result=result, fault=fault, status=status)

    @app.get("/checks/report")
    def report(request: Request, lang: str = "") -> Response:
        form = read_kept_report(home)
        if form is None:
            return _render(None, _choose_language(request, lang), asked={}, result=None, fault=None, status=404)
        return HTMLResponse(render_page(form))

    return app


def _hold(assistant: Assistant, check: Check, engine: EngineChoice) -> Result:
    """Ask a question and hold its answer against its check."""
    faults = find_faults(assistant, [check])
    if faults:
        return Result(check, (), (Score(Verdict.FAULTY, tuple(faults.values())),))
    answer = keep(render_json(assistant.ask(check.question, engine=engine)), check, run=1)
    return Result(check, (answer,), (score_answer(check, answer),))


def _render(
    form: dict[str, Any] | None,
    language: Language,
    *,
    asked: dict[str, Any],
    result: dict[str, Any] | None,
    fault: str | None,
    status: int = 200,
) -> HTMLResponse:
    figures = []
    groups: list[str] = []
    failed: list[dict[str, Any]] = []
    if form is not None:
        groups = [group for group in dict.fromkeys(figure["group"] for figure in form["metrics"]) if group != ALL]
        of = {(figure["metric"], figure["group"]): figure for figure in form["metrics"]}
        figures = [
            {"name": name, "all": of[name, ALL], "groups": [of.get((name, group)) for group in groups]}
            for name in TABLE
            if (name, ALL) in of
        ]
        failed = [one for one in form["results"] if one["verdict"] != Verdict.RIGHT.value]
    page = _ENVIRONMENT.get_template("page.html.j2").render(
        words=_WORDS[language],
        language=language.value,
        others=[other for other in Language if other is not language],
        form=form,
        figures=figures,
        groups=groups,
        failed=failed[:_SHOWN],
        more=max(0, len(failed) - _SHOWN),
        asked={"question": "", "must": "", "gold": "", "abstain": False} | asked,
        result=result,
        fault=fault,
    )
    return HTMLResponse(page, status_code=status)


def _choose_language(request: Request, wanted: str) -> Language:
    """The language that is asked for, or else the first of the browser's that the page speaks."""
    for entry in (wanted, *request.headers.get("accept-language", "").lower().split(",")):
        for language in Language:
            if entry.strip().startswith(language.value):
                return language
    return Language.ENGLISH


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _alternatives(line: str) -> Sequence[str]:
    return tuple(part.strip() for part in line.split("|") if part.strip())
