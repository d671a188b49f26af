"""Counts of people in the text: how many, who, and what became of them."""

from extractor.language.figures.component import FigureFinder, create_figures

__all__ = ["FigureFinder", "create_figures"]
