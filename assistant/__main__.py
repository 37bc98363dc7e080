"""The front door: `assistant ingest | ask | show | serve | accounts | history | mcp | check | status`.

Exit status: 0 fine; 1 a check fell short; 2 bad usage or bad input; 3 something needed is not reachable; 130 stopped
with Ctrl-C. Standard output holds the answer alone; progress, warnings and errors go to standard error.
"""

from __future__ import annotations

import argparse
import errno
import getpass
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from assistant.errors import AssistantError, BadInput
from assistant.interrupting import INTERRUPTED, noting_interrupts, stop
from assistant.records import Turn

if TYPE_CHECKING:
    from assistant.settings import Settings

_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT)  # a disk or a quota is full


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    options = None
    with noting_interrupts() as interrupts:
        try:
            options = _build_parser().parse_args(arguments)
            return _run(options)
        except (KeyboardInterrupt, Exception):
            # What an interrupt meets may make another error of it: an import, a process that it has ended too.
            if not interrupts:
                raise
    stop(f"assistant: Stopped. {_tell_how_to_go_on(options)}".rstrip())
    return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    try:
        from assistant.settings import read_settings  # takes a while

        status = int(options.run(options, read_settings()))
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except AssistantError as error:
        print(f"assistant: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # Whoever read our output has closed it; say nothing more.
        _drop_output()
        return 0
    except OSError as error:
        if error.errno not in _UNWRITTEN:
            raise
        print(f"assistant: What was to be written could not be: {error.strerror}. Make room.", file=sys.stderr)
        _drop_output()
        return 2


def _tell_how_to_go_on(options: argparse.Namespace | None) -> str:
    if options is not None and options.run is _ingest:
        return "What was embedded is kept: run the same again to go on."
    if options is not None and options.run is _check and options.answers is not None:
        return f"What was answered is in {options.answers}: go on with --resume."
    return ""


def _drop_output() -> None:
    """Throw away what is still to be written when Python ends: it would fail once more, with a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="assistant", description="Ask a corpus of scanned articles; every sentence of an answer names its row."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    command = commands.add_parser("ingest", help="index files or folders; only what changed is redone")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a .md or .txt file, or a folder of them")
    command.add_argument("--prune", action="store_true", help="forget articles whose files are gone from a folder")
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=_ingest)

    command = commands.add_parser("ask", help="answer a question")
    command.add_argument("question", metavar="QUESTION")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as JSON")
    form.add_argument("--csv", action="store_true", help="print all rows of an exact answer as CSV")
    command.add_argument(
        "--history", type=Path, metavar="FILE", help="earlier turns: a JSON list of questions or of messages"
    )
    command.add_argument("--engine", choices=("auto", "extractive", "model"), default="auto")
    command.set_defaults(run=_ask)

    command = commands.add_parser("show", help="show the row or section that a locator names")
    command.add_argument("locator", metavar="LOCATOR", help="for example 000_f052352631ebce03#concerns/1")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=_show)

    command = commands.add_parser("serve", help="start the chat in a browser, and the HTTP API and MCP beside it")
    command.add_argument("--host", help="the address to listen on (default 127.0.0.1)")
    command.add_argument("--port", type=_port, help="the port to listen on (default 7860; 0 takes a free one)")
    command.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    command.add_argument("--without-sign-in", action="store_true", help="let everybody in who reaches the address")
    command.set_defaults(run=_serve)

    command = commands.add_parser("accounts", help="say who may sign in on the page")
    actions = command.add_subparsers(required=True, metavar="ACTION", parser_class=_Parser)
    action = actions.add_parser("add", help="add an account or change its password, which is asked or read from input")
    action.add_argument("name", metavar="NAME")
    action.set_defaults(run=_add_account)
    action = actions.add_parser("remove", help="forget an account; who is signed in with it is signed out")
    action.add_argument("name", metavar="NAME")
    action.set_defaults(run=_remove_account)
    action = actions.add_parser("list", help="print the accounts, one a line")
    action.set_defaults(run=_list_accounts)

    command = commands.add_parser("history", help="say of whom questions are kept, and erase what is kept of somebody")
    actions = command.add_subparsers(required=True, metavar="ACTION", parser_class=_Parser)
    action = actions.add_parser(
        "list", help="print of whom how many questions are kept, one a line, never what they asked"
    )
    action.set_defaults(run=_list_history)
    action = actions.add_parser("erase", help="erase from the disk what is kept of somebody, and keep no more of it")
    action.add_argument("name", metavar="NAME")
    action.set_defaults(run=_erase_history)

    command = commands.add_parser("mcp", help="speak MCP with an agent over standard input and output")
    command.set_defaults(run=_mcp)

    command = commands.add_parser("check", help="ask questions with known answers and score what comes back")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="checks: .jsonl, .csv, .tsv or .yaml")
    command.add_argument("--answers", type=Path, metavar="OUT.jsonl", help="keep the answers, one JSON object a line")
    command.add_argument("--resume", action="store_true", help="do not ask again what --answers holds already")
    command.add_argument("--report", type=Path, metavar="DIR", help="write report.html, report.json and junit.xml")
    command.add_argument("--min", action="append", default=[], metavar="METRIC=VALUE", help="exit with 1 below it")
    command.add_argument("--max", action="append", default=[], metavar="METRIC=VALUE", help="exit with 1 above it")
    command.add_argument("--compare", type=Path, metavar="OLD.jsonl", help="answers of another version")
    command.add_argument("--repeat", type=_count, default=1, metavar="N", help="ask each question N times")
    command.add_argument("--parallel", type=_count, metavar="N", help="most questions under way at once")
    command.add_argument("--engine", choices=("auto", "extractive", "model"), default="auto")
    command.add_argument("--judge", metavar="MODEL", help="a chat model's opinion, shown apart from all figures")
    command.add_argument("--draft", type=_count, metavar="N", help="print N new checks for a person to accept")
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=_check)

    command = commands.add_parser("privacy", help="say what is kept, where, how long, and what leaves this machine")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.add_argument("--language", choices=("fr", "en"), help="default: that of this machine's locale")
    command.set_defaults(run=_privacy)

    command = commands.add_parser("status", help="say what the index holds")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=_status)
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 0 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


# The imports below are heavy: each command takes in only what it needs.


def _ingest(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.index.building import ingest
    from assistant.index.chroma_server import open_chroma_server
    from assistant.index.embedding import open_embedder
    from assistant.terminal import print_report, progress_bar

    with progress_bar("Indexing") as progress:
        report = ingest(
            settings.home,
            options.paths,
            open_embedder(settings),
            prune=options.prune,
            progress=progress,
            server=open_chroma_server(settings),
        )
    print_report(report, as_json=options.json)
    return 0


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.asking.understanding import check_question
    from assistant.pipeline import Assistant
    from assistant.terminal import print_answer, print_csv, progress_bar

    check_question(options.question, limit_characters=settings.question_limit_characters)
    history = _read_history(options.history) if options.history else []
    with progress_bar("Indexing") as progress:
        assistant = Assistant.open(settings=settings, progress=progress)
    with assistant:
        answer = assistant.ask(options.question, history, engine=options.engine, all_rows=options.csv)
        if options.csv:
            print_csv(answer)
        else:
            print_answer(answer, as_json=options.json)
    return 0


def _show(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.index.generations import require_generation
    from assistant.pipeline import Assistant
    from assistant.terminal import print_passage

    require_generation(settings.home)
    with Assistant.open(settings=settings) as assistant:
        print_passage(assistant.show(options.locator), as_json=options.json)
    return 0


def _status(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.index.generations import require_generation
    from assistant.pipeline import Assistant
    from assistant.terminal import print_status

    require_generation(settings.home)  # who asks what there is does not ask for anything to be made
    with Assistant.open(settings=settings) as assistant:
        print_status(assistant.status(), as_json=options.json)
    return 0


def _privacy(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.processing import collect_flows, render_flows, render_record
    from assistant.records import Language
    from assistant.settings import read_language
    from assistant.terminal import print_json

    language, flows = Language(options.language or read_language()), collect_flows(settings)
    if options.json:
        print_json(render_flows(flows, settings, language))
    else:
        print(render_record(flows, settings, language))
    return 0


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.api.metrics import MeasuredAssistant
    from assistant.api.routes import PATHS, build_api, open_workers
    from assistant.checks.page import PATHS as CHECKS_PATHS
    from assistant.checks.page import build_checks_page
    from assistant.mcp_server import McpOverHttp
    from assistant.personal.pages import PATHS as PERSONAL_PATHS
    from assistant.personal.pages import build_personal_pages
    from assistant.processing import tell_record
    from assistant.serving.door import check_listening
    from assistant.terminal import progress_bar
    from assistant.web import Neighbour, serve

    changes = {"host": options.host, "port": options.port, "without_sign_in": options.without_sign_in or None}
    settings = settings.model_copy(update={name: value for name, value in changes.items() if value is not None})
    check_listening(settings)
    with progress_bar("Indexing") as progress:
        assistant = MeasuredAssistant.open(settings=settings, progress=progress)
    with assistant:
        workers = open_workers(settings)
        api = build_api(assistant, settings, assistant.metrics, workers, McpOverHttp(assistant, workers))
        checks = Neighbour(build_checks_page(assistant), CHECKS_PATHS)
        personal = Neighbour(build_personal_pages(settings, partial(tell_record, settings)), PERSONAL_PATHS)
        beside = [Neighbour(api, PATHS, guards_itself=True), checks, personal]
        serve(assistant, settings, *beside, open_browser=not options.no_browser)
    return 0


def _add_account(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.serving.accounts import Accounts

    accounts = Accounts(settings.home)
    is_first = not accounts.names()
    is_new = accounts.add(options.name, _read_password())
    print(f"{'Added' if is_new else 'Changed the password of'} {options.name.lower()}.")
    if is_first:
        print("From its next start `assistant serve` asks people to sign in.")
    return 0


def _remove_account(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.history.store import History
    from assistant.serving.accounts import Accounts

    Accounts(settings.home).remove(options.name)
    # Whoever is given the same name later must not find what somebody else asked.
    History(settings).forget(options.name.lower())
    print(f"Removed {options.name.lower()}.")
    return 0


def _list_accounts(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.serving.accounts import Accounts

    names = Accounts(settings.home).names()
    for name in names:
        print(name)
    if not names:
        print(f"No account in {settings.home.absolute()}. Add one with: assistant accounts add NAME", file=sys.stderr)
    return 0


def _list_history(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.history.store import History

    holdings = History(settings).holdings()
    if not holdings:
        print(f"Nothing is kept of anybody in {settings.home.absolute()}.", file=sys.stderr)
    for held in holdings:
        since = f"since {held.since:%Y-%m-%d}" if held.since else "switched off"
        print(f"{held.person}: {held.count} {'question' if held.count == 1 else 'questions'}, {since}")
    return 0


def _erase_history(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.history.store import History

    history = History(settings)
    if options.name not in {held.person for held in history.holdings()}:
        raise BadInput(f"Nothing is kept of {options.name!r}. See of whom with: assistant history list")
    count = history.forget(options.name)
    print(f"Erased {count} {'question' if count == 1 else 'questions'} of {options.name}.")
    return 0


def _read_password() -> str:
    """Asked twice on a terminal, where it is not shown; else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("The same again: "):
        raise BadInput("The two passwords differ. Nothing was changed.")
    return password


def _mcp(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.mcp_server import serve_stdio
    from assistant.pipeline import Assistant
    from assistant.terminal import progress_bar

    if sys.stdin is None or sys.stdout is None:
        raise BadInput("MCP is spoken over standard input and output, and one of them is closed.")
    with progress_bar("Indexing") as progress:
        assistant = Assistant.open(settings=settings, progress=progress)
    with assistant:
        serve_stdio(assistant, answers_at_once=settings.answers_at_once)
    return 0


def _check(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.checks.command import CheckOptions, print_drafts, read_files, run_checks
    from assistant.checks.metrics import read_floor
    from assistant.pipeline import Assistant
    from assistant.terminal import progress_bar

    if options.draft:
        with Assistant.open(settings=settings) as assistant:
            return print_drafts(assistant, options.files, options.draft)
    if not options.files:
        raise BadInput("Give a FILE of checks, or --draft N for proposals. See: assistant check --help")
    wanted = CheckOptions(
        paths=options.files,
        answers=options.answers,
        report=options.report,
        floors=[*map(read_floor, options.min), *(read_floor(text, is_ceiling=True) for text in options.max)],
        compare=options.compare,
        repeat=options.repeat,
        resume=options.resume,
        parallel=options.parallel,
        engine=options.engine,
        judge=options.judge,
        as_json=options.json,
    )
    reading = read_files(wanted)
    with progress_bar("Indexing") as progress:
        assistant = Assistant.open(settings=settings, progress=progress)
    with assistant:
        return run_checks(assistant, reading, wanted, progress_bar)


def _read_history(path: Path) -> list[Turn]:
    """Earlier turns from a JSON list of questions, or of messages with role and content."""
    problem = f"{path} is no history. Give a JSON list of questions, or of objects with role and content."
    try:
        turns = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Give a JSON list of questions.") from None
    except ValueError as error:  # no UTF-8, or no JSON
        raise BadInput(f"{path} cannot be read ({error}). Give a JSON list of questions.") from None
    if not isinstance(turns, list):
        raise BadInput(problem)
    return [_read_turn(turn, problem) for turn in turns]


def _read_turn(turn: object, problem: str) -> Turn:
    if isinstance(turn, str):
        return Turn("user", turn)
    if isinstance(turn, dict) and isinstance(turn.get("role"), str) and isinstance(turn.get("content"), str):
        return Turn(turn["role"], turn["content"])
    raise BadInput(problem)


if __name__ == "__main__":
    sys.exit(main())
