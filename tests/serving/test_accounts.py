"""Accounts are kept for their owner's eyes alone, passwords only as hashes."""

from __future__ import annotations

import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.errors import BadInput, HomeUnusable
from assistant.serving.accounts import Accounts
from tests.serving.conftest import PASSWORD, QUICK


def test_an_account_lets_its_password_in_and_no_other(home: Path) -> None:
    accounts = Accounts(home)
    assert accounts.names() == ["alice", "bob"]
    assert accounts.check(" Alice", PASSWORD) == "alice"
    assert accounts.check("alice", PASSWORD + " ") is None
    assert accounts.check("carol", PASSWORD) is None


def test_the_file_is_private_and_holds_no_password(home: Path) -> None:
    file = home / "accounts.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text()
    assert "$argon2id$" in text
    assert PASSWORD not in text
    assert [path.name for path in home.iterdir() if path.name.startswith(".accounts")] == []


def test_a_file_that_others_can_read_is_refused(home: Path) -> None:
    (home / "accounts.json").chmod(0o644)
    with pytest.raises(HomeUnusable, match="chmod 600"):
        Accounts(home).names()


@pytest.mark.parametrize("text", ["", "[]", '{"accounts": 3}', "\xff"])
def test_a_broken_file_lets_nobody_in_and_is_named(home: Path, text: str) -> None:
    (home / "accounts.json").write_text(text, encoding="latin-1")
    with pytest.raises(HomeUnusable, match=r"accounts\.json"):
        Accounts(home).check("alice", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("alice", "too short", "at least 12"),
        ("alice", "aaaaaaaaaaaaaa", "easily guessed"),
        ("alice", "Alice in Wonderland", "easily guessed"),
        ("alice", "x" * 2000, "at most"),
        ("", PASSWORD, "no name"),
        ("../alice", PASSWORD, "no name"),
        ("alice@example.org", PASSWORD, "no name"),
        ("key:abc", PASSWORD, "no name"),
    ],
)
def test_weak_passwords_and_odd_names_are_refused(tmp_path: Path, name: str, password: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        Accounts(tmp_path, QUICK).add(name, password)
    assert Accounts(tmp_path).names() == []


def test_another_process_change_is_seen_at_once(home: Path) -> None:
    seen = Accounts(home, QUICK)
    stamp = seen.stamp("alice")
    Accounts(home, QUICK).add("alice", "another good password")
    assert seen.stamp("alice") not in (None, stamp)
    Accounts(home).remove("alice")
    assert seen.stamp("alice") is None
    with pytest.raises(BadInput, match="no account"):
        Accounts(home).remove("alice")


def test_changes_made_at_once_are_all_kept(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: Accounts(tmp_path, QUICK).add(f"person-{i}", PASSWORD), range(12)))
    assert len(Accounts(tmp_path).names()) == 12


def test_accents_may_be_composed_either_way(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path, QUICK)
    accounts.add("eve", "des élèves étonnés")
    assert accounts.check("eve", "des e\u0301le\u0300ves e\u0301tonne\u0301s") == "eve"


def test_a_hash_with_old_parameters_is_made_anew_when_its_owner_comes(home: Path) -> None:
    accounts = Accounts(home)
    before = accounts.stamp("alice")
    assert accounts.check("alice", PASSWORD) == "alice"
    assert accounts.stamp("alice") != before


def test_an_unknown_name_costs_as_much_as_a_known_one(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("alice", PASSWORD)

    def least(name: str) -> float:
        spent = []
        for _ in range(5):
            begun = time.process_time()
            accounts.check(name, "a wrong password")
            spent.append(time.process_time() - begun)
        return min(spent)

    # Both hash once; a name that was looked up first and refused would take next to nothing.
    assert least("nobody") > least("alice") / 3
