"""The address of an article: absolute, of the web, without what only follows the reader."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_|at_|ns_|hsa_|mc_|pk_|mtm_|ga_|wt\.|icid|ncid|ocid|ito|cmp|cmpid|fbclid|gclid|dclid|msclkid|yclid|igshid|"
    r"twclid|ttclid|smid|smtyp|sref|ref_?src|ref_?url|ref$|referrer|partner$|campaign|tpcc|xtor|s_cid|via$|share(?:d)?$|"
    r"guccounter|guce_|taid|amp$|outputtype|feature$|source$|src$|mod$|spm$|feedtype|feedname|traffic_source|cid$|soc_)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.UNICODE)
LONGEST = 2000


def clean_address(address: str | None, base: str | None = None) -> str | None:
    """Make an address absolute and drop what tracks readers; None for what is no address of the web."""
    if not address or len(address) > LONGEST:
        return None
    try:
        joined = urljoin(base, address.strip()) if base else address.strip()
        if joined.startswith("//"):
            joined = "https:" + joined
        parts = urlsplit(joined)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or not _HOST.fullmatch(host):
        return None
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def is_front_page(address: str) -> bool:
    """Whether an address is that of a site, not of an article."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path.strip("/") in ("", "index.html", "index.php", "home") and not parts.query


def host_name(address: str | None) -> str:
    """Give the host of an address, without ``www``; empty where there is none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


_DATED = re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>[01]\d|[a-z]{3})[/-]?(?P<d>[0-3]\d)(?=[/_-]|\b)", re.IGNORECASE)


def dated_path(address: str | None) -> str | None:
    """Give the date in the path of an address, as text that :func:`moments.read_moment` reads."""
    match = _DATED.search(address or "")
    if match is None:
        return None
    return (
        f"{match['y']}-{match['m']}-{match['d']}" if match["m"].isdigit() else f"{match['d']} {match['m']} {match['y']}"
    )
