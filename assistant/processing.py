"""The record of processing: every way that data takes, as the settings in force have it.

Nothing is written down here about any of them: each is declared beside the code that does it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import assistant.answering.chat
import assistant.checks.answers
import assistant.checks.keeping
import assistant.history.store
import assistant.index.building
import assistant.index.chroma_server
import assistant.index.embedding
import assistant.retrieval.reranking
import assistant.web_assets.kept
import assistant.web_assets.verdicts
from assistant.privacy.flows import Declaring, Flow, Told
from assistant.records import Language
from assistant.serving.declaring import declare_accounts, declare_provider, declare_sessions
from assistant.settings import Settings

_DECLARED: tuple[Declaring, ...] = (
    assistant.answering.chat.declare_flow,
    assistant.index.embedding.declare_flow,
    assistant.retrieval.reranking.declare_flow,
    assistant.index.chroma_server.declare_flow,
    declare_provider,
    assistant.web_assets.kept.declare_flow,
    assistant.history.store.declare_flow,
    assistant.web_assets.verdicts.declare_flow,
    declare_accounts,
    declare_sessions,
    assistant.index.building.declare_flow,
    assistant.checks.keeping.declare_flow,
    assistant.checks.answers.declare_flow,
)
_TITLE = Told("Ce qui est conservé et ce qui est transmis", "What is kept and what is sent")
_NOTHING_LEAVES = Told("Aucune donnée ne quitte cette machine.", "No data leaves this machine.")
_LEAVES = Told("Ce qui quitte cette machine\u00a0:", "What leaves this machine:")
_STAYS = Told("Ce qui reste sur cette machine\u00a0:", "What stays on this machine:")
_OFF = Told("Inactif avec les réglages actuels\u00a0:", "Off by the settings in force:")
_LOG = Told(
    "Le journal (sortie d’erreur) ne contient ni question, ni réponse, ni clé.",
    "The log (standard error) holds no question, no answer and no key.",
)
_PARTS = (
    Told("données", "data"),
    Told("destination", "goes to"),
    Told("durée", "kept"),
    Told("réglages", "settings"),
)
_WIDTH = 100


def collect_flows(settings: Settings) -> list[Flow]:
    """Every flow, those that leave the machine first."""
    flows = [declare(settings) for declare in _DECLARED]
    return sorted(flows, key=lambda flow: (not flow.is_active, not (flow.is_active and flow.leaves)))


def tell_record(settings: Settings, language: Language) -> dict[str, Any]:
    """The record as JSON, as things are at this moment."""
    return render_flows(collect_flows(settings), settings, language)


def render_flows(flows: Sequence[Flow], settings: Settings, language: Language) -> dict[str, Any]:
    """The record as JSON."""
    return {
        "language": language.value,
        "leaves_this_machine": any(flow.is_active and flow.leaves for flow in flows),
        "mask_personal_data": settings.mask_personal_data,
        "flows": [
            {
                "module": flow.module,
                "name": flow.name.in_language(language),
                "active": flow.is_active,
                "leaves_this_machine": flow.is_active and flow.leaves,
                "data": flow.what.in_language(language),
                "goes_to": flow.where.in_language(language),
                "kept": flow.kept.in_language(language),
                "settings": list(flow.settings),
            }
            for flow in flows
        ],
    }


def render_record(flows: Sequence[Flow], settings: Settings, language: Language) -> str:
    """The record as plain text; what is off is only named."""
    leaving = [flow for flow in flows if flow.is_active and flow.leaves]
    staying = [flow for flow in flows if flow.is_active and not flow.leaves]
    off = [flow for flow in flows if not flow.is_active]
    blocks = [_TITLE.in_language(language)]
    blocks.append((_LEAVES if leaving else _NOTHING_LEAVES).in_language(language))
    blocks += [_render(flow, language) for flow in leaving]
    blocks.append(_STAYS.in_language(language))
    blocks += [_render(flow, language) for flow in staying]
    blocks.append(_LOG.in_language(language))
    if off:
        named = [f"- {flow.name.in_language(language)} ({', '.join(flow.settings)})" for flow in off]
        blocks.append("\n".join([_OFF.in_language(language), *named]))
    return "\n\n".join(blocks)


def _render(flow: Flow, language: Language) -> str:
    colon = "\u00a0: " if language is Language.FRENCH else ": "
    told = [flow.what, flow.where, flow.kept]
    values = [*(part.in_language(language) for part in told), ", ".join(flow.settings)]
    lines = [f"- {flow.name.in_language(language)}"]
    for part, value in zip(_PARTS, values, strict=True):
        if value:
            line = f"  {part.in_language(language)}{colon}{value}"
            # Only plain blanks may be broken at: the others hold French marks to their words.
            lines.append(_wrap(line))
    return "\n".join(lines)


def _wrap(line: str) -> str:
    words = textwrap.wrap(line.replace("\u00a0", "\ue000"), _WIDTH, subsequent_indent="    ", break_long_words=False)
    return "\n".join(words).replace("\ue000", "\u00a0")
