"""The command line: the knowledge package tried alone, by people and by programs.

`python -m knowledge ask "Cả tỉnh có bao nhiêu đảng bộ?"`; with `--json` and `--batch` the lines of
the machine contract go to standard output and everything else to standard error.
"""
