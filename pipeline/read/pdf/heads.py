"""Heads of tables that are printed again on the next page: the same words at the same places.

"ZEITRAUM | MASSNAHMEN" at the top of page 2 stands where it stood on page 1, whatever follows.
"""

from pipeline.read.pdf.words import Words

NEAR = 3.0  # points that a printing program may shift a head that it repeats
WIDE = 0.55  # of the size of type: more than a blank parts the heads of two columns


def heads_again(before: Words, words: Words) -> bool:
    """Whether the first line of a page heads columns, and a line of the page before is the same at the same place."""
    first = _lines(words)[:1]
    if not first or len(first[0]) < 2:
        return False
    return any(_equal(first[0], line) for line in _lines(before))


def _lines(words: Words) -> list[list[tuple[str, float]]]:
    """The runs of words in each line that wide blanks part, with where each begins."""
    lines: list[list[tuple[str, float]]] = []
    for n, text in enumerate(words.text):
        anew = n == 0 or words.band[n] != words.band[n - 1]
        if anew:
            lines.append([])
        if anew or words.x0[n] - words.x1[n - 1] > WIDE * words.size[n]:
            lines[-1].append((text, float(words.x0[n])))
        else:
            lines[-1][-1] = f"{lines[-1][-1][0]} {text}", lines[-1][-1][1]
    return lines


def _equal(one: list[tuple[str, float]], other: list[tuple[str, float]]) -> bool:
    return [text for text, _ in one] == [text for text, _ in other] and all(
        abs(a - b) < NEAR for (_, a), (_, b) in zip(one, other, strict=True)
    )
