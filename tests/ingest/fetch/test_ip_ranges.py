"""Public or not, checked against what Python knows and against the ways of packing one address into another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.ingest.fetch.ip_ranges import why_not_public

PACKED = {
    "mapped": lambda v4: IPv6Address((0xFFFF << 32) | v4),
    "translated": lambda v4: IPv6Address((0xFFFF << 48) | v4),
    "NAT64": lambda v4: IPv6Address((0x64FF9B << 96) | v4),
    "6to4": lambda v4: IPv6Address((0x2002 << 112) | (v4 << 80) | 7),
    "ISATAP": lambda v4: IPv6Address((0x2A00_1234 << 96) | (0x5EFE << 32) | v4),
    "ISATAP, global": lambda v4: IPv6Address((0x2A00_1234 << 96) | (0x0200_5EFE << 32) | v4),
}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("::1", "loopback"),
        ("0.0.0.0", "unspecified"),  # noqa: S104 - the address, not a place to listen
        ("::", "unspecified"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.255.1", "private"),
        ("fd00:ec2::254", "private"),
        ("fec0::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("100.64.0.1", "carrier"),
        ("100.127.255.255", "carrier"),
        ("168.63.129.16", "cloud"),
        ("224.0.0.251", "multicast"),
        ("ff02::1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("198.18.0.1", "benchmarks"),
        ("203.0.113.9", "documentation"),
        ("2001:db8::1", "documentation"),
        ("2001::1", "reserved"),
        ("100::1", "reserved"),
        ("64:ff9b:1::a00:1", "reserved"),
        ("4000::1", "reserved"),
        ("::8.8.8.8", "reserved"),
    ],
)
def test_what_is_not_public_is_named(address: str, kind: str) -> None:
    assert kind in (why_not_public(address) or "")


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.216.34",
        "172.15.255.255",
        "172.32.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "168.63.129.17",
        "2606:2800:220:1:248:1893:25c8:1946",
        "2a00:1450:4001::1",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_what_is_public_is_let_through(address: str) -> None:
    assert why_not_public(address) is None


@given(st.ip_addresses())
def test_nothing_is_public_that_python_holds_for_private(ip: IPv4Address | IPv6Address) -> None:
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        carried = isinstance(ip, IPv6Address) and (ip.ipv4_mapped or ip.sixtofour)
        assert carried or why_not_public(str(ip))


@pytest.mark.parametrize("form", PACKED)
@given(v4=st.ip_addresses(v=4) | st.sampled_from([ip_address("127.0.0.1"), ip_address("8.8.8.8")]))
def test_a_packed_address_is_as_public_as_what_is_in_it(form: str, v4: IPv4Address) -> None:
    assert why_not_public(str(PACKED[form](int(v4)))) == why_not_public(str(v4))
