"""Without a network the whole product works, and nothing in it so much as tries to reach one."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import PROJECT, SEED_ID

# Names whatever is to be reached beyond loopback, by whichever library: also what would be caught and passed over.
GUARD = """
import os, sys
def guard(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event in ("socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host or "")
    if host and host not in ("127.0.0.1", "::1", "localhost", "0.0.0.0"):
        os.write(2, f"REACHES {event} {host}\\n".encode())
        raise OSError(101, "Network is unreachable")
sys.addaudithook(guard)
"""
RUN = f"{GUARD}\nfrom assistant.__main__ import main\nsys.exit(main())"
_SECONDS = 120


@functools.cache
def network_of_its_own() -> tuple[str, ...]:
    """What gives a process a network that leads nowhere, where the system allows it: for what is not Python."""
    command = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None:
        return ()
    return command if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0 else ()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of somebody whose machine holds nothing of earlier runs, neither models nor caches."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {
        "PYTHONPATH": str(PROJECT),
        "HOME": str(tmp_path / "nobody"),
        "XDG_CACHE_HOME": str(tmp_path / "nothing"),
        "ASSISTANT_HOME": str(tmp_path / "home"),
    }


def test_the_guard_sees_what_tries(environment: dict[str, str]) -> None:
    tries = (
        "\nimport urllib.request\ntry: urllib.request.urlopen('http://example.org', timeout=1)\nexcept OSError: pass"
    )
    told = subprocess.run([sys.executable, "-c", GUARD + tries], env=environment, capture_output=True, text=True)
    assert told.stderr.count("example.org") >= 1


def test_every_command_works_without_a_network(environment: dict[str, str], tmp_path: Path) -> None:
    check = {"id": "one", "question": "Which concerns have relevancy 5?", "gold_rows": [f"{SEED_ID}#concerns/1"]}
    (tmp_path / "checks.jsonl").write_text(json.dumps(check), encoding="utf-8")
    (tmp_path / "more.md").write_text("# City bees\n\n## Summary\n\nRooftop hives grow in towns.\n", encoding="utf-8")
    commands = {
        "ask À quoi sert Ekonom IA ?": "Ekonom IA",
        "ingest more.md": "",
        "ask What grows in towns?": "Rooftop hives",
        "ask How many concerns are there?": "7",
        "check checks.jsonl --report report": "1 of 1 checks right",
        f"show {SEED_ID}#concerns/1": "Data Privacy Risks",
        "status": "",
        "privacy": "",
    }
    for command, said in commands.items():
        name, _, rest = command.partition(" ")
        arguments = [name, rest] if name == "ask" else command.split()
        done = subprocess.run(
            [*network_of_its_own(), sys.executable, "-c", RUN, *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert "REACHES" not in done.stderr, done.stderr
        assert done.returncode == 0, done.stderr
        assert said in done.stdout


def test_the_server_reaches_nobody(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, "serve", "--no-browser", "--port", "0"]
    with (tmp_path / "told").open("w+") as told:
        server = subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=told, text=True
        )
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            for path in ("/", "/config", "/readyz", "/checks", "/privacy", "/theme.css"):
                assert urlopen(address + path, timeout=_SECONDS).status == 200
        finally:
            server.terminate()
            server.wait(_SECONDS)
        told.seek(0)
        assert "REACHES" not in told.read()
