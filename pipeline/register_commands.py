"""The commands `planlese register …`: what is typed becomes one call; heavy imports stay inside."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Das Register der Kommunen.", no_args_is_help=True)
REGISTER = Path(__file__).parent.parent / "extractors" / "german" / "register" / "kommunen.csv"


@app.command("update")
def register_update(
    file: Annotated[Path, typer.Argument(help="Ein amtliches Gemeindeverzeichnis GV100AD, Text oder Zip.")],
    check: Annotated[bool, typer.Option("--check", help="Nur vergleichen; 1, wenn das Register veraltet ist.")] = False,
) -> None:
    """Bringt das Register auf den Stand eines amtlichen Gemeindeverzeichnisses."""
    from pipeline import console, register

    with console.register_errors():
        update = register.update_register(file)
    console.show_register_update(update)
    if not check and update.aenderungen:
        register.write_register(update.einheiten, REGISTER)
    raise typer.Exit(1 if check and update.aenderungen else 0)


@app.command("info")
def register_info() -> None:
    """Sagt, was im Register steht und woher es kommt."""
    from pipeline import console, register

    console.show_register_info(register.register_info())
