"""Colours that colour-blind readers tell apart (Okabe and Ito), and markers that say the same without colour."""

COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
