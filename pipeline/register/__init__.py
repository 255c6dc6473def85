"""What the commands `register update` and `register info` do, and the register's rows for the database."""

from pipeline.register.gv100ad import NoGemeindeverzeichnis, Satz, read_gv100ad
from pipeline.register.rows import RegisterInfo, kommunen_rows, kreise_rows, register_info, verlauf_rows
from pipeline.register.update import Aenderung, Update, update_register, write_register

__all__ = [
    "Aenderung",
    "NoGemeindeverzeichnis",
    "RegisterInfo",
    "Satz",
    "Update",
    "kommunen_rows",
    "kreise_rows",
    "read_gv100ad",
    "register_info",
    "update_register",
    "verlauf_rows",
    "write_register",
]
