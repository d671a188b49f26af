"""Styles of the GeoPackage's layers, as QGIS keeps them: QML documents.

Events are coloured by type and sized by reported deaths; offsets are dashed lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from extractor.lexicon.codebook import event_types
from extractor.mapping.vocabulary import group_styles
from extractor.writing.schemas import ACLED, Schema

QGIS = "3.22"
"""The oldest version of QGIS for which the styles are written."""

MARKER_SIZE = '2.2 + sqrt(coalesce("fatalities", 0)) * 0.6'
"""Size of a point in mm, an expression of QGIS: the area grows with the deaths."""

_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_LINE_COLOUR = "#555555"
_EXPRESSION = "3"  # QgsProperty::ExpressionBasedProperty


@dataclass(frozen=True, slots=True)
class Category:
    """A value of a column, its label and colour (``#rrggbb``)."""

    value: str
    label: str
    colour: str


def categories(schema: Schema) -> list[Category]:
    """The event types of a schema, gravest first."""
    groups = group_styles()
    if schema.name != ACLED:
        return [Category(name, group.label_fr, group.colour) for name, group in groups.items()]
    found: dict[str, Category] = {}
    for name, group in groups.items():
        for kind in event_types().values():
            acled = kind.acled_event_type
            if kind.event_type == name and acled:
                found.setdefault(acled, Category(acled, acled, group.colour))
    return list(found.values())


def points_qml(schema: Schema) -> str:
    """The style of the events: a category a type, with a legend.

    >>> from extractor.writing.schemas import schema_of
    >>> 'value="battle"' in points_qml(schema_of("events"))
    True
    """
    root, renderer = _document("categorizedSymbol")
    renderer.set("attr", "event_type")
    listed, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, category in enumerate(categories(schema)):
        SubElement(
            listed,
            "category",
            value=category.value,
            label=category.label,
            symbol=str(number),
            render="true",
        )
        marker = {
            "color": _rgba(category.colour),
            "name": "circle",
            "outline_color": "255,255,255,255",
            "outline_width": "0.2",
            "size": "2.2",
            "size_unit": "MM",
        }
        layer = _symbol(symbols, str(number), "marker", "SimpleMarker", marker)
        _data_defined(layer, "size", MARKER_SIZE)
    return _text(root)


def lines_qml() -> str:
    """The style of the offsets: a dashed line from the reference place to the event."""
    root, renderer = _document("singleSymbol")
    line = {
        "line_color": _rgba(_LINE_COLOUR),
        "line_style": "dash",
        "line_width": "0.3",
        "line_width_unit": "MM",
    }
    _symbol(SubElement(renderer, "symbols"), "0", "line", "SimpleLine", line)
    return _text(root)


def _document(kind: str) -> tuple[Element, Element]:
    root = Element("qgis", version=QGIS, styleCategories="Symbology")
    return root, SubElement(root, "renderer-v2", type=kind, enableorderby="0", forceraster="0")


def _symbol(
    symbols: Element, name: str, kind: str, layer_class: str, options: Mapping[str, str]
) -> Element:
    symbol = SubElement(symbols, "symbol", type=kind, name=name, alpha="0.85", clip_to_extent="1")
    layer = SubElement(symbol, "layer", {"class": layer_class, "enabled": "1", "pass": "0"})
    table = SubElement(layer, "Option", type="Map")
    for option, value in options.items():
        SubElement(table, "Option", type="QString", name=option, value=value)
    for option, value in options.items():  # as QGIS before 3.20 reads it
        SubElement(layer, "prop", k=option, v=value)
    return layer


def _data_defined(layer: Element, name: str, expression: str) -> None:
    table = SubElement(SubElement(layer, "data_defined_properties"), "Option", type="Map")
    SubElement(table, "Option", type="QString", name="name", value="")
    several = SubElement(table, "Option", type="Map", name="properties")
    one = SubElement(several, "Option", type="Map", name=name)
    SubElement(one, "Option", type="bool", name="active", value="true")
    SubElement(one, "Option", type="QString", name="expression", value=expression)
    SubElement(one, "Option", type="int", name="type", value=_EXPRESSION)
    SubElement(table, "Option", type="QString", name="type", value="collection")


def _rgba(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"


def _text(root: Element) -> str:
    ElementTree.indent(root, " ")
    return _HEAD + ElementTree.tostring(root, encoding="unicode") + "\n"
