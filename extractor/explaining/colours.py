"""The colours of the fields: light tints that keep black text readable and differ in lightness."""

COLOURS = {
    "type": "#f6a6a6",
    "actor1": "#f2cf82",
    "actor2": "#cfb5ea",
    "date": "#b5dcf2",
    "place": "#b3dfae",
    "figures": "#f0ea8c",
    "claim": "#d9d2c3",
    "modality": "#e6e6e6",
    "confidence": "#f4f4f4",
}
"""Field to the background of its words, in HTML and in the terminal."""
