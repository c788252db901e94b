"""The terminal app of umi: a view of the typed events of `umi_local.events`, and the keys to answer them."""
