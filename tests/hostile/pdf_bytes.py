"""A small PDF writer that lets every lie through."""

import io
import zlib

MiB = 1 << 20


class Pdf:
    """Minimal writer: objects are bytes, the cross-reference table is right, everything else as lying as asked."""

    def __init__(self, version=b"1.7"):
        self.objs: dict[int, bytes] = {}
        self.version = version
        self.root = 1
        self.trailer_extra = b""

    def obj(self, n, body: bytes):
        self.objs[n] = body
        return n

    def stream(self, n, data: bytes, extra=b"", length=None):
        ln = length if length is not None else str(len(data)).encode()
        self.objs[n] = b"<< /Length " + ln + b" " + extra + b" >>\nstream\n" + data + b"\nendstream"
        return n

    def out(self) -> bytes:
        o = io.BytesIO()
        o.write(b"%PDF-" + self.version + b"\n%\xe2\xe3\xcf\xd3\n")
        offs = {}
        for n in sorted(self.objs):
            offs[n] = o.tell()
            o.write(b"%d 0 obj\n" % n + self.objs[n] + b"\nendobj\n")
        x = o.tell()
        mx = max(self.objs) + 1
        o.write(b"xref\n0 %d\n0000000000 65535 f \n" % mx)
        rows = [b"%010d 00000 n \n" % offs[n] if n in offs else b"0000000000 65535 f \n" for n in range(1, mx)]
        o.write(b"".join(rows))
        o.write(
            b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
            % (mx, self.root, self.trailer_extra, x)
        )
        return o.getvalue()


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def base(
    content=b"BT /F1 12 Tf 72 720 Td (Kontakt: Frau Muster, Tel. 030 1234567) Tj ET",
    *,
    mediabox=b"[0 0 595 842]",
    raw_stream=None,
    extra_page=b"",
    cfilter=b"",
    font=FONT,
) -> Pdf:
    p = Pdf()
    p.obj(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    p.obj(2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    p.obj(
        3,
        b"<< /Type /Page /Parent 2 0 R /MediaBox "
        + mediabox
        + b" /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R "
        + extra_page
        + b" >>",
    )
    if raw_stream is None:
        p.stream(4, content, cfilter)
    else:
        p.objs[4] = raw_stream
    p.obj(5, font)
    return p


def deflate_rep(unit: bytes, total: int, level=9) -> bytes:
    """zlib-compress `unit` repeated to >= total bytes without holding it."""
    c = zlib.compressobj(level)
    out = []
    blk = unit * max(1, 1 * MiB // len(unit))
    n = 0
    while n < total:
        out.append(c.compress(blk))
        n += len(blk)
    out.append(c.flush())
    return b"".join(out)


FL = b"/Filter /FlateDecode"
FL2 = b"/Filter [/FlateDecode /FlateDecode]"
FL3 = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
