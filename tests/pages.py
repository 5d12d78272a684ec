"""Walking the house: pages are found by their links, a new one by itself, and held to the same rules."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

BEGINNINGS = ("/", "/min-dag/", "/komponenter/")
EXAMPLES = 2  # of pages under one name: two focus areas, two people
# Files; what would end the walk; and the links that the page of components shows without leading anywhere.
LEADING_OUT = re.compile(r"^/(static|konto/log-ud)/|^/komponenter/\?")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href is not None and "download" not in dict(attrs):
            self.found.append(href)
        action = dict(attrs).get("action")
        if tag == "form" and action and dict(attrs).get("role") == "search":
            self.found.append(action)


def links_in(html: str, address: str) -> list[str]:
    """The addresses within the house that a page leads to, without fragments, each once and in order."""
    parser = _Links()
    parser.feed(html)
    found = (urlsplit(urldefrag(urljoin(f"http://testserver{address}", href))[0]) for href in parser.found)
    inside = (f"{parts.path}?{parts.query}".rstrip("?") for parts in found if parts.netloc == "testserver")
    return [one for one in dict.fromkeys(inside) if not LEADING_OUT.match(one)]


def name_of(address: str) -> str:
    """The name of the page at `address`, and which keys its query carries."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return address
    keys = sorted(pair.split("=")[0] for pair in parts.query.split("&") if pair)
    return " ".join([name, *keys])


class Frontier:
    """What is still to be visited: breadth first, and at most so many examples of each name."""

    def __init__(self, beginnings: Iterable[str], examples: int = EXAMPLES) -> None:
        self._waiting, self._seen, self._examples = list(beginnings), set(beginnings), examples
        self._counts: defaultdict[str, int] = defaultdict(int)

    def add(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address in self._seen:
                continue
            self._seen.add(address)
            name = name_of(address)
            self._counts[name] += 1
            if self._counts[name] <= self._examples:
                self._waiting.append(address)

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            yield self._waiting.pop(0)


def walk(client: Client, beginnings: Iterable[str] = BEGINNINGS) -> Iterator[tuple[str, str, dict[str, str], int]]:
    """Every page that links lead to: its address, HTML, headers and status; other files with empty HTML."""
    frontier = Frontier(beginnings)
    for address in frontier:
        response = client.get(address, follow=True)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        html = response.content.decode() if is_page else ""
        if response.streaming:
            list(response)  # to its end, where the client closes it
        yield address, html, dict(response.headers), response.status_code
        frontier.add(links_in(html, address))


def faults_in(html: str) -> list[str]:
    """What the strict parser, the policy and the house find wrong with a page; empty when it is right."""
    faults = []
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    faults += [f"line {place[0]}: {error} {values}" for place, error, values in parser.errors]
    faults += [f"inline style: {found[:80]}" for found in re.findall(r"<[^>]*\sstyle=[^>]*>", html)]
    faults += [f"inline handler: {found[:80]}" for found in re.findall(r"<[^>]*\s(?:on[a-z]+|hx-on[^=]*)=[^>]*>", html)]
    faults += [f"inline script: {found[:80]}" for found in re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html)]
    faults += [f"style element: {found[:80]}" for found in re.findall(r"<style[^>]*>", html)]
    faults += [
        f"outside: {found[:80]}"
        for found in re.findall(r"(?:src|<link rel=\"(?!canonical)[^>]* href)=\"https?://[^\"]*", html)
    ]
    if len(re.findall(r"<h1[\s>]", html)) != 1:
        faults.append("not exactly one h1")
    if "<title> –" in html or "<title>Kompas –" in html:
        faults.append("no title of its own")
    return faults


def leaps_in(html: str) -> list[str]:
    """Where the headings leave out a level."""
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", html)]
    return [f"h{above} is followed by h{below}" for above, below in pairwise(levels) if below > above + 1]


def queries_of(client: Client, address: str) -> int:
    """How often the page at `address` asks the database; it must open."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return len(asked)
