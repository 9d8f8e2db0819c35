"""The pages in a real Chromium: no request leaves the machine, no script is needed, nothing overlaps."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, sync_playwright

from tests.web.states import HOSTILE_PLACE
from tests.web.stories import FRONT, FRONT_READING, HOSTILE, VALE, VALE_FIRST

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium"),
]
PATHS = [
    "/",
    "/?on=2000-01-01",
    "/places/706448",
    "/places/sample:harrowmere",
    "/places/" + quote(HOSTILE_PLACE.place_id, safe=""),
    "/takes",
    f"/takes/{VALE.id}",
    f"/takes/{VALE_FIRST.id}",
    f"/takes/{HOSTILE.id}",
    f"/takes/{FRONT.id}",
    "/about",
    "/nowhere",
]
# Boxes of what is drawn, in pixels: names against names, names against markers.
OVERLAPS = """
(kind) => {
  const svg = document.querySelector("svg.chart." + kind);
  const box = (e) => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const names = [...svg.querySelectorAll(".name")], discs = [...svg.querySelectorAll(".pin:not(.area) .disc")];
  const all = names.map((n) => [n.textContent, box(n)]), out = [];
  all.forEach(([text, b], i) => {
    all.slice(0, i).forEach(([other, c]) => { if (meet(b, c)) out.push([text, other]); });
    // A name may touch the square around a round marker, never the marker's middle part.
    discs.forEach((d) => {
      const [l, t, r, u] = box(d), s = (r - l) * 0.2;
      if (meet(b, [l + s, t + s, r - s, u - s])) out.push([text, "a marker"]);
    });
    const page = box(svg);
    if (b[0] < page[0] || b[2] > page[2] || b[1] < page[1] || b[3] > page[3]) out.push([text, "the edge"]);
  });
  return [names.length, out];
}
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The sample record, served as `sayso serve` would, on a free port."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.web.serving"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline().strip()
        assert line.startswith("http://127.0.0.1:")
        yield line.rstrip("/")
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout is not None:
            server.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium that asks nobody anything on its own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield launched
        launched.close()


class Watch:
    """What happened that must not: requests to elsewhere, dialogs, messages of the console."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        context.route("**/*", self._route)
        context.on("page", self._page)

    def _route(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            self.seen.append(f"request {route.request.url}")
            route.abort()

    def _page(self, page: Page) -> None:
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"error {error}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        # The answer 404 of a page that is asked for on purpose is no fault.
        if message.type in ("error", "warning") and "404" not in message.text:
            self.seen.append(f"console {message.text}")


@pytest.mark.parametrize("path", PATHS)
def test_pages_fit_their_width_and_ask_nobody_else(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        watch = Watch(context)
        page = context.new_page()
        page.goto(address + path)
        for width in (390, 820, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
        assert page.evaluate("document.scripts.length") == 0
        assert page.locator("h1").count() == 1
        assert watch.seen == []


def test_from_a_place_to_the_words_in_two_clicks_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 700}) as context:
        watch = Watch(context)
        page = context.new_page()
        page.goto(f"{address}/?on=2022-11-11")
        page.get_by_role("link", name="Kherson", exact=True).first.click()
        assert urlsplit(page.url).path == "/places/706448"
        page.locator("a.quotation").first.click()
        words = page.locator("mark:target")
        assert words.inner_text() == FRONT_READING.statements[1].content.exact
        box = words.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 700
        assert watch.seen == []


def test_the_map_leads_to_a_place(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}/?on=2022-11-11")
        page.locator("svg.wide a.pin", has=page.locator("title", has_text="Bakhmut")).locator(".disc").click()
        assert page.locator("h1").inner_text() == "Bakhmut"


@pytest.mark.parametrize(("kind", "width"), [("wide", 1280), ("narrow", 390)])
def test_names_on_the_map_do_not_overlap(browser: Browser, address: str, kind: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}/?on=2022-11-11")
        shown, overlaps = page.evaluate(OVERLAPS, kind)
        assert shown >= 5
        assert overlaps == []
        hidden = "narrow" if kind == "wide" else "wide"
        assert not page.locator(f"svg.{hidden}").is_visible()


def test_the_form_asks_for_a_day_and_a_moment(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        page.get_by_label("Day", exact=True).fill("2022-11-10")
        page.get_by_label("As known at (UTC)").fill("2022-11-11T18:30")
        page.get_by_role("button", name="Show").click()
        assert urlsplit(page.url).query == "on=2022-11-10&known=2022-11-11T18%3A30"
        assert page.locator("h1").inner_text() == "Who holds what on 10 November 2022"
        page.get_by_role("link", name="Day after").click()
        assert page.locator("h1").inner_text() == "Who holds what on 11 November 2022"
        assert "As known at 11 November 2022, 18:30 UTC" in page.locator(".known").inner_text()


def test_the_keyboard_comes_first_to_the_skip_link(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_whatever_the_screen(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto(address)
        page.emulate_media(media="print")
        assert (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            == "rgb(255, 255, 255)"
        )
        assert page.evaluate(
            "getComputedStyle(document.querySelector('.side-4')).getPropertyValue('--side')"
        ) == ("#1d5c9e")
        assert not page.locator("form").is_visible()


# How a marker is drawn, without any colour: fill against the paper, dashes, width, hatching.
PATTERNS = """
() => [...document.querySelectorAll(".patterns .sample")].map((svg) => {
  const style = getComputedStyle(svg.querySelector(".disc"));
  return [style.fill === style.stroke, style.strokeDasharray, style.strokeWidth,
          svg.querySelector(".hatch") !== null, svg.querySelector(".tail") !== null, svg.textContent.trim()].join();
})
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_patterns_differ_without_colour(browser: Browser, address: str, scheme: str, media: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.emulate_media(media="print" if media == "print" else "screen")
        page.goto(address)
        found = page.evaluate(PATTERNS)
        assert len(found) == len(set(found)) == 8
        assert sum(row.startswith("true") for row in found) == 1


def test_the_hatching_shows_in_the_colour_of_its_side(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}/?on=2022-11-11")
        hatch = page.locator("svg.wide a.pin.look-hatched .hatch").first
        assert hatch.is_visible()
        assert hatch.evaluate("(e) => getComputedStyle(e).stroke") not in {"none", ""}


def test_a_day_of_the_timeline_leads_to_its_dossier(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}/places/706448?on=2022-11-11")
        page.get_by_role("link", name="2 March 2022 to 10 November 2022").click()
        assert urlsplit(page.url).query == "on=2022-03-02"
