"""Public Vietnamese questions, asked over their encyclopaedia passages as if these were reports."""
