"""How large an input may be. Beyond it a record is set aside, never read into memory."""

from __future__ import annotations

MEGABYTE = 1_000_000

#: Longest line of a JSON-lines or CSV file, and longest CSV record, in bytes.
MAX_LINE = 20 * MEGABYTE
#: Largest file that is read whole, in bytes: a text, an HTML page, a JSON object.
MAX_TEXT_FILE = 20 * MEGABYTE
MAX_HTML = 10 * MEGABYTE
MAX_JSON_FILE = 50 * MEGABYTE
#: Longest text of one record before it is split into the stories of a page, in characters.
MAX_TEXT = 900_000
#: Most lines of text on one HTML page.
MAX_BLOCKS = 20_000
#: Most lines of one CSV record …
MAX_RECORD_LINES = 20_000
#: … and of one in the lines that a record without end had swallowed: a quote too many must not have
#: them read over and over.
FEW_RECORD_LINES = 60
#: Longest single story, in characters (some thirty pages); the model takes 10 MB of memory for each
#: thousand of them.
MAX_STORY = 100_000
#: Longest id, address, outlet or author, in characters.
MAX_FIELD = 4_000
#: Longest run of characters without a space: an address may have 2,000, an embedded image more.
MAX_WORD = 2_000
#: Longest run of spaces that layout has use for.
MAX_GAP = 200
#: A packed file or archive that unpacks to more than this many times its size is a bomb …
MAX_UNPACKING = 200
#: … once so many bytes have been unpacked.
UNPACKING_GRACE = 50 * MEGABYTE
#: Most memory that an xz stream may ask for; ``xz -9`` asks for 65 MB.
MAX_XZ_MEMORY = 256 * MEGABYTE
#: Largest list of members at the end of a zip archive, in bytes: about a million members.
MAX_ZIP_DIRECTORY = 100 * MEGABYTE
#: Longest header of a member of a tar archive, and of a record of a WARC file, in bytes.
MAX_HEADER = MEGABYTE
