"""What Prometheus can be told of the answers of a server, whoever asked for them: page, API or agents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from assistant.pipeline import Assistant
from assistant.records import Answer, Turn
from assistant.waiting import Left

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """Counts answers; one instance a server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        labels = ("engine", "language")
        self._questions = Counter(
            "assistant_questions", "Questions that got an answer", labels, registry=self._registry
        )
        self._abstentions = Counter(
            "assistant_abstentions",
            "Answers that say that the corpus does not tell",
            ("language",),
            registry=self._registry,
        )
        self._dropped = Counter(
            "assistant_dropped_sentences", "Sentences that no source proved", ("engine",), registry=self._registry
        )
        self._failures = Counter(
            "assistant_failures",
            "Questions that failed or were left before the end",
            ("reason",),
            registry=self._registry,
        )
        self._tokens = Counter(
            "assistant_tokens", "Tokens that a chat model was sent and wrote", ("direction",), registry=self._registry
        )
        self._seconds = Histogram(
            "assistant_step_seconds", "Time by step", ("step",), buckets=_SECONDS, registry=self._registry
        )
        self._generation = Gauge(
            "assistant_index_info", "1 for the generation of the index in use", ("generation",), registry=self._registry
        )
        self._articles = Gauge("assistant_index_articles", "Articles in the index", registry=self._registry)
        self._rows = Gauge("assistant_index_rows", "Rows in the index", registry=self._registry)

    def count(self, answer: Answer) -> None:
        """Take note of a whole answer."""
        self._questions.labels(answer.engine.value, answer.language.value).inc()
        if answer.abstained:
            self._abstentions.labels(answer.language.value).inc()
        self._dropped.labels(answer.engine.value).inc(len(answer.dropped))
        self._tokens.labels("in").inc(answer.usage.input_tokens)
        self._tokens.labels("out").inc(answer.usage.output_tokens)
        for step, milliseconds in answer.timings_ms.items():
            self._seconds.labels(step).observe(milliseconds / 1000)

    def count_failure(self, reason: str) -> None:
        """Take note of a question without a whole answer; the reason is the name of an error, or `left`."""
        self._failures.labels(reason).inc()

    def render(self, assistant: Assistant) -> bytes:
        """All figures in Prometheus' text format."""
        status = assistant.status()
        self._generation.clear()
        self._generation.labels(status.generation).set(1)
        self._articles.set(status.articles)
        self._rows.set(status.rows)
        return generate_latest(self._registry)


class MeasuredAssistant(Assistant):
    """An Assistant whose answers are counted, whatever surface they go to."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.metrics = Metrics()

    def stream(self, question: str, history: Sequence[Turn] = (), **options: Any) -> Iterator[Answer]:
        """As in Assistant; `ask` goes through here too."""
        answer: Answer | None = None
        try:
            for answer in super().stream(question, history, **options):
                yield answer
        except (GeneratorExit, Left):
            self.metrics.count_failure("left")
            raise
        except Exception as error:
            self.metrics.count_failure(type(error).__name__)
            raise
        if answer is not None:
            self.metrics.count(answer)
