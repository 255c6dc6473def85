"""What a reader raises when a file cannot be read at all, and how the libraries' own errors are told."""

from collections.abc import Iterator


class Unreadable(Exception):
    """A broken or foreign file: `rule` from the closed list of reasons, and a sentence for the reader."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


def named(error: BaseException) -> Unreadable:
    """A library's error as one of ours, by the types in its chain: their messages quote the document."""
    types = {type(cause).__name__ for cause in _causes(error)}
    if types & {"PDFPasswordIncorrect", "PDFEncryptionError"}:
        return Unreadable("verschluesselt", "Das PDF ist mit einem Kennwort oder Verfahren geschützt.")
    if "MemoryError" in types:
        return Unreadable("speicher", "Die Datei brauchte zu viel Speicher.")
    if "RecursionError" in types:
        return Unreadable("zu_tief", "Das Dokument ist zu tief verschachtelt.")
    return Unreadable("beschaedigt", f"Das PDF ist beschädigt ({type(error).__name__}).")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it wraps in its arguments, and what it came from; pdfminer does all three."""
    for _ in range(20):
        if error is None:
            return
        yield error
        yield from (part for part in error.args if isinstance(part, BaseException))
        error = error.__cause__ or error.__context__
