"""What a question points to in the answer before, and earlier ones that pointed with a name for what they meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.recalling import draft_pointed
from assistant.answering.wording import wording_for
from assistant.asking.courtesy import find_asked
from assistant.asking.recalling import Pointed, read_pointed
from assistant.asking.understanding import understand
from assistant.current import Generation
from assistant.exact import read_exactly
from assistant.listed import find_listed
from assistant.records import Answer, ArticleReference, Draft, Passage, Question, Scope, Turn

_AGAIN_AT_MOST = 6  # questions of a conversation that are answered again for what a later one points to

Answering = Callable[[str, Sequence[Turn]], Answer]


def recall(
    pointed: Pointed,
    question: Question,
    history: Sequence[Turn],
    generation: Generation,
    scope: Scope,
    answer: Answering,
) -> Draft | str | None:
    """What a question that points to the answer before comes to: what is told of it, or a question that stands alone.

    Args:
        answer: answers the question before anew: what a client says of an earlier answer is never evidence.

    Returns:
        None where there is nothing that it points to, or where an exact question is refined.
    """
    asked = _pointed_into(find_asked(history))[-_AGAIN_AT_MOST:]
    if article := _find_article(pointed, asked, generation, scope):
        return wording_for(question.language).ask_summary_of(article.title)
    draft = draft_pointed(pointed, _cite_again(pointed, question.text, asked, generation, answer), question.language)
    return draft if draft.sentences else None


def write_out(history: Sequence[Turn], generation: Generation, scope: Scope, answer: Answering) -> Sequence[Turn]:
    """The conversation with a name for what its questions only point to; as it is where none of them does.

    "Tell me more about the second one" says nothing of what a question after it is about.
    """
    asked = find_asked(history)[-_AGAIN_AT_MOST:]
    if not any(map(_points, asked)):
        return history
    written: list[Turn] = []
    for at, turn in enumerate(asked):
        before = _pointed_into(asked[:at])
        named = _name(turn, before, generation, scope, answer) if _points(turn) and before else None
        written.append(Turn("user", named) if named else turn)
    return written


def _name(turn: Turn, before: Sequence[Turn], generation: Generation, scope: Scope, answer: Answering) -> str | None:
    """What a turn asks, with a name for what it points to."""
    pointed = read_pointed(turn.text) or Pointed()
    wording = wording_for(understand(turn.text, before).language)
    if article := _find_article(pointed, before, generation, scope):
        return wording.ask_summary_of(article.title)
    cited = _cite_again(pointed, turn.text, before, generation, answer)
    at = len(cited) - 1 if pointed.place == -1 else (pointed.place or 1) - 1
    if not 0 <= at < len(cited):
        return None
    title, name = cited[at].article.title, cited[at].name
    return wording.ask_of_article(title, name) if name else wording.ask_summary_of(title)


def _points(turn: Turn) -> bool:
    pointed = read_pointed(turn.text)
    return pointed is not None and pointed.place is not None


def _pointed_into(asked: Sequence[Turn]) -> list[Turn]:
    """The questions up to the one whose answer is pointed into: "and the third one?" goes back to the list."""
    kept = list(asked)
    while kept and _points(kept[-1]):
        kept.pop()
    return kept


def _find_article(
    pointed: Pointed, asked: Sequence[Turn], generation: Generation, scope: Scope
) -> ArticleReference | None:
    """The article that is pointed to, where the question before listed articles."""
    if pointed.place is None or not asked:
        return None
    listed = find_listed(asked, generation, scope)
    at = len(listed) - 1 if pointed.place < 0 else pointed.place - 1
    return listed[at] if 0 <= at < len(listed) else None


def _cite_again(
    pointed: Pointed, text: str, asked: Sequence[Turn], generation: Generation, answer: Answering
) -> list[Passage]:
    """The passages that the answer before cites; none where there is none, or where an exact question is refined."""
    if not asked or (pointed.place is None and read_exactly(text, asked, generation)[2] is not None):
        return []
    found = [generation.catalogue.find(str(cited.locator)) for cited in answer(asked[-1].text, asked[:-1]).citations]
    return [passage for passage in found if passage is not None]
