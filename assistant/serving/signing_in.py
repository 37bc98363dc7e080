"""The sign-in page and what it calls. It needs no script and speaks French and English."""

from __future__ import annotations

import logging
import math
from html import escape
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.errors import AssistantError
from assistant.records import Language
from assistant.serving.door import Door
from assistant.serving.oidc import ProviderFailed
from assistant.serving.persons import address_of
from assistant.serving.wording import SIGN_IN, read_language
from assistant.waiting import run_in_thread

SIGN_IN_PATH = "/sign-in"
SIGN_OUT_PATH = "/sign-out"
# What becomes of people's words can be read before any are given; no file, host or model is named to strangers.
PRIVACY_PATH = "/privacy"
OPEN_PATHS = (
    *(SIGN_IN_PATH, f"{SIGN_IN_PATH}/provider", f"{SIGN_IN_PATH}/back", SIGN_OUT_PATH),
    *("/page/page.css", PRIVACY_PATH),
)
_TARGET_AT_MOST = 2000

_log = logging.getLogger(__name__)


def build_sign_in_routes(door: Door) -> APIRouter:
    """The routes over one door."""
    routes = APIRouter()

    @routes.get(SIGN_IN_PATH)
    async def show(request: Request) -> Response:
        target = read_target(request.query_params.get("to", ""))
        if door.find(request) is not None:
            return RedirectResponse(target, 303)
        told = request.query_params.get("told", "")
        return _page(door, request, target, told if told in ("left", "ended") else "")

    @routes.post(SIGN_IN_PATH)
    async def sign_in(request: Request) -> Response:
        form = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=9)
        name, password, target = (form.get(field, [""])[0] for field in ("name", "password", "to"))
        target, address = read_target(target), address_of(request.scope)
        if not door.has_accounts:
            return _page(door, request, target, "wrong", status=401)
        if (wait := door.lockout.begin(name, address)) > 0:
            return _page(door, request, target, "wait", status=429, name=name, seconds=math.ceil(wait))
        try:
            person = await run_in_thread(lambda: door.accounts.check(name, password))
        except AssistantError as error:
            _log.error("Nobody can sign in: %s", error)
            return _page(door, request, target, "unavailable", status=503, name=name)
        if person is None:
            return _page(door, request, target, "wrong", status=401, name=name)
        door.lockout.succeeded(name, address)
        response = RedirectResponse(target, 303)
        door.give_session(request, response, person, door.accounts.stamp(person))
        return response

    @routes.get(f"{SIGN_IN_PATH}/provider")
    async def go_to_provider(request: Request) -> Response:
        target = read_target(request.query_params.get("to", ""))
        if door.provider is None:
            return RedirectResponse(_sign_in_address(target), 303)
        back = f"{door.address(request)}{SIGN_IN_PATH}/back"
        try:
            response, ticket = await door.provider.begin(request, back, target)
        except ProviderFailed as failed:
            return _page(door, request, target, failed.key, status=503)
        door.give_ticket(request, response, ticket)
        return response

    @routes.get(f"{SIGN_IN_PATH}/back")
    async def come_back(request: Request) -> Response:
        if door.provider is None:
            return RedirectResponse(SIGN_IN_PATH, 303)
        response: Response
        try:
            person, target = await door.provider.finish(request, door.ticket(request))
        except ProviderFailed as failed:
            status = {"provider_unreachable": 503, "not_invited": 403}.get(failed.key, 401)
            response = _page(door, request, "/", failed.key, status=status)
        else:
            response = RedirectResponse(target, 303)
            door.give_session(request, response, person, None)
        door.drop(request, response, "signing-in")
        return response

    @routes.post(SIGN_OUT_PATH)
    async def sign_out(request: Request) -> Response:
        response = RedirectResponse(f"{SIGN_IN_PATH}?told=left", 303)
        door.end_session(request, response)
        return response

    return routes


def read_target(target: str) -> str:
    """A path of this server to go to after signing in; the page for anything else, such as another site."""
    is_ours = target.startswith("/") and target[1:2] not in ("/", "\\") and len(target) <= _TARGET_AT_MOST
    is_clean = target.isprintable() and "\\" not in target and not target.startswith((SIGN_IN_PATH, SIGN_OUT_PATH))
    return target if is_ours and is_clean else "/"


def _sign_in_address(target: str, **more: str) -> str:
    parameters = {**({"to": target} if target != "/" else {}), **more}
    return f"{SIGN_IN_PATH}?{urlencode(parameters)}" if parameters else SIGN_IN_PATH


def redirect_to_sign_in(target: str, *, has_ended: bool) -> Response:
    """The way to the sign-in page, and from there to what was wanted."""
    return RedirectResponse(_sign_in_address(read_target(target), **({"told": "ended"} if has_ended else {})), 303)


def _page(
    door: Door, request: Request, target: str, told: str, *, status: int = 200, name: str = "", seconds: int = 0
) -> Response:
    chosen = request.query_params.get("lang", "")
    known = [language for language in Language if language.value == chosen]
    language = known[0] if known else read_language(request.headers.get("accept-language", ""))
    words = SIGN_IN[language]
    others = "".join(
        f'<a lang="{other}" hreflang="{other}" href="{escape(_sign_in_address(target, lang=other.value))}">'
        f"{SIGN_IN[other]['own_name']}</a>"
        for other in Language
        if other is not language
    )
    kind = "status" if told == "left" else "alert"
    note = f'<p class="told {kind}" role="{kind}">{words[told].format(seconds=seconds)}</p>' if told else ""
    forms = []
    if door.has_accounts:
        is_wrong = ' aria-invalid="true"' if told == "wrong" else ""
        forms.append(
            f'<form method="post" action="{escape(_sign_in_address("/", lang=language.value))}">'
            f'<label for="name">{words["name"]}</label>'
            f'<input id="name" name="name" value="{escape(name[:64])}" autocomplete="username" autocapitalize="none" '
            f'spellcheck="false" required{is_wrong}{"" if name else " autofocus"}>'
            f'<label for="password">{words["password"]}</label>'
            '<input id="password" name="password" type="password" autocomplete="current-password" required'
            f"{is_wrong}{' autofocus' if name else ''}>"
            f'<input type="hidden" name="to" value="{escape(target)}">'
            f"<button>{words['sign_in']}</button></form>"
        )
    if door.provider is not None:
        way = f"{SIGN_IN_PATH}/provider?{urlencode({'to': target})}"
        forms.append(f'<p class="provider"><a class="button" href="{escape(way)}">{words["provider"]}</a></p>')
    between = f'<p class="or">{words["or"]}</p>'
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{words["title"]} – {words["product"]}</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/page/page.css"></head>'
        f'<body class="alone sign-in"><main><div class="languages">{others}</div><h1>{words["product"]}</h1>'
        f"<h2>{words['title']}</h2><p>{words['lead']}</p>{note}{between.join(forms)}"
        "</main></body></html>"
    )
    headers = {"cache-control": "no-store", "vary": "accept-language"}
    if seconds:
        headers["retry-after"] = str(seconds)
    return HTMLResponse(html, status, headers)
