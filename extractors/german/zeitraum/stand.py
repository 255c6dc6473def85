"""Stand: the day a document says it was true on. "Stand: 08.03.2024" is a Stand and no period of anything.

Stand: April 2019 | Stand 31. März 2020 | (Stand: 10/2024)
"""

import re

STAND = re.compile(
    r"(?<!\w)(?:Bearbeitungs|Daten|Druck|Sach|Redaktions|Planungs)?(?:Stand|stand|STAND)(?:[^\S\n](?:der|des)[^\S\n]\w{1,40})?"
    r"[^\S\n]{0,2}(?::|\.|vom|am|zum|per)?[^\S\n]{0,2}(?:vom|am|zum|per|den)?[^\S\n]{0,3}\Z"
)
STANDWORT = re.compile(r"[Ss](?:tand|TAND)(?=[ :.])")
