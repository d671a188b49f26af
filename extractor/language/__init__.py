"""spaCy components for Sahel news, each usable alone through its entry point."""
