"""Pictures of an event table: timeline, map, heat map, deaths by region, network of actors.

Each takes the data frame that :func:`extractor.extract` gives and returns Matplotlib's axes, to go
on with as one likes. Labels are French, or English with ``language="en"``. What a picture cannot
show (undated events, events placed in a country alone) is counted below its title. Needs the
``plots`` extra; Matplotlib is loaded when something is drawn.

>>> from extractor.plots import timeline
>>> from extractor.table import to_frame
>>> import matplotlib
>>> matplotlib.use("agg")
>>> timeline(to_frame([])).get_title(loc="left")
'Événements par mois'
"""

from __future__ import annotations

from extractor.plots.charts import deaths_by_region, heat_map, timeline
from extractor.plots.network import actor_network
from extractor.plots.places import event_map

__all__ = ["actor_network", "deaths_by_region", "event_map", "heat_map", "timeline"]
