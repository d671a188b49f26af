"""Why a story's events are as they are: the words that gave each value, and what read them.

:func:`extractor.explain` and ``sahel-events explain`` are the two ways in;
:func:`extractor.explaining.trace.explain_doc` serves those who have an annotated document.
"""
