"""How place expressions are found in a story and resolved; used by the ``sahel_places`` component."""
