"""How right the answers and the extracted facts are: question sets, gold figures, and the scoring.

`python -m tests.evaluate` walks through these rooms: `sets` finds reports and questions, `judge`
says whether an answer is right, `tally` counts and prints, `gold` and `extraction` do figures.
"""
