"""`umi` as a process, with a scripted engine: `python scripted_umi.py SCRIPT.json arguments...`

SCRIPT.json is a list of what the roles write. Everything else is the real thing: the command line, the network
filter, the tools, the store.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    script = json.loads(Path(sys.argv.pop(1)).read_text())
    from umi_local.cli.main import leave_at_once
    from umi_local.safety.offline import install

    # As the real entry point does, before anything else: Ctrl-C first, then the network.
    signal.signal(signal.SIGINT, leave_at_once)
    if started := os.environ.get("SCRIPTED_STARTED"):
        Path(started).touch()
    install()

    import umi_local.packs.pack as packs
    import umi_local.runtime as runtime

    async def start(pack: Any, notice: Any) -> Any:
        from scripted_engine import ScriptedEngine

        return ScriptedEngine(script)

    packs.load_pack = lambda name: packs.Pack("scripted", Path("nowhere"), "base.gguf")
    runtime._start_engine = start
    from umi_local.cli.main import main as umi

    umi()


if __name__ == "__main__":
    main()
