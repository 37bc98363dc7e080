"""Many people at once, some of them careless or hostile: `python -m tests.benchmarks.soak [--minutes M] [--people N]`.

Starts `assistant serve` on a free loopback port over the seed article, with an account for each person. They ask by
the page's own calls and by the HTTP API, cut connections in the middle of an answer, send their headers slowly, send
5 MB and histories of 10,000 turns. Tells waiting times, errors by kind, and what the process holds after warming up
and at the end.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from assistant.serving.accounts import Accounts

PROJECT = Path(__file__).parent.parent.parent
_PASSWORD = "quatre mots tout simples"
_KEY = "a key for the soak"
_QUESTIONS = (
    "What is Ekonom IA for?",
    "Quelles préoccupations ont une pertinence de 5 ?",
    "How many signals are there?",
)
_WARM_AT_LATEST_SECONDS = 300
ROUNDS_WHEN_WARM = 2
"""How often each person does everything, once the process is warm and before acting by chance."""
MORE_WHILE_WARMING = 4
"""People beside the others who leave once the process is warm: no pool of workers has to grow after them."""
_ASKING_TOGETHER = 4 * ("page", "api")
"""What all do at the same moments before the process is warm: the threads of the page have no bound of ours."""
_ALONE_SECONDS = 11
"""After ten seconds workers that nobody needs are let go, at the next request; they would hide threads left behind."""
_TURN = [{"role": role, "content": [{"type": "text", "text": "So?"}]} for role in ("user", "assistant")]


@dataclass
class Tally:
    """What happened; threads share it."""

    seconds: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, outcome: str, seconds: float | None = None) -> None:
        """Count an outcome, and how long an answer took."""
        with self.lock:
            self.outcomes[outcome] += 1
            if seconds is not None:
                self.seconds.append(seconds)


@dataclass(frozen=True)
class Held:
    """What a process holds."""

    megabytes: float
    threads: int
    files: int

    @classmethod
    def read(cls, process: int) -> Held:
        """As Linux tells it."""
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        told = dict(line.split(":", 1) for line in lines)
        files = len(os.listdir(f"/proc/{process}/fd"))
        return cls(int(told["VmRSS"].split()[0]) / 1024, int(told["Threads"]), files)


class Person:
    """One person with a browser."""

    def __init__(self, address: str, name: str, tally: Tally) -> None:
        self._address = address
        self._tally = tally
        self._pages = (f"{name}-{number}" for number in itertools.count())
        self._chance = random.Random(name)
        self.acts: dict[str, tuple[int, Callable[[], str]]] = {
            "page": (10, self._ask_on_page),
            "api": (10, self._ask_api),
            "cut": (2, self._cut),
            "slow headers": (1, self._trickle),
            "5 MB": (1, self._send_much),
            "10,000 turns": (1, self._send_endless),
        }
        self.browser = httpx.Client(base_url=address, timeout=60)
        assert self.browser.post("/sign-in", data={"name": name, "password": _PASSWORD}).status_code == 303
        config = self.browser.get("/config").raise_for_status().json()
        self._function = next(one["id"] for one in config["dependencies"] if "scanPage.context" in str(one["js"]))

    def act(self, chosen: str | None = None) -> None:
        """Do one thing, by default one by chance; most often ask."""
        kind = chosen or self._chance.choices(list(self.acts), [weight for weight, _ in self.acts.values()])[0]
        act = self.acts[kind][1]
        begun = time.monotonic()
        try:
            outcome = act()
        except httpx.HTTPError as error:
            outcome = type(error).__name__
        is_answer = outcome == "answered"
        self._tally.note(f"{kind}: {outcome}", time.monotonic() - begun if is_answer else None)

    def _join(self, page: str, history: Sequence[object], question: str) -> httpx.Response:
        body = {"data": [question, history, ""], "fn_index": self._function, "session_hash": page}
        return self.browser.post("/gradio_api/queue/join", json=body)

    def _ask_on_page(self) -> str:
        page = next(self._pages)
        joined = self._join(page, [], self._chance.choice(_QUESTIONS))
        if joined.status_code != 200:
            return str(joined.status_code)
        with self.browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": page}) as stream:
            lines = "".join(line for line in stream.iter_lines())
        return "answered" if "process_completed" in lines and "citation" in lines else "no answer"

    def _ask_api(self) -> str:
        headers = {"authorization": f"Bearer {_KEY}"}
        body = {"question": self._chance.choice(_QUESTIONS)}
        asked = httpx.post(f"{self._address}/api/ask", json=body, headers=headers, timeout=60)
        return "answered" if asked.status_code == 200 and asked.json()["citations"] else str(asked.status_code)

    def _cut(self) -> str:
        page = next(self._pages)
        self._join(page, [], self._chance.choice(_QUESTIONS))
        with self.browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": page}) as stream:
            next(stream.iter_lines(), None)
        return "left"

    def _trickle(self) -> str:
        parts = urlsplit(self._address)
        with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30) as slow:
            slow.sendall(b"GET / HTTP/1.1\r\nhost: 127")
            return "closed by the server" if slow.recv(1) == b"" else "served"

    def _send_much(self) -> str:
        return str(self._join(next(self._pages), [], "x" * 5_000_000).status_code)

    def _send_endless(self) -> str:
        page = next(self._pages)
        self._join(page, _TURN * 5000, "And then?")
        with self.browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": page}) as stream:
            lines = "".join(stream.iter_lines())
        return "cut" if "only its last questions are kept" in lines else "not cut"


@dataclass(frozen=True)
class Found:
    """What came of it; and what the process held when warm, left alone (before and after the crowd) and in between."""

    tally: Tally
    calm: Held  # once warm, and left alone for a while
    warm: Held
    end: Held
    rest: Held  # left alone again, as when calm
    sessions_left: int

    def unwanted(self) -> dict[str, int]:
        """What was answered otherwise than it should be, and how often."""
        return {outcome: count for outcome, count in self.tally.outcomes.items() if outcome not in _WANTED}


_WANTED = frozenset(
    (
        "page: answered",
        "api: answered",
        "cut: left",
        "5 MB: 413",
        "10,000 turns: cut",
        "slow headers: closed by the server",
    )
)


def soak(seconds: float, people: int, *, warm_seconds: float) -> Found:
    """Run it; the process is warm once each person has done everything, and then acted for `warm_seconds`.

    What is left by one kind of act shows: each person does everything `ROUNDS_WHEN_WARM` times more. Until it is warm
    there are `MORE_WHILE_WARMING` more of them.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for number in range(people + MORE_WHILE_WARMING + 1):
            Accounts(home).add(f"person-{number}", _PASSWORD)
        settings = {
            "ASSISTANT_HOME": folder,
            "ASSISTANT_API_KEYS": _KEY,
            # A pool that the crowd fills at once: one that is not full when it is warm may grow later.
            "ASSISTANT_ANSWERS_AT_ONCE": str(max(1, min(8, people // 2))),
            "ASSISTANT_QUESTIONS_A_MINUTE": "100000",
            "ASSISTANT_REQUESTS_A_MINUTE": "100000",
            "ASSISTANT_SIGN_INS_A_MINUTE": "100000",
            "PYTHONPATH": str(PROJECT),
        }
        command = [sys.executable, "-m", "assistant", "serve", "--port", "0", "--no-browser"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | settings)
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            crowd = [Person(address, f"person-{number}", tally) for number in range(people + MORE_WHILE_WARMING)]
            keeper = Person(address, f"person-{len(crowd)}", tally)
            course = _Course(threading.Barrier(len(crowd)), threading.Barrier(len(crowd) + 1))
            threads = [
                threading.Thread(target=_keep_acting, args=[person, course, number < people])
                for number, person in enumerate(crowd)
            ]
            for thread in threads:
                thread.start()
            course.all_done.wait(_WARM_AT_LATEST_SECONDS)
            calm = _let_rest(server.pid, keeper)
            course.goes_on.set()
            time.sleep(warm_seconds)
            warm = Held.read(server.pid)
            course.is_over.wait(seconds)  # nobody sets it before
            course.is_over.set()
            for thread in threads:
                thread.join()
            end = Held.read(server.pid)
            cookies = [dict(person.browser.cookies) for person in crowd]
            for person in crowd:
                person.browser.post("/sign-out")
                person.browser.close()
            left = sum(httpx.get(f"{address}/config", cookies=held).status_code == 200 for held in cookies)
            rest = _let_rest(server.pid, keeper)
            keeper.browser.close()
        finally:
            server.terminate()
            server.wait(20)
    return Found(tally, calm, warm, end, rest, left)


@dataclass(frozen=True)
class _Course:
    """When people act: each kind together, then all wait, then those who stay act as they like until it is over."""

    together: threading.Barrier
    all_done: threading.Barrier
    goes_on: threading.Event = field(default_factory=threading.Event)
    is_over: threading.Event = field(default_factory=threading.Event)


def _let_rest(process: int, keeper: Person) -> Held:
    """What a process holds that nobody has asked anything for a while but for one page's settings.

    They are read by one worker at a time, also on a busy machine, and the workers that nobody needs are let go by it.
    """
    time.sleep(_ALONE_SECONDS)
    keeper.browser.get("/config").raise_for_status()
    time.sleep(1)
    return Held.read(process)


def _keep_acting(person: Person, course: _Course, stays: bool) -> None:
    # All at the same moment: a pool that ever has as many workers as there are people has them when it is warm.
    for kind in (*person.acts, *_ASKING_TOGETHER):
        course.together.wait(_WARM_AT_LATEST_SECONDS)
        person.act(kind)
    course.all_done.wait(_WARM_AT_LATEST_SECONDS)
    course.goes_on.wait()
    if not stays:
        return
    for kind in ROUNDS_WHEN_WARM * tuple(person.acts):
        person.act(kind)
    while not course.is_over.is_set():
        person.act()


def report(found: Found) -> int:
    """Print it; gives how much was answered otherwise than it should be."""
    tally, warm, end, rest, left = found.tally, found.warm, found.end, found.rest, found.sessions_left
    waited = sorted(tally.seconds)
    if waited:
        middle, most = waited[len(waited) // 2], waited[int(len(waited) * 0.95)]
        print(f"{len(waited)} answers, median {middle:.2f} s, 95th percentile {most:.2f} s")
    for outcome, count in sorted(tally.outcomes.items()):
        print(f"  {outcome}: {count}")
    change = 100 * (end.megabytes / warm.megabytes - 1)
    print(f"memory {warm.megabytes:.0f} MB warm, {end.megabytes:.0f} MB at the end ({change:+.1f} %)")
    for moment, held in (("left alone, once warm", found.calm), ("warm", warm), ("end", end), ("everybody gone", rest)):
        print(f"  {moment}: {held.megabytes:.0f} MB, {held.threads} threads, {held.files} open files")
    print(f"sessions that outlive signing out: {left}")
    return left + sum(found.unwanted().values())


def main() -> int:
    """Exit status 1 when anything was answered otherwise than it should be."""
    parser = argparse.ArgumentParser(description="Many people at once, some of them careless or hostile.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--people", type=int, default=50)
    options = parser.parse_args()
    failures = report(soak(options.minutes * 60, options.people, warm_seconds=min(60.0, options.minutes * 20)))
    print(f"{failures} answered otherwise than they should be")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
