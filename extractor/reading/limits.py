"""How large an input may be. Beyond it a record is set aside, never read into memory."""

from __future__ import annotations

MEGABYTE = 1_000_000

#: Longest line of a JSON-lines or CSV file, and longest CSV record, in bytes.
MAX_LINE = 20 * MEGABYTE
#: Largest file that is read whole, in bytes: a text, an HTML page, a JSON array.
MAX_TEXT_FILE = 20 * MEGABYTE
MAX_HTML = 10 * MEGABYTE
MAX_JSON_FILE = 200 * MEGABYTE
#: Longest text of one record before it is split into the stories of a page, in characters.
MAX_TEXT = 900_000
#: Longest single story, in characters (some thirty pages); the model takes 10 MB of memory for each
#: thousand of them.
MAX_STORY = 100_000
#: Longest run of characters without a space: an address may have 2,000, an embedded image more.
MAX_WORD = 2_000
#: Longest run of spaces that layout has use for.
MAX_GAP = 200
#: A gzip file that unpacks to more than this many times its size is a bomb …
MAX_GZIP_RATIO = 200
#: … once so many bytes have been unpacked.
GZIP_GRACE = 50 * MEGABYTE
#: Deepest nesting of HTML elements.
MAX_HTML_DEPTH = 250
