"""How place expressions are found in a story and resolved; see ``sahel_places``."""
