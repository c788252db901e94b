"""Put a wheel of llama-cpp-python into the cache, building it from its sdist when it is not there yet.

The package index holds only an sdist, and building it takes minutes: about 6 on two cores. This says so first, shows
that it is going on, and keeps the wheel, so that the next environment on this machine is quick. The cache is
keyed by version, Python platform and processor flags: the build uses -march=native.

Run by the Makefile with the interpreter of the new environment; the last line on stdout is the wheel's path.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

PINS = (Path(__file__).parent.parent / "constraints.txt").read_text()
VERSION = re.search(r"^llama-cpp-python==(\S+)", PINS, re.M)[1]


def processor() -> str:
    """Return a short name for what -march=native means here."""
    flags = ""
    try:
        flags = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("flags")), "")
    except OSError:
        flags = platform.processor()
    return hashlib.sha256(f"{platform.machine()} {flags} {os.environ.get('CMAKE_ARGS', '')}".encode()).hexdigest()[:12]


def cache_directory() -> Path:
    """Return where built wheels are kept: $UMI_WHEEL_CACHE, or below the user's cache folder."""
    if given := os.environ.get("UMI_WHEEL_CACHE"):
        return Path(given)
    home = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    base = Path(os.environ.get("XDG_CACHE_HOME") or home)
    return base / "umi-local" / "wheels" / f"{VERSION}-{sysconfig.get_platform()}-{processor()}"


def say(text: str) -> None:
    """Print a line of progress to stderr."""
    print(text, file=sys.stderr, flush=True)


def build(into: Path) -> Path:
    """Build the wheel and return its path; raises SystemExit with the end of the log when it fails."""
    say(f"Building llama-cpp-python {VERSION} from its sdist, once for this machine.")
    say("This takes about 6 minutes on 2 cores and needs a C++ compiler. The wheel is kept in")
    say(f"  {into}")
    say("With a network, pre-built wheels can be used instead: see 'Pre-built wheels' in README.md.")
    into.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=into) as work:
        log = Path(work) / "build.log"
        command = [sys.executable, "-m", "pip", "wheel", "-v", "--no-deps", "-w", work, f"llama-cpp-python=={VERSION}"]
        with log.open("wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
            shown = ""
            while process.poll() is None:
                time.sleep(5)
                targets = re.findall(rb"^\s*\[(\d+)/(\d+)\]", log.read_bytes(), re.M)
                step = f"{int(targets[-1][0])} of {int(targets[-1][1])} targets" if targets else "preparing"
                line = f"  {time.monotonic() - started:4.0f} s  {step}"
                if step != shown or int(time.monotonic() - started) % 30 < 5:
                    say(line)
                shown = step
        built = list(Path(work).glob("llama_cpp_python-*.whl"))
        if process.returncode or not built:
            say("\n".join(log.read_text(errors="replace").splitlines()[-25:]))
            raise SystemExit("llama-cpp-python did not build; its last lines are above. Is a C++ compiler there?")
        target = into / built[0].name
        built[0].replace(target)
    say(f"  done in {time.monotonic() - started:.0f} s")
    return target


def main() -> None:
    """Print the path of a cached or freshly built wheel."""
    directory = cache_directory()
    found = sorted(directory.glob(f"llama_cpp_python-{VERSION}-*.whl"))
    print(found[-1] if found else build(directory))


if __name__ == "__main__":
    main()
