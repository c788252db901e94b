"""What the engine costs, against baselines measured in the same run: `python -m benchmarks.engine`, `make bench`."""
