"""Things in an inbox that are no plain files, or plain files with names that are code for someone."""

import gzip
import io
import os
import zipfile
from pathlib import Path

from tests.hostile.pdf_bytes import MiB, base

NAMES = [
    "normal.pdf",
    "mit leerzeichen.pdf",
    "Maßnahmenübersicht.pdf",
    "Maßnahmenu\u0308bersicht.pdf",
    "-rf.pdf",
    "--help.pdf",
    "a\nb.pdf",
    "a\tb.pdf",
    "a'b\"c.pdf",
    "$(touch pwn).pdf",
    ";rm -rf x;.pdf",
    "..pdf",
    "...",
    "<script>alert(1)<%2Fscript>.pdf",
    "=1+1.pdf",
    "x" * 251 + ".pdf",
    "\u202efdp.exe",
    "CON.pdf",
    "a.pdf.exe",
    "noext",
    ".hidden.pdf",
    "%2e%2e%2fetc%2fpasswd.pdf",
    "a*?[b].pdf",
    "\x1b[2J.pdf",
]
LINKS = {
    "link_passwd.txt": "/etc/passwd",
    "link_dangling.pdf": "/nonexistent",
    "link_self.pdf": "link_self.pdf",
    "link_parent": "..",
    "link_dev_zero.pdf": "/dev/zero",
}


def make_entries(folder: Path) -> dict[str, str]:
    """Fills the folder; the rule by which each entry that is no plain file is refused."""
    folder.mkdir(parents=True)
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(base(b"BT /F1 12 Tf 72 720 Td (Datei %d) Tj ET" % number).out())
    for name, target in LINKS.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "fifo.pdf")
    (folder / "dir.pdf").mkdir()
    with (folder / "sparse_8g.pdf").open("wb") as file:
        file.truncate(8 << 30)
    with open(os.fsencode(folder) + b"/latin1-\xe4\xf6.pdf", "wb") as file:  # noqa: PTH123 - a name as bytes
        file.write(base().out())
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("../../evil.txt", b"x")
        packed.writestr("bomb.bin", b"\0" * (64 * MiB))
    (folder / "zip_slip_bomb.zip").write_bytes(archive.getvalue())
    (folder / "zip_named.pdf").write_bytes(archive.getvalue() + b"\0")
    (folder / "gz_bomb.html.gz").write_bytes(gzip.compress(b"\0" * (64 * MiB), mtime=0))
    (folder / "dup_a.pdf").write_bytes(b"%PDF-1.4 zweimal dasselbe")
    (folder / "dup_b.pdf").write_bytes(b"%PDF-1.4 zweimal dasselbe")
    return dict.fromkeys(LINKS, "verweis") | {
        "fifo.pdf": "keine_datei",
        "sparse_8g.pdf": "zu_gross",
        "latin1-\\xe4\\xf6.pdf": "dateiname",
        "zip_slip_bomb.zip": "archiv",
        "zip_named.pdf": "archiv",
        "gz_bomb.html.gz": "archiv",
    }
