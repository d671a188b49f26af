"""Output files of the event table, one module a format, chosen by the file's ending."""

from extractor.writing.output import FORMATS, Output, Write, write_table

__all__ = ["FORMATS", "Output", "Write", "write_table"]
