"""What `make bench` measures with: synthetic reports, and what else finds answers in them."""
