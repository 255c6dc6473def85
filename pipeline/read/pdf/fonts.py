"""What a font's name says of its letters: bold, or pictures instead of letters."""

BY_CODE = ("noto", "segoe", "symbola", "dejavu")  # families whose pictures have characters of their own
BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrab")


def is_bold(font: str) -> bool:
    """Whether the font's name says so: "LiberationSans-Bold", "ABCDEF+Calibri,Bold"."""
    return any(sign in font.lower() for sign in BOLD)


def is_symbol(font: str) -> bool:
    """Fonts whose letters are pictures: a Wingdings "n" is a bullet. What a picture of "Noto Sans Symbols" is, its
    character tells.
    """
    name = font.lower()
    return any(sign in name for sign in ("symbol", "dingbat", "wingding", "webding")) and not any(
        family in name for family in BY_CODE
    )
