"""What the project stands on, looked at: `python -m tests.auditing`, which `make audit` runs.

Known vulnerabilities of the locked versions, risky code of our own, licences, and the list of components (CycloneDX).
Exit status 1 on a finding. An advisory service that cannot be reached is said so and is no finding.
"""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-model.lock")
_NETWORK_SECONDS = 600


def read_rules() -> dict[str, Any]:
    """What `pyproject.toml` says of exceptions and licences."""
    parsed = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    rules: dict[str, Any] = parsed["tool"]["scan-assistant"]
    return rules


def find_risky_code() -> list[str]:
    """What bandit finds and no exception covers, and exceptions that cover nothing; one line each."""
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "assistant", "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
    rules, used, problems = read_rules()["bandit-exceptions"], set(), []
    for found in json.loads(run.stdout)["results"]:
        path = found["filename"].replace("\\", "/")
        covering = [
            number
            for number, rule in enumerate(rules)
            if rule["test"] == found["test_id"] and any(fnmatch.fnmatch(path, one) for one in rule["files"])
        ]
        used.update(covering)
        if not covering:
            problems.append(f"{path}:{found['line_number']}: {found['test_id']} {found['issue_text']}")
    unused = [rule["test"] for number, rule in enumerate(rules) if number not in used]
    return problems + [f"pyproject.toml: the exception from {test} covers nothing" for test in unused]


def find_licences() -> list[str]:
    """Installed packages whose licence is not allowed; one line each."""
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--with-system"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=True)
    rules = read_rules()["licences"]
    return [
        f"{one['Name']} {one['Version']}: {one['License'].splitlines()[0]}"
        for one in json.loads(run.stdout)
        if one["Name"] not in rules["known"] and not _is_allowed(one["License"], rules["allowed"])
    ]


def _is_allowed(told: str, allowed: list[str]) -> bool:
    if told in allowed:
        return True
    parts = [
        part for part in re.split(r"\s+(?:AND|OR)\s+|;\s*", told.replace("(", " ").replace(")", " ")) if part.strip()
    ]
    return all(part.strip() in allowed for part in parts)


def find_vulnerabilities(lock: str) -> tuple[list[str], str]:
    """Known vulnerabilities of what a lock names, one line each; and what is to be said of the look-up."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", lock, "--disable-pip", "--require-hashes"]
    try:
        run = subprocess.run(
            [*command, "--format", "json", "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            cwd=PROJECT,
            timeout=_NETWORK_SECONDS,
            check=False,
        )
        looked_up = json.loads(run.stdout)["dependencies"]
    except (ValueError, subprocess.TimeoutExpired):
        return [], f"{lock}: NOT AUDITED, the advisory service cannot be reached from here."
    missed = [one["name"] for one in looked_up if "skip_reason" in one]
    found = [
        f"{lock}: {one['name']} {one['version']}: {flaw['id']}, mended in {flaw['fix_versions'] or 'none yet'}"
        for one in looked_up
        for flaw in one.get("vulns", [])
    ]
    told = f"{lock}: {len(looked_up) - len(missed)} of {len(looked_up)} packages looked up, {len(found)} flaws."
    if missed:
        told += f" NOT AUDITED: {len(missed)}, the advisory service does not answer for them from here."
    return found, told


def write_components() -> Path:
    """Write the list of what is installed to run the product."""
    path = PROJECT / ".artifacts" / "sbom.json"
    path.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "requirements.lock"]
    more = ["--pyproject", "pyproject.toml", "--output-reproducible", "-o", str(path)]
    subprocess.run([*command, *more], capture_output=True, cwd=PROJECT, check=True)
    return path


def main() -> int:
    """Look at everything; tell what was found."""
    problems = find_risky_code()
    print(f"Risky code: {len(problems)} findings beyond the exceptions in pyproject.toml.")
    licences = find_licences()
    print(f"Licences: {len(licences)} that are not on the list in pyproject.toml.")
    problems += licences
    for lock in LOCKS:
        found, told = find_vulnerabilities(lock)
        problems += found
        print(told)
    components = len(json.loads(write_components().read_text(encoding="utf-8"))["components"])
    print(f"Components: {components}, listed in .artifacts/sbom.json.")
    for problem in problems:
        print(problem, file=sys.stderr)
    return min(len(problems), 1)


if __name__ == "__main__":
    sys.exit(main())
