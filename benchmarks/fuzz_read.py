"""An atheris target for the readers, run by hand: `pip install atheris; python -m benchmarks.fuzz_read -max_len=20000`.

Any exception but Unreadable is a find; a hang is one too (-timeout=15). Without atheris it says so and ends well.
"""

import sys

from pipeline.read import Unreadable, read_bytes


def try_one(data: bytes) -> None:
    try:
        document = read_bytes(data, "probe")
    except Unreadable:
        return
    document.text.encode()


def main() -> None:
    try:
        import atheris
    except ImportError:
        print("atheris fehlt; `pip install atheris` und noch einmal")
        return
    atheris.instrument_all()
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
