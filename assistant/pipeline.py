"""The one chain behind every surface: understand, retrieve, draft, verify.

Engines and grounding meet only here, as Draft and Answer: no engine can skip verification.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, get_args

from assistant.answering.courtesy import reply, say_untranslated
from assistant.answering.extractive import draft_extractive
from assistant.answering.header import draft_header
from assistant.answering.joining import join_drafts
from assistant.answering.overview import draft_overview
from assistant.answering.suggesting import suggest_follow_ups
from assistant.answering.tables import draft_table
from assistant.asking.courtesy import Courtesy, find_asked, read_courtesy, read_other_language
from assistant.asking.recalling import read_pointed
from assistant.asking.secrets import leave_out_secrets
from assistant.asking.splitting import split_question
from assistant.asking.understanding import check_history, check_question, understand
from assistant.chaining.chainable import EngineChoice
from assistant.current import CurrentGeneration, Generation
from assistant.errors import BadInput
from assistant.exact import draft_readings, read_exactly, read_query, refuse_uncounted, tell_header
from assistant.hearing import Timer, leave_out_personal, put_alone, without_personal
from assistant.index.building import (
    IngestReport,
    Progress,
    find_other_embedder,
    ingest,
    is_of_other_version,
    require_corpus,
)
from assistant.index.chroma_server import open_chroma_server
from assistant.index.embedding import Embedder, open_embedder
from assistant.index.generations import current_generation
from assistant.index.results import ROWS_READ_AT_MOST
from assistant.looking import Looking
from assistant.picking import pick_articles
from assistant.privacy.door import in_force, iterate_in_force
from assistant.privacy.masking import Mask
from assistant.proving import Written, copies_of, prove, prove_while_written
from assistant.queries import TableQuery
from assistant.recalling import recall, write_out
from assistant.records import (
    HEADER,
    WHOLE,
    Answer,
    Draft,
    Engine,
    Hit,
    Language,
    Question,
    Scope,
    Turn,
    Usage,
)
from assistant.retrieval.searching import CLOSE, Findings
from assistant.settings import Settings, is_loopback, read_settings
from assistant.taking_turns import Turns
from assistant.within import find_passages

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.answering.chat import ChatEngine

_log = logging.getLogger(__name__)

_HITS = 12
_FOLLOW_UPS = 3


class Assistant(Looking):
    """Answers questions over one index. Threads may share it; close it when done.

    `open` makes one; `ask` and `stream` answer; `search`, `query` and `show` look rows up; `ingest` brings the index
    up to date and is seen by the next question. `Looking` looks up, `Chainable` serves chains and agents.
    """

    def __init__(self, settings: Settings, embedder: Embedder, chat: ChatEngine | None = None) -> None:
        self.settings = settings
        self._embedder = embedder
        self._chat = chat
        self._turns = Turns(max(2, os.cpu_count() or 1))
        self._generation = CurrentGeneration(settings, embedder)

    @classmethod
    def open(
        cls,
        home: Path | str | None = None,
        corpus: Path | str | None = None,
        model: BaseChatModel | None = None,
        *,
        settings: Settings | None = None,
        progress: Progress = lambda share: None,
    ) -> Self:
        """Open the index of a home; an empty home first ingests the corpus.

        Args:
            home: the data folder; default: what the settings name.
            corpus: a folder or file that is ingested when the home is empty; default: what the settings name.
            model: a LangChain chat model; default: the one that the settings name, or none.
            settings: default: the environment.
            progress: called with the share done (0 to 1) while an empty home is filled.

        Raises:
            AssistantError: the corpus is missing, the home cannot be used, or the index is broken.
        """
        settings = settings or read_settings()
        changes = {"home": Path(home)} if home is not None else {}
        changes |= {"seeds": Path(corpus)} if corpus is not None else {}
        settings = settings.model_copy(update=changes)
        chat = None
        if model is not None:
            from assistant.answering.chat import ChatEngine

            address = getattr(model, "openai_api_base", None) or getattr(model, "base_url", None)
            masks = settings.masks(remote=not is_loopback(str(address or "")))
            name = str(getattr(model, "model_name", type(model).__name__))
            chat = ChatEngine(model, name, masks=masks, proofreads=settings.proofreads)
        assistant = cls(settings, open_embedder(settings), chat)
        if current_generation(settings.home) is None:
            require_corpus(settings)
            assistant.ingest([settings.seeds], progress=progress)
        elif is_of_other_version(settings.home):
            _log.warning("The index in %s was made by another version: reading its files again.", settings.home)
            assistant.ingest([], progress=progress)
        elif (made_with := find_other_embedder(settings.home, assistant._embedder)) is not None:
            _log.warning(
                "The index in %s was made with the embedder %s, the settings name %s: embedding everything again.",
                *(settings.home, made_with, assistant._embedder.identity),
            )
            assistant.ingest([], progress=progress)
        assistant._generation.take()
        return assistant

    def close(self) -> None:
        """Let go of the index."""
        self._generation.close()

    def __repr__(self) -> str:
        return f"Assistant(home={str(self.settings.home)!r}, engine={self._engine_name()!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ingest(
        self, paths: Sequence[Path], *, prune: bool = False, progress: Progress = lambda share: None
    ) -> IngestReport:
        """Bring the index up to date with files and folders; see `assistant.index.building.ingest`."""
        server = open_chroma_server(self.settings)
        report = ingest(self.settings.home, paths, self._embedder, prune=prune, progress=progress, server=server)
        if self._generation.is_open:
            self._generation.take(at_once=True)
        return report

    def query(self, query: TableQuery, *, language: Language = Language.ENGLISH) -> Answer:
        """The exact answer to a table query, told and cited as that to a question; abstains over an empty scope.

        Raises:
            BadInput: parts of the query contradict each other, or it names a table or an article that is not there.
        """
        if not query.is_sound:
            raise BadInput("The query is not sound: a range needs two numbers, a limit an extreme, a date YYYY-MM-DD.")
        timer, generation = Timer(), self._generation.take()
        if unknown := set(query.tables) - set(tables := generation.catalogue.table_names()):
            raise BadInput(f"There is no table {sorted(unknown)[0]!r}. There are: {', '.join(tables)}.")
        if unknown := set(query.articles) - set(generation.catalogue.titles()):
            raise BadInput(f"There is no article {sorted(unknown)[0]!r}. An identifier is a file's name.")
        with in_force(self._make_mask([query.topic or ""], None)):
            close = generation.searcher.find_close(query.topic, language) if query.topic else ()
        draft = draft_table(query, generation.catalogue.run_query(query, close), language, threshold=CLOSE)
        text = "query_table"
        *_, last = prove(Question(text, language, text, text), draft, generation, timer)
        return last

    def follow_ups(self, answer: Answer, scope: Scope = WHOLE) -> list[str]:
        """Up to three further questions that the corpus answers in this scope, which has been tried."""
        cited = [self.show(str(citation.locator)) for citation in answer.citations]
        asked = {answer.question}
        good: list[str] = []
        for question in suggest_follow_ups(cited, answer.language):
            if len(good) < _FOLLOW_UPS and question not in asked:
                asked.add(question)
                if not self.ask(question, engine="extractive", scope=scope).abstained:
                    good.append(question)
        return good

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        engine: EngineChoice = "auto",
        all_rows: bool = False,
        scope: Scope = WHOLE,
    ) -> Answer:
        """Answer a question from the corpus, or say that the corpus does not answer it.

        Args:
            question: in French or English; at most `settings.question_limit_characters` long.
            history: the conversation so far, oldest first; the assistant's turns are never evidence.
            engine: "auto" takes the chat model where there is one.
            all_rows: the table of an exact answer holds every row, not the first thousand only.
            scope: the part of the corpus that is asked.

        Raises:
            QuestionRefused: the question is empty or too long.
            BadInput: question, history or engine are of another form.
        """
        *_, last = self.stream(question, history, engine=engine, all_rows=all_rows, scope=scope)
        return last

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        engine: EngineChoice = "auto",
        all_rows: bool = False,
        scope: Scope = WHOLE,
    ) -> Iterator[Answer]:
        """The answer as it grows, sentence by proven sentence; the last one is whole.

        Takes and raises what `ask` does.
        """
        text = check_question(question, limit_characters=self.settings.question_limit_characters)
        history = check_history(history)
        chat = self._chat_engine(engine)  # raises at once when a model is demanded and none is set
        mask = self._make_mask([text, *(turn.text for turn in history)], chat)
        asked = leave_out_secrets(text) or text
        answers = iterate_in_force(mask, lambda: self._answer(asked, history, mask, engine, all_rows, scope))
        yield from answers if asked == text else (replace(answer, question=text) for answer in answers)

    def _answer(
        self,
        text: str,
        history: Sequence[Turn],
        mask: Mask | None,
        engine: EngineChoice,
        all_rows: bool,
        scope: Scope,
        language: Language | None = None,
        answered: dict[tuple[str, ...], Answer] | None = None,
    ) -> Generator[Answer, None, None]:
        timer, chat, generation = Timer(), self._chat_engine(engine), self._generation.take()
        known = {} if answered is None else answered  # earlier questions, which several later ones may point to

        def again(text: str, before: Sequence[Turn]) -> Answer:
            asked = (text, *(turn.text for turn in before))
            if asked not in known:
                known[asked] = [*self._answer(text, before, mask, "extractive", False, scope, answered=known)][-1]
            return known[asked]

        spoken = without_personal(history, mask)
        said = write_out(spoken, generation, scope, again)
        heard = understand(text, said)
        heard = replace(heard, language=language or heard.language)
        other_language = read_other_language(text)
        if other_language and (asked := find_asked(spoken)):
            said_again = self._answer(asked[-1].text, asked[:-1], mask, engine, all_rows, scope, other_language)
            yield from (say_untranslated(replace(answer, question=text)) for answer in said_again)
            return
        if (courtesy := Courtesy.HELP if other_language else read_courtesy(text)) is not None:
            replied = reply(courtesy, text, other_language or heard.language, chat.name if chat else None)
            yield replace(replied, timings_ms=timer.read())
            return
        picked: Draft | str | None = None
        if engine != "model":  # which does not know what was cited, nor put a question into words of its own
            pointed = read_pointed(text)
            picked = recall(pointed, heard, spoken, generation, scope, again) if pointed else None
            picked = picked or pick_articles(heard, said, generation, scope, again)
        if isinstance(picked, Draft):
            yield from prove(heard, picked, generation, timer)
            return
        if picked is None:
            whole, usage = put_alone(heard, history, chat, mask)
            history = said
        else:
            whole, usage, history = replace(understand(picked), language=heard.language), Usage(), []
        rows_limit = sys.maxsize if all_rows else ROWS_READ_AT_MOST
        # A model's endpoint is waited for; what is worked out here takes turns.
        with nullcontext() if chat else self._turns.one():
            draft = self._draft_parts(whole, history, generation, engine, timer, rows_limit, scope)
        whole = replace(whole, text=text)
        if isinstance(draft, Written):
            draft.writing.usage += usage
            draft.writing.began = timer.started
            yield from prove_while_written(
                whole,
                draft,
                generation,
                timer,
                embedder=self._embedder,
                quote=lambda found: self._draft_extractive(found.question, found.hits, generation),
                raises=engine == "model",
            )
        else:
            yield from prove(whole, replace(draft, usage=draft.usage + usage), generation, timer)

    def _draft_parts(
        self,
        whole: Question,
        history: Sequence[Turn],
        generation: Generation,
        engine: EngineChoice,
        timer: Timer,
        rows_limit: int,
        scope: Scope,
    ) -> Draft | Written:
        """Draft an answer to each thing that is asked; what finds no answer is said so."""
        texts = split_question(whole.text)
        if len(texts) == 1 or self._chat_engine(engine):
            return self._draft(whole, history, generation, engine, timer, rows_limit, scope)
        # What the tables answer as a whole is not cut: a later part refines an earlier one.
        if read_exactly(whole.text, history, generation)[0]:
            return self._draft(whole, history, generation, engine, timer, rows_limit, scope)
        drafts: list[tuple[str, Draft]] = []
        for text in texts:
            # A later part may lean on an earlier one, as a follow-up leans on an earlier question.
            before = [*history, *(Turn("user", earlier) for earlier, _ in drafts)]
            part = replace(understand(text, before, is_part=True), language=whole.language)
            drafted = self._draft(part, before, generation, engine, timer, rows_limit, scope)
            if isinstance(drafted, Draft):
                drafts.append((text, drafted))
        return join_drafts(drafts, whole.language)

    def _draft(
        self,
        question: Question,
        history: Sequence[Turn],
        generation: Generation,
        engine: EngineChoice,
        timer: Timer,
        rows_limit: int,
        scope: Scope,
    ) -> Draft | Written:
        began = time.perf_counter()
        sought = leave_out_personal(question)
        if (header := tell_header(sought, history, generation)) is not None:
            return header
        readings, usage = read_query(sought, history, generation, self._chat_engine(engine))
        if readings:
            draft = draft_readings(readings, question, generation, rows_limit, scope)
            timer.add("answer", began)
            return replace(draft, usage=usage)
        if (refused := refuse_uncounted(sought, history, generation)) is not None:
            return replace(refused, usage=usage)
        findings = find_passages(sought, generation, scope, limit=_HITS)
        if sought.standalone != question.standalone:
            findings = replace(findings, question=replace(question, overview=findings.question.overview))
        timer.add("retrieve", began)
        began = time.perf_counter()
        chosen = self._choose_engine(findings, generation, engine)
        timer.add("answer", began)
        if isinstance(chosen, Written):
            chosen.writing.usage += usage
            return chosen
        return replace(chosen, usage=chosen.usage + usage)

    def _choose_engine(self, findings: Findings, generation: Generation, engine: EngineChoice) -> Draft | Written:
        question, hits = findings.question, findings.hits
        is_known = not findings.refuses or question.leans_on is not None or len(generation.catalogue.titles()) == 1
        if question.asks_header and hits and question.overview is None and is_known:
            header = generation.catalogue.find(f"{hits[0].passage.article.id}#{HEADER}")
            draft = draft_header(question, [header] if header else [])
            if draft.sentences:
                return draft
        if findings.refuses:
            return Draft(Engine.EXTRACTIVE, ())
        chat = self._chat_engine(engine)
        if chat is None:
            return self._draft_extractive(question, hits, generation)
        return Written(chat, chat.begin(question, hits), findings)

    def _draft_extractive(self, question: Question, hits: Sequence[Hit], generation: Generation) -> Draft:
        if question.overview:
            return draft_overview([hit.passage for hit in hits], question.language, question.overview.column)
        weights = generation.searcher.weigh_words(question.standalone)
        draft = draft_extractive(question, hits, self._embedder.embed, weights)
        return replace(draft, copies=copies_of(hits))

    def _chat_engine(self, engine: EngineChoice) -> ChatEngine | None:
        """The chat model that is to answer, or None when rows are to be quoted."""
        if engine not in get_args(EngineChoice):
            raise BadInput(f"There is no engine {engine!r}. There are: {', '.join(get_args(EngineChoice))}.")
        if engine == "extractive":
            return None
        if self._chat is None and (self.settings.chat_model_is_set or engine == "model"):
            from assistant.answering.chat import open_chat_model

            self._chat = open_chat_model(self.settings)
        return self._chat
