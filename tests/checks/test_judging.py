"""A model's opinion is read tolerantly, and never breaks a run."""

from __future__ import annotations

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, HumanMessage

from assistant.answering.chat import ChatEngine
from assistant.checks.judging import judge_all, read_judgement
from assistant.checks.records import Check, KeptAnswer, Result
from assistant.checks.scoring import score_answer


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        pytest.param('{"faithful": 2, "relevant": 1, "reason": "so"}', (1.0, 0.5), id="as-asked"),
        pytest.param('Sure!\n```json\n{"faithful": "0", "relevant": 2}\n```', (0.0, 1.0), id="wrapped"),
        pytest.param('{"faithful": 5, "relevant": 2}', (None, None), id="no-such-level"),
        pytest.param('{"faithful": 2}', (None, None), id="half-a-judgement"),
        pytest.param("Very good.", (None, None), id="no-json"),
        pytest.param("", (None, None), id="silence"),
    ],
)
def test_a_judgement_is_read_or_said_to_be_unreadable(text: str, levels: tuple[float | None, float | None]) -> None:
    judgement = read_judgement(text)
    assert (judgement.faithfulness, judgement.relevance) == levels


def result(name: str, *, abstained: bool = False) -> Result:
    check = Check(id=name, question=f"Is it {name}?")
    form = {"id": name, "question": check.question, "answer": f"It is {name}.", "language": "en", "engine": "model"}
    answer = KeptAnswer.model_validate(form | {"abstained": abstained, "citations": [{"locator": "a#x/1"}]})
    return Result(check, (answer,), (score_answer(check, answer),))


def test_the_judge_sees_question_answer_and_cited_rows_and_abstentions_are_not_judged() -> None:
    seen: list[str] = []

    class Judge(GenericFakeChatModel):
        def invoke(self, messages: list[HumanMessage], *args: object, **kwargs: object) -> AIMessage:
            seen.append(messages[-1].text)
            return AIMessage('{"faithful": 2, "relevant": 2, "reason": "fine"}')

    judge = ChatEngine(Judge(messages=iter([])), "judge-1")
    plain = [result("blue"), result("red", abstained=True)]
    judged = judge_all(plain, judge, lambda locator: f"row {locator}", parallel=2)
    assert len(seen) == 1
    assert all(words in seen[0] for words in ("Is it blue?", "It is blue.", "(a#x/1) row a#x/1"))
    assert judged[0].judgement is not None
    assert judged[0].judgement.faithfulness == 1
    assert judged[1].judgement is None
    assert [after.scores for after in judged] == [before.scores for before in plain]


def test_a_judge_that_fails_leaves_the_result_unjudged() -> None:
    judge = ChatEngine(GenericFakeChatModel(messages=iter([])), "judge-1")  # has nothing to say
    (judged,) = judge_all([result("blue")], judge, lambda locator: "", parallel=1)
    assert judged.judgement is not None
    assert judged.judgement.faithfulness is None
    assert "did not answer" in judged.judgement.reason
