"""How deep items stand in each other, by the places of their bullets."""

from pipeline.read.pdf.paragraphs import Paragraph


def set_levels(found: list[Paragraph], stack: list[float], left: float | None = None) -> list[float]:
    """Items nest by the place of their bullet; `stack` holds the places still open from the column before.

    `left` is where such columns begin: one that holds but the inside of boxes begins further right.
    """
    stack = list(stack)
    for paragraph in found:
        x0 = paragraph.lines[0].x0 - (paragraph.left if left is None else left)
        if paragraph.marker is None:
            if stack and x0 <= stack[0] + 3 and not (paragraph is found[0] and len(paragraph.lines) < 3):
                stack = []
            continue
        while stack and x0 < stack[-1] - 3:
            stack.pop()
        if not stack or x0 > stack[-1] + 3:
            stack.append(x0)
        paragraph.level = len(stack) - 1
    return stack
