"""Bytes to text: which character set is told by which bytes, and what is no text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.read import Unreadable, media_of, read_bytes
from pipeline.read.decode import decode

GREETING = "Grüße aus Fürth – 5 €"

TEXTS = [
    ("today's file", GREETING.encode(), GREETING, "utf-8"),
    ("an editor's mark", b"\xef\xbb\xbf" + GREETING.encode(), GREETING, "utf-8"),
    ("Windows, saved as Unicode", GREETING.encode("utf-16"), GREETING, "utf-16-le"),
    ("Unicode, big end first", b"\xfe\xff" + GREETING.encode("utf-16-be"), GREETING, "utf-16-be"),
    ("Unicode without a mark", GREETING.encode("utf-16-le"), GREETING, "utf-16-le"),
    ("big end first without a mark", GREETING.encode("utf-16-be"), GREETING, "utf-16-be"),
    ("UTF-32", GREETING.encode("utf-32"), GREETING, "utf-32-le"),
    ("old Windows", GREETING.encode("windows-1252"), GREETING, "windows-1252"),
    ("quotation marks of old Windows", b"\x84Fest\x93", "„Fest“", "windows-1252"),
    ("plain English letters", b"Fest", "Fest", "utf-8"),
    ("a bell among much text", b"Fest\x07" + b" und mehr" * 50, "Fest\ufffd" + " und mehr" * 50, "utf-8"),
    ("a mail as Latin-1 says utf-7", b"+ADw-script+AD4-", "+ADw-script+AD4-", "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "charset"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_bytes_are_this_text_in_this_character_set(data: bytes, text: str, charset: str) -> None:
    assert decode(data) == (text, charset)


REFUSED = [
    ("nothing", b"", "leer"),
    ("blanks", b" \r\n\t\x0c", "leer"),
    ("a mark alone", b"\xff\xfe", "leer"),
    ("zeros alone", b"\x00" * 100, "leer"),
    ("a zero in a text", b"Stadt\x00Jena" * 20, "binaer"),
    ("a program named .txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "binaer"),
    ("many control characters", b"ab\x01\x02" * 100, "binaer"),
    ("half a character at the end", b"\xff\xfea\x00b", "zeichensatz"),
    ("a lone surrogate", b"\xff\xfea\x00\x00\xd8b\x00", "zeichensatz"),
    ("a lone surrogate spelt in UTF-8", b"Stadt \xed\xa0\x80 \x81", "zeichensatz"),
    ("bytes no character set has", b"F\x81\x8drth", "zeichensatz"),
]


@pytest.mark.parametrize(("data", "rule"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_text_is_refused_by_name(data: bytes, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert refused.value.rule == rule
    assert refused.value.message.endswith(".")


FOREIGN = [
    ("a Word document", b"PK\x03\x04\x14\x00", "archiv"),
    ("an old Word document", b"\xd0\xcf\x11\xe0\xa1\xb1", "office_alt"),
    ("a picture", b"\x89PNG\r\n\x1a\n", "bild"),
    ("a photograph", b"\xff\xd8\xff\xe0", "bild"),
    ("rich text", b"{\\rtf1\\ansi", "rtf"),
    ("a pointer in place of a file", b"version https://git-lfs.github.com/spec/v1\n", "lfs_zeiger"),
]


@pytest.mark.parametrize(("data", "rule"), [case[1:] for case in FOREIGN], ids=[case[0] for case in FOREIGN])
def test_what_another_program_wrote_is_refused_by_name_whatever_it_is_called(data: bytes, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(data, "plan.txt")
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"<!DOCTYPE html><p>a", "text/html"),
        (b"\n  <HTML><p>a", "text/html"),
        (b"<!-- Stand 2020 --><html>", "text/html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html>", "text/html"),
        ("\ufeff<html>".encode("utf-16-le"), "text/html"),
        (b"Ein Satz mit <html> darin", "text/plain"),
        (b"<Name der Kommune>", "text/plain"),
        (b"# Ziele\n<ul><li>a</li></ul>", "text/plain"),
        (b"\n%PDF-1.4", "application/pdf"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(data: bytes, media: str) -> None:
    assert media_of(data) == media


@example("\x000", "utf-16")  # its first four bytes are the mark of UTF-32
@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_text_in_unicode_comes_back(text: str, charset: str) -> None:
    try:
        decoded, _ = decode(text.encode(charset))
    except Unreadable as refused:
        assert refused.rule in ("binaer", "leer")
        return
    if charset != "utf-8":
        assert len(decoded) == len(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_without_zeros_or_surrogates_or_are_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except Unreadable:
        return
    text.encode("utf-8")
    assert "\x00" not in text
