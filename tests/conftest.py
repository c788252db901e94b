"""What holds for every test: the engine leaves nothing in the user's own cache folder, and nobody asks the model hub."""

import os

os.environ.setdefault("UMI_PREFIX_CACHE", "0")  # test_snapshots turns it on, with a cache folder of its own
os.environ["HF_HUB_OFFLINE"] = "1"  # without a network the library tries again for a minute before it gives up
