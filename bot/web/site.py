"""The addresses of the site: each reads its request, lets the clerk work, and replies with a page.

It does not know how pages look or how answers are found; what may come here at all is `guarding`'s.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qsl, urlsplit

from bot import words_serving as words
from bot.counter import Clerk, Counter, Crowded
from bot.output import tell
from bot.web.guarding import COOKIE_SECONDS, Guard, Rules, local_path
from bot.web.inquiry import LISTED, Choices, Forgotten, Form, Inquiry, NoAnswer, Refusal, Shown
from bot.web.pages import Pages, assets, icon
from index.errors import RashomonError, UsageError
from index.limits import FORM_BYTES, QUESTION_CHARS

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")
BODY_SECONDS = 15
_FIELDS = 20
_SUFFIXES = {"html": "html", "markdown": "md", "csv": "csv", "csl": "json", "json": "json"}
_TYPES = {"html": "text/html", "markdown": "text/markdown", "csv": "text/csv"}
_FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
_DEFECT = 500
_NO_METHOD = 405


class TooLarge(Refusal):
    """More was sent than any form has."""


# The first that fits.
_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (NoAnswer, 404),
    (Crowded, 503),
    (TooLarge, 413),
    (UsageError, 400),
    (RashomonError, 500),
)


def site(counter: Counter, rules: Rules, *, shared: bool = False, debug: bool = False) -> "ASGIApp":
    """The whole application behind its guard."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.routing import Route

    own = Site(counter, rules, Inquiry(shared=shared), Pages(guarded=rules.token is not None), debug)
    number = "/answers/{number:int}"
    routes = [
        Route("/", own.front),
        Route("/ask", own.ask, methods=["POST"]),
        Route("/history", own.history),
        Route(number, own.now),
        Route(f"{number}/given", own.given),
        Route(f"{number}/again", own.again, methods=["POST"]),
        Route(f"{number}/as/{{form}}", own.saved),
        Route("/login", own.login),
        Route("/login", own.enter, methods=["POST"]),
        Route("/logout", own.leave, methods=["POST"]),
        Route("/assets/{name}", own.asset),
        Route("/icon.svg", own.icon),
    ]
    refused = (HTTPException, RashomonError, Refusal, Crowded)
    inner = Starlette(
        routes=routes,
        exception_handlers=dict.fromkeys(refused, own.refuse),
        middleware=[Middleware(Mended, own.defect)],
    )
    return Guard(inner, rules)


