"""What `make bench` measures with: synthetic reports and the baselines they are asked of."""
