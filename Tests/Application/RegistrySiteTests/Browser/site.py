# SPDX-License-Identifier: Apache-2.0
"""Looks at a site with a real browser: site.py CHECK SERVER-ADDRESS STATIC-ADDRESS FOLDER-FOR-PICTURES."""
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

check, server, static, pictures = sys.argv[1:5]
CSV = "packages/@ada/csv/"
PAGES = {
    "home": "", "search": "search/?q=text", "nothing": "search/?q=zzz", "all": "packages/", "keywords": "keywords/",
    "keyword": "keywords/text/", "author": "authors/mira%20lindqvist/", "advisories": "advisories/",
    "advisory": "advisories/TSA-2026-0007/", "package": CSV, "withdrawn": CSV + "1.1.0/", "docs": CSV + "1.2.0/docs/",
    "files": CSV + "1.2.0/files/", "source": CSV + "1.2.0/source/lib/parse.ts/", "versions": CSV + "versions/",
    "dependencies": CSV + "1.2.0/dependencies/", "difference": CSV + "1.2.0/diff/1.1.0/",
    "hostile": "packages/@mallory/evil/", "lost": "none/",
}


def accessible(browser):
    """Axe finds nothing on any kind of page, in both themes."""
    for theme in ("light", "dark"):
        page = browser.new_context(color_scheme=theme, bypass_csp=True).new_page()
        for name, path in PAGES.items():
            page.goto(server + path)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name}, {theme}:\n{found.generate_report()}"


def narrow(browser):
    """On a phone nothing needs sideways scrolling, and pictures of every page are kept for people."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    for name, path in PAGES.items():
        page.goto(server + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{name} is {width} wide"
        page.screenshot(path=str(Path(pictures) / f"{name}.png"))


def quiet(browser):
    """No page runs a foreign script, asks another server, or breaks its own policy."""
    for address in (server, static):
        page = browser.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        for name, path in PAGES.items():
            page.goto(address + path)
            wrong = [text for text in said if name != "lost" or "404" not in text]
            assert wrong == [], f"{name}: {wrong}"
            said.clear()
        foreign = [url for url in asked if not url.startswith(address)]
        assert foreign == [], foreign


def without_scripts(browser):
    """A search, a package, its source and a comparison need no script."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(server)
    page.get_by_label("Search packages").fill("csv")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “csv”")
    page.get_by_role("link", name="@ada/csv", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("@ada/csv")
    tabs = page.get_by_role("navigation", name="Package")
    tabs.get_by_role("link", name="Files").click()
    page.get_by_role("link", name="lib/parse.ts").click()
    page.get_by_role("link", name="10", exact=True).click()
    assert page.url.endswith("#L10"), page.url
    tabs.get_by_role("link", name="Versions").click()
    page.get_by_role("link", name="since 1.1.0").click()
    expect(page.get_by_text("LICENSE", exact=True)).to_be_visible()
    page.goto(static + "search/?q=csv")
    expect(page.get_by_text("This site has no server")).to_be_visible()
    expect(page.locator(".theme")).to_be_hidden()


def keyboard(browser):
    """A package is found, opened and read with the keyboard alone."""
    for address in (server, static):
        page = browser.new_page()
        page.goto(address)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        page.keyboard.press("/")
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.type("csv")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.type(" ")
        page.keyboard.press("Backspace")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/packages/@ada/csv/")


def searching(browser):
    """Results appear while somebody types, and a static site finds them itself."""
    page = browser.new_page()
    page.goto(static)
    page.get_by_role("combobox").fill("calendar")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=calendar")
    expect(page.get_by_role("link", name="@mira/dates")).to_be_visible()
    page.get_by_role("combobox").fill("calender")
    expect(page.locator(".suggestions")).to_have_attribute("data-note", "Results for calendar")
    page.goto(static + "search/?q=calender")
    expect(page.get_by_text("results for calendar instead of “calender”")).to_be_visible()
    expect(page.get_by_role("link", name="@mira/dates")).to_be_visible()
    page.goto(static + "search/?q=zzz%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.get_by_text("Nothing found")).to_be_visible()
    page.goto(static + "search/?q=evil")
    expect(page.get_by_text("</title><script>")).to_be_visible()


def themes(browser):
    """The theme follows the system, can be switched, and is remembered."""
    page = browser.new_context(color_scheme="dark").new_page()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    page.goto(server)
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Dark colours").click()
    light = page.evaluate(ground)
    assert dark != light
    page.goto(server + CSV)
    assert page.evaluate(ground) == light
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute("aria-pressed", "false")


def lines(browser):
    """Lines of a source have addresses, and so have several of them."""
    page = browser.new_page()
    page.goto(server + PAGES["source"] + "#L20-L24")
    expect(page.locator(".chosen")).to_have_count(5)
    expect(page.locator("#L20")).to_be_in_viewport()
    page.get_by_role("link", name="30", exact=True).click()
    page.get_by_role("link", name="33", exact=True).click(modifiers=["Shift"])
    assert page.url.endswith("#L30-L33"), page.url
    expect(page.locator(".chosen")).to_have_count(4)
    page.goto(server + PAGES["docs"])
    page.get_by_role("link", name="Source of parse", exact=True).click()
    expect(page.locator(":target")).to_contain_text("export function parse")


def comparing(browser):
    """Two versions are compared; others can be chosen."""
    page = browser.new_page()
    page.goto(server + PAGES["difference"])
    expect(page.get_by_text("telemetry.example.com").first).to_be_visible()
    page.get_by_label("Compare with").select_option("1.0.0")
    page.wait_for_url("**/1.2.0/diff/1.0.0/")
    expect(page.get_by_role("heading", name="From 1.0.0 to 1.2.0")).to_be_visible()


def touching(browser):
    """On a phone there is no hint about keys, and the current tab is in sight."""
    page = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
    page.goto(server + CSV + "versions/", wait_until="load")
    expect(page.locator(".search kbd")).to_be_hidden()
    box = page.locator(".tabs [aria-current]").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360, box


def copying(browser):
    """A button copies the line that installs."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(server + CSV)
    page.get_by_role("button", name="Copy the command that adds it").click()
    assert page.evaluate("navigator.clipboard.readText()") == "tenon add @ada/csv"


with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    try:
        globals()[check](chromium)
    finally:
        chromium.close()