class Mended:
    """A defect of ours becomes a reply; Starlette's own handler would tell the whole story to the terminal as well."""

    def __init__(self, app: "ASGIApp", reply: "Callable[[Exception], Response]") -> None:
        self._app, self._reply = app, reply

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        begun = False

        async def noted(message: "Message") -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:  # the outermost edge of a request: the next one is served whatever happened
            if begun:
                raise
            await self._reply(error)(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Site:
    """What replies."""

    counter: Counter
    rules: Rules
    inquiry: Inquiry
    pages: Pages
    debug: bool

    async def front(self, request: "Request") -> "Response":
        form = Form.of(dict(request.query_params))
        return await self._front(form, None, 200)

    async def ask(self, request: "Request") -> "Response":
        fields = await fields_of(request)
        try:
            form = Form.of(fields)
        except UsageError as error:
            return await self._front(Form(question=fields.get("question", "")[:QUESTION_CHARS]), str(error), 400)
        try:
            return await self._asked(lambda clerk: self.inquiry.ask(clerk, form))
        except UsageError as error:
            return await self._front(form, str(error), 400)

    async def again(self, request: "Request") -> "Response":
        number = number_of(request)
        return await self._asked(lambda clerk: self.inquiry.again(clerk, number))

    async def now(self, request: "Request") -> "Response":
        number = number_of(request)
        shown, choices = await self._with_choices(lambda clerk: self.inquiry.now(clerk, number))
        return _html(self.pages.answer(shown, choices))

    async def given(self, request: "Request") -> "Response":
        number = number_of(request)
        shown, choices = await self._with_choices(lambda clerk: self.inquiry.given(clerk, number))
        return _html(self.pages.answer(shown, choices, as_given=True))

    async def saved(self, request: "Request") -> "Response":
        from starlette.responses import Response

        number, form = number_of(request), request.path_params["form"]
        if form not in words.FORMATS:
            raise NoAnswer(words.WEB_NO_PAGE)
        text = await self.counter.serve(lambda clerk: self.inquiry.saved(clerk, number, form))
        name = f'attachment; filename="answer-{number}.{_SUFFIXES[form]}"'
        kind = _TYPES.get(form, "application/json")
        return Response(text, media_type=kind, headers={"content-disposition": name})

    async def history(self, request: "Request") -> "Response":
        query = request.query_params.get("words", "")[:500].strip()
        entries = await self.counter.serve(lambda clerk: self.inquiry.log(clerk, LISTED, query or None))
        return _html(self.pages.history(entries, query, all_shown=len(entries) < LISTED))

    async def login(self, request: "Request") -> "Response":
        return _html(self.pages.login(local_path(request.query_params.get("next", "/"))))

    async def enter(self, request: "Request") -> "Response":
        from starlette.responses import RedirectResponse

        fields = await fields_of(request)
        onward = local_path(fields.get("next", "/"))
        if not self.rules.is_token(fields.get("token", "")):
            return _html(self.pages.login(onward, wrong=True), 403)
        reply = RedirectResponse(onward, 303)
        reply.set_cookie(
            self.rules.cookie,
            self.rules.pass_of(),
            max_age=COOKIE_SECONDS,
            httponly=True,
            # Strict would ask whoever follows a link to an answer for the token again.
            samesite="lax",
            secure=urlsplit(request.headers.get("origin", "")).scheme == "https",
        )
        return reply

    async def leave(self, request: "Request") -> "Response":
        from starlette.responses import RedirectResponse

        reply = RedirectResponse("/login", 303)
        reply.delete_cookie(self.rules.cookie, httponly=True, samesite="lax")
        return reply

    async def asset(self, request: "Request") -> "Response":
        from starlette.responses import Response

        found = assets().get(request.path_params["name"])
        if found is None:
            raise NoAnswer(words.WEB_NO_PAGE)
        kind, text = found
        return Response(text, headers={"content-type": kind, **_FOREVER})

    async def icon(self, request: "Request") -> "Response":
        from starlette.responses import Response

        return Response(icon(), media_type="image/svg+xml", headers=_FOREVER)

    async def refuse(self, request: "Request", error: Exception) -> "Response":
        """A line for what cannot be done."""
        if isinstance(error, Forgotten):
            choices = await self.counter.serve(self.inquiry.choices)
            return _html(self.pages.wrong(str(error), error.form, choices), 410)
        status = next((status for kind, status in _STATUSES if isinstance(error, kind)), None)
        if status is None:
            status = getattr(error, "status_code", _DEFECT)
            return self._wrong(words.WEB_NO_METHOD if status == _NO_METHOD else words.WEB_NO_PAGE, status)
        return self._wrong(str(error), status, {"retry-after": "5"} if isinstance(error, Crowded) else None)

    def defect(self, error: Exception) -> "Response":
        """Of ours: the browser learns its kind, the terminal the rest."""
        tell(f"{type(error).__name__}: {error}")
        if self.debug:
            import traceback

            traceback.print_exception(error)
        return self._wrong(words.DEFECT.format(type(error).__name__), _DEFECT)

    async def _asked(self, wish: Callable[[Clerk], Shown]) -> "Response":
        """To the answer's own address; where it has none, the answer itself."""
        from starlette.responses import RedirectResponse

        shown, choices = await self._with_choices(wish)
        if shown.number is not None:
            return RedirectResponse(f"/answers/{shown.number}", 303)
        return _html(self.pages.answer(shown, choices))

    async def _with_choices(self, wish: Callable[[Clerk], T]) -> "tuple[T, Choices]":
        return await self.counter.serve(lambda clerk: (wish(clerk), self.inquiry.choices(clerk)))

    async def _front(self, form: Form, problem: str | None, status: int) -> "Response":
        front, choices = await self._with_choices(self.inquiry.front)
        return _html(self.pages.front(form, choices, front, problem), status)

    def _wrong(self, told: str, status: int, headers: "dict[str, str] | None" = None) -> "Response":
        return _html(self.pages.wrong(told), status, headers)


async def fields_of(request: "Request") -> dict[str, str]:
    """A form's fields. Raises TooLarge, UsageError."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise UsageError(words.WEB_FORM)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > FORM_BYTES:
                    raise TooLarge(words.WEB_TOO_LARGE)
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=_FIELDS))
    except TimeoutError:
        raise UsageError(words.WEB_TOO_SLOW) from None
    except ValueError:
        raise UsageError(words.WEB_FORM) from None


def number_of(request: "Request") -> int:
    """An answer's number; what no database can count to is none's. Raises NoAnswer."""
    number = int(request.path_params["number"])
    if number >= 2**63:
        raise NoAnswer(words.NO_SUCH_ANSWER)
    return number


def _html(page: str, status: int = 200, headers: "dict[str, str] | None" = None) -> "Response":
    from starlette.responses import HTMLResponse

    return HTMLResponse(page.encode("utf-8", "replace"), status, headers)
