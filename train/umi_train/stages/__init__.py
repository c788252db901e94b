"""GLPFT: one stage after the other, each in a process of its own (arXiv 2401.07324, section 3.2)."""
