"""A page from its template: everything escaped, and a policy that lets nothing in but our own style and script."""

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import vorlagen
from pipeline.report.karte import swatch
from pipeline.report.svg import visible
from pipeline.report.worte import FARBEN


def rendered(template: str, values: dict[str, object]) -> str:
    """The template with its values, style, script, and the policy that names both by their hashes."""
    style, script = _file("stil.css"), _file("bericht.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    own = {"style": Markup(style), "script": Markup(script), "policy": policy, "farben": FARBEN, "swatch": swatch}
    return _environment().get_template(template).render(own | values)


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True, finalize=visible, loader=FunctionLoader(_file), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


@cache
def _file(name: str) -> str:
    return resources.files(vorlagen).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
