"""Reading old versions of a type: one function per step, from the data of version v to that of v + 1.

Hashes always cover the stored bytes; an upcaster changes what is read, never what is kept. A stored shape changes by
adding the new shape with v + 1 to its class, and its step here; the golden payloads of old versions stay in the tests.
"""

from collections.abc import Callable
from typing import Any

from ect_journal.errors import Unreadable
from ect_journal.words import Text, shown

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: dict[tuple[str, int], Step] = {}
"""For (type, v): from the data of that version to the data of the next. No type has changed yet."""


def upcast(type_name: str, v: int, current: int, data: dict[str, Any]) -> dict[str, Any]:
    """The data of an event of version `v`, in its `current` version. Raises `Unreadable` for a version unknown here."""
    while v != current:
        step = STEPS.get((type_name, v))
        if step is None:
            raise Unreadable(
                Text(
                    f"Version {shown(v)} of {type_name} is not known to this release.",
                    f"La version {shown(v)} de {type_name} est inconnue de cette version du logiciel.",
                ),
                Text("Install a newer release of ect-journal.", "Installez une version plus récente d’ect-journal."),
            )
        data, v = step(data), v + 1
    return data
