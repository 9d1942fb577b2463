"""Question → query → candidates → ranked facts → answer."""
