"""Sessions on disk: what happened is written before anybody is told that it did."""
