"""What holds for every test: the engine leaves nothing in the user's own cache folder, nobody asks the model hub, and no
example of hypothesis has to end within a time: a busy machine is no defect."""

import os

from hypothesis import settings

settings.register_profile("umi", deadline=None)
settings.load_profile("umi")

os.environ.setdefault("UMI_PREFIX_CACHE", "0")  # test_snapshots turns it on, with a cache folder of its own
os.environ["HF_HUB_OFFLINE"] = "1"  # without a network the library tries again for a minute before it gives up
