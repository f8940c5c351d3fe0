"""Which IP addresses are on the public internet.

The ranges are those of the IANA special-purpose registries (RFC 6890) and of multicast. They are written out instead
of asking ``ipaddress``, whose ``is_private`` and ``is_global`` differ from one Python to the next. An IPv6 address
that carries an IPv4 one is as public as that: a gateway on the way may unpack it.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_V4: Final = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by the customers of a carrier"),  # RFC 6598
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud provider's own"),  # Azure's channel to its machines, which is no public host
        ("169.254.0.0/16", "link-local"),  # clouds tell machines their secrets at 169.254.169.254
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved for documentation"),
        ("192.88.99.0/24", "reserved"),  # 6to4 relays, RFC 7526
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "reserved for benchmarks"),
        ("198.51.100.0/24", "reserved for documentation"),
        ("203.0.113.0/24", "reserved for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)

_V6: Final = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("2001::/23", "reserved"),  # Teredo, ORCHID and other protocols
        ("2001:db8::/32", "reserved for documentation"),
        ("3fff::/20", "reserved for documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)

_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")
"""All that has been given out so far; the rest is reserved."""

_CARRIED_LOW: Final = tuple(
    IPv6Network(network)
    for network in (
        "::ffff:0:0/96",  # IPv4-mapped, RFC 4291
        "::ffff:0:0:0/96",  # IPv4-translated, RFC 7915
        "64:ff9b::/96",  # NAT64, RFC 6052; the local prefix of RFC 8215 stays reserved as a whole
    )
)
_SIX_TO_FOUR: Final = IPv6Network("2002::/16")
_ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})


def why_not_public(address: str) -> str | None:
    """Say what an IP address is instead of public; nothing if it is public.

    Parameters
    ----------
    address
        In the usual notation, an IPv6 one perhaps with its zone (``fe80::1%eth0``).

    Returns
    -------
    str or None
        One or some words (``"loopback"``), or None for an address on the public internet.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv4Address):
        return next((kind for network, kind in _V4 if ip in network), None)
    plain = IPv6Address(int(ip))
    special = next((kind for network, kind in _V6 if plain in network), None)
    if special:
        return special
    carried = _carried(plain)
    if carried is not None:
        return why_not_public(str(carried))
    return None if plain in _GLOBAL_UNICAST else "reserved"


def _carried(ip: IPv6Address) -> IPv4Address | None:
    number = int(ip)
    if any(ip in network for network in _CARRIED_LOW) or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(number & 0xFFFFFFFF)
    if ip in _SIX_TO_FOUR:
        return IPv4Address((number >> 80) & 0xFFFFFFFF)
    return None
