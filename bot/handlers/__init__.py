"""One file for each place a question comes from; a handler finds the question and hands it on."""
