"""Output files of the event table, one module a format, chosen by the file's ending."""

from extractor.writing.codebook import codebook_path, write_codebook
from extractor.writing.output import FORMATS, Output, Write, write_table
from extractor.writing.schemas import ACLED, EVENTS

__all__ = [
    "ACLED",
    "EVENTS",
    "FORMATS",
    "Output",
    "Write",
    "codebook_path",
    "write_codebook",
    "write_table",
]
