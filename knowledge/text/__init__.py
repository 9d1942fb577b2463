"""Vietnamese orthography: folding, syllables, sentences. Standard library only."""
