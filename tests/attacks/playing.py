"""Plays the attacks with a real chat model; by hand, as it takes seconds for each.

    python -m tests.attacks.playing http://127.0.0.1:8099/v1 [EVERY]

`python -m tests.small_model WEIGHTS 8099` serves a small one. Every EVERYth attack of each file is played, 4 unless
said otherwise; prints what reached a reader.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assistant import Assistant
from assistant.settings import Settings
from tests.attacks.stage import find_breaches, read_attacks, write_articles

HERE = Path(__file__).parent
_WRITES_AT_MOST = 120  # tokens


def main() -> None:
    """Print the breaches of each file, and how many attacks achieved nothing."""
    address, every = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 4
    for file in sorted(HERE.glob("*.jsonl")):
        attacks, held = read_attacks(file)[::every], 0
        for attack in attacks:
            with tempfile.TemporaryDirectory() as folder:
                home, corpus = Path(folder) / "home", Path(folder) / "corpus"
                write_articles([attack], corpus)
                settings = Settings(home=home, base_url=address, answer_limit_tokens=_WRITES_AT_MOST)
                with Assistant.open(settings=settings, corpus=corpus) as assistant:
                    breaches = find_breaches(attack, assistant, "model")
            held += not breaches
            for breach in breaches:
                print(f"{attack.id}: {breach}")
        print(f"{file.name}: {held} of {len(attacks)} achieved nothing", flush=True)


if __name__ == "__main__":
    main()
