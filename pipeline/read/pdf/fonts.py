"""What a font's name says of its letters: bold, or pictures instead of letters."""

BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrab")


def is_bold(font: str) -> bool:
    """Whether the font's name says so: "LiberationSans-Bold", "ABCDEF+Calibri,Bold"."""
    return any(sign in font.lower() for sign in BOLD)


def is_symbol(font: str) -> bool:
    """Fonts whose letters are pictures: a Wingdings "n" is a bullet."""
    return any(sign in font.lower() for sign in ("symbol", "dingbat", "wingding", "webding"))
