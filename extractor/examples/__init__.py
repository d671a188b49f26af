"""Example stories that ship with the project: our own words on public facts.

>>> sorted(path.suffix for path in FOLDER.iterdir() if path.stem == "barsalogho")
['.txt']
"""

from pathlib import Path

FOLDER = Path(__file__).parent
"""The folder of the stories; give it to :func:`extractor.extract`."""
