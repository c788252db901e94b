"""What holds for every test: nothing is left in the user's own cache folder by the engine."""

import os

os.environ.setdefault("UMI_PREFIX_CACHE", "0")  # test_snapshots turns it on, with a cache folder of its own
