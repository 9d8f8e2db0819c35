"""Wire: from bytes to an item: which format it is, how it is encoded, what the envelope says.

`read_item` is the one door. One file a format; `furniture` knows the lines of a
web page that are no part of a story, `problems` lists what a reader may note.
"""

from sayso.wire.detect import CAP_BYTES, CAP_LINES, check_size, read_item

__all__ = ["CAP_BYTES", "CAP_LINES", "check_size", "read_item"]
