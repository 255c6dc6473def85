"""What a reader raises when a file cannot be read at all."""


class Unreadable(Exception):
    """A broken or foreign file: `rule` from the closed list of reasons, and a sentence for the reader."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
