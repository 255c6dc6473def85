"""HTML and text by name; each has one property, and the name says which."""

# ruff: noqa: E501, E731
MiB = 1 << 20


def pages() -> dict[str, bytes]:
    made = {}
    n = 100000
    doc = lambda s: b"<!doctype html><html><head><meta charset=utf-8></head><body>" + s + b"</body></html>"
    row = "<tr><td>07/2020 bis 06/2025</td><td>Ansprache von Netzwerkpartnern <ul><li>• Kontakte knüpfen</li></ul></td></tr>\n".encode()
    made["ok_table.html"] = doc(b"<table>" + row * 5 + b"</table>")
    made["nest_div_100k.html"] = doc(b"<div>" * n + b"x" + b"</div>" * n)
    made["nest_div_2k.html"] = doc(b"<div>" * 2000 + b"x" + b"</div>" * 2000)
    made["nest_table_5k.html"] = doc(b"<table><tr><td>" * 5000)
    made["unclosed_b_100k.html"] = doc(b"<b><i><a>" * 30000)
    made["adoption_agency.html"] = doc((b"<a>" * 20 + b"<div>") * 300 + b"</a>" * 300)
    made["attrs_100k.html"] = doc(b"<p " + b" ".join(b"a%d=1" % i for i in range(n)) + b">x</p>")
    made["attr_10mb.html"] = doc(b"<p title='" + b"x" * MiB + b"'>y</p>")
    made["comment_open_100k.html"] = doc(b"<!--" * n)
    made["cve_2025_6069_lt_bang.html"] = b"<!" * n
    made["cve_lt_100k.html"] = b"<" * n
    made["cdata_open_50k.html"] = b"<![CDATA[" * 50000
    made["starttag_space.html"] = b"<a " + b" " * n + b'"' * 20
    made["attr_quote_bomb.html"] = b"<a x='" * 20000
    made["endtag_bomb.html"] = b"</" * n
    made["script_open.html"] = b"<script>" + b"</scrip" * 50000
    made["pi_open.html"] = b"<?" * n
    made["colspan_huge.html"] = doc(
        b"<table><tr><td colspan=1000000000 rowspan=1000000000>07/2020</td><td>x</td></tr><tr><td>y</td></tr></table>"
    )
    made["rowspan_neg.html"] = doc(
        "<table><tr><td colspan=-1 rowspan='٣'>07/2020</td><td colspan='2e9'>x</td></tr></table>".encode()
    )
    made["billion_laughs.html"] = (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
        + b"]><html><body><p>&j;</p></body></html>"
    )
    made["xxe.html"] = (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p></body></html>'
    )
    made["xxe_remote_dtd.html"] = (
        b'<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><body><p>x</p></body></html>'
    )
    made["numeric_entities.html"] = doc(b"<p>&#0;&#1;&#xD800;&#x110000;&#99999999999999999999;&#x202E;&#127;&#128;</p>")
    made["nul_bytes.html"] = doc(b"<p>a\x00b</p><ta\x00ble><tr><td>\x00</td></tr></table>")
    made["cp1252_labelled_utf8.html"] = (
        "<html><head><meta charset=utf-8></head><body><p>Präventionsketten „Größe“ – €</p></body></html>".encode(
            "cp1252"
        )
    )
    made["utf8_labelled_latin1.html"] = (
        "<html><head><meta charset=iso-8859-1></head><body><p>Präventionsketten „Größe“ – €</p></body></html>".encode()
    )
    made["utf16le_bom.html"] = "\ufeff<html><body><p>Präventionsketten</p></body></html>".encode("utf-16-le")
    made["utf16be_nobom.html"] = "<html><body><p>Präventionsketten</p></body></html>".encode("utf-16-be")
    made["utf7.html"] = (
        b"<html><head><meta charset=utf-7></head><body>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</body></html>"
    )
    made["charset_bogus.html"] = b"<html><head><meta charset='../../etc/passwd'></head><body><p>x</p></body></html>"
    made["charset_conflict.html"] = (
        "<?xml version='1.0' encoding='utf-16'?><html><head><meta charset=ascii></head><body><p>ä</p></body></html>".encode()
    )
    made["mojibake_invalid_utf8.html"] = doc(b"<p>Gr\xc3\xbc\xff\xfe\xc0\x80\xed\xa0\x80\xf5\x80\x80\x80</p>")
    made["xss_cells.html"] = doc(
        b'<table><tr><td>07/2020 bis 06/2025</td><td>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; "&gt;&lt;svg/onload=alert(1)&gt; javascript:alert(1) {{7*7}} ${7*7}</td></tr></table>'
    )
    made["csv_cells.html"] = doc(
        "".join(
            f"<table><tr><td>07/2020</td><td>{c}</td></tr></table>"
            for c in [
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "＝1+1",
                "|cmd",
                "%0A=1",
                '"=1',
                "=cmd|' /C calc'!A0",
                '=HYPERLINK("http://x.example")',
            ]
        ).encode()
    )
    made["sql_cells.html"] = doc(
        "".join(
            f"<table><tr><td>07/2020</td><td>{c}</td></tr></table>"
            for c in [
                "'; DROP TABLE x;--",
                "' OR 1=1 --",
                "\\'; COPY (SELECT 1) TO '/etc/pwn'",
                "$$; ATTACH '/etc/passwd'",
                "read_csv('/etc/passwd')",
            ]
        ).encode()
    )
    made["table_3mb.html"] = doc(b"<table>" + row * (3 * MiB // len(row)) + b"</table>")
    return made


def texts() -> dict[str, bytes]:
    made = {}
    made["ok_text.txt"] = b"Kontakt: Erika Muster\nTel. 0391 5550-4506\nservice@example.org\n07/2020 bis 06/2025\n"
    made["dates_bad.txt"] = "\n".join(
        [
            "99/9999 bis 13/2020",
            "00/0000 bis 00/0000",
            "01/0001",
            "13/2020",
            "02/30/2020",
            "31.02.2021",
            "32.13.99999",
            "29.02.1900",
            "06/2025 bis 07/2020",
            "07/2020 bis",
            "bis 06/2025",
            "Januar 0",
            "1. Quartal 999999999999",
            "5. Mai -4",
            "99999999999999999999.99.9999",
            "١٢/٢٠٢٠",
            "０７／２０２０",
            "Ⅶ/2020",
            "07/2020\u200bbis\u200b06/2025",
            "2020-W60",
            "9" * 5000,
            "1e400",
            "heute",
            "morgen",
            "vor 10000000000 Jahren",
            "in 999999999999999999 Tagen",
            "vor 9e99 Jahren",
        ]
    ).encode()
    made["redos_dots.txt"] = b"1" * 20000 + b"!"
    made["redos_email.txt"] = b"a" * 100000 + b"@" + b"a." * 50000
    made["redos_phone.txt"] = b"0 " * 50000 + b"x"
    made["redos_spaces.txt"] = b"Tel." + b" " * 100000 + b"x"
    made["redos_dates.txt"] = b"01/2020 bis " * 20000
    made["one_line_5mb.txt"] = b"Netzwerk " * (5 * MiB // 9)
    made["lines_1m.txt"] = b"a\n" * 1000000
    made["nul.txt"] = b"Kontakt\x00: x\x00\x00\n07/2020 bis\x0006/2025\n"
    made["ctrl.txt"] = bytes(range(32)) + b"\x7f\x80\x9f\nTel. 030\x1b[31m 123\x07\n"
    made["bidi_zero_width.txt"] = (
        "Kontakt: \u202egro.elpmaxe@ecivres\u202c Tel\u200b. 030\xad 123\u2066x\u2069 \u200f\u061c\ufeff\n".encode()
    )
    made["combining_zalgo.txt"] = ("Z" + "̧̢́" * 20000).encode()
    made["lone_surrogate_cesu8.txt"] = b"A \xed\xa0\x80\xed\xb0\x80 B\n"
    made["utf16le.txt"] = "\ufeffTel. 030 123\n".encode("utf-16-le")
    made["cp1252.txt"] = "Prävention „Größe“ – € Straße\n".encode("cp1252")
    made["utf8_bom_crlf_mixed.txt"] = b"\xef\xbb\xbfA\r\nB\rC\nD\x85E\xe2\x80\xa8F\x0bG\x0cH"
    made["ansi_terminal.txt"] = b"\x1b]0;pwn\x07\x1b[2J\x1b]8;;http://x.example\x1b\\click\x1b]8;;\x1b\\\n"
    made["empty.txt"] = b""
    return made
