"""Questions about the computer. The tool is the real one; its readers are replaced by machines we make up, so that the
model learns to copy what the tool says and not the machine that the data was made on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from random import Random

from umi_train.synth.core import Answer, Ask, Call, Steps, World, family

OS = (
    "ask: (what|which) (os|operating system|system) (is this|am i (on|using|running)|do i have|is running [here]|is installed)",
    "ask: (what|which) (version|release) of (linux|the os|the operating system|macos) (is this|do i have|am i running)",
    "get: the (operating system|os|os version|kernel version|hostname|uptime)",
    "know: (what|which) (os|operating system) (this is|i am on|i have|is running)", "[which] (os|operating system)?",
    "(os|kernel|system) version", "uname", "hostname", "uptime",
    "ask: how long has (this computer|the machine|it|the system) been (up|running|on)",
    "ask: (what is|what's) the (name of this computer|hostname|kernel version|host name)",
    "ask: (is this|am i on) (linux or mac|a mac|linux|ubuntu|debian|windows)",
    "do: (show|tell me|check) the (os|operating system|kernel|uptime|os version)",
    "ask: what (distro|distribution|linux) (is this|do i have|am i on)", "what am i running [here]", "which kernel",
    "ask: when was (this computer|the machine) (last|) (booted|started|restarted)", "system version please",
    "ask: what is this computer called",
    "ask: what's this box running", "ask: which linux am i on", "is this a mac or a pc", "uname -a", "ask: when did i last reboot", "ask: has this machine been rebooted [lately|today]",
    "ask: how long is my computer already on", "ask: what's the name of my machine", "arm or x86", "ask: which architecture is this", "operating system and version please",
    "ask: did the computer restart", "ask: since when is this computer running",
)  # fmt: skip
CPU = (
    "ask: (what|which) (cpu|processor|chip) (is in here|do i have|does this (computer|machine|pc) have|is this|is in this (computer|machine))",
    "ask: how many (cores|cpus|cpu cores|processors) (do i have|are there|does this (machine|computer) have|has this machine)",
    "get: the (cpu|processor|cpu model|number of cores|cpu load)",
    "know: (what|which) (cpu|processor) (this is|i have|is in this computer)", "cpu [info|model|load|cores]",
    "processor", "(number of|how many) cores", "ask: how (fast|busy|loaded) is (the|my|this) (cpu|processor)",
    "do: (show|check|tell me about) the (cpu|processor|cpu load)",
    "ask: (what is|what's) the [current|] (cpu load|load|load average)", "ask: is the (cpu|processor) busy [right now]",
    "what's inside, which cpu", "ask: (what|which) processor (runs|powers) this", "core count",
    "ask: how much cpu (is used|is in use|power do i have)", "the processor type please",
    "ask: does this computer have (a good|a fast|an intel|an amd) (cpu|processor)", "load of this machine",
    "ask: how many threads can i use",
    "ask: how strong is my processor", "ask: what chip do i have", "ask: is it an intel or an amd", "lscpu", "nproc", "ask: how many cores can i use", "ask: is something eating my cpu",
    "the fan is so loud, check the cpu load", "my computer is slow, how busy is the cpu", "ask: how much load is on the machine", "ask: is the processor idle", "ask: which generation is my cpu",
    "does the cpu have much to do",
)  # fmt: skip
MEMORY = (
    "ask: how much (memory|ram) (do i have|is there|does this (machine|computer|pc) have|is installed|is in here)",
    "ask: how much (memory|ram) is (free|available|left|used|in use|unused)",
    "get: the (free memory|memory usage|amount of ram|total ram|available memory)",
    "know: how much (memory|ram) (i have|is free|is left|is used)", "(memory|ram) [usage|info|left|free|available]",
    "free (memory|ram)", "(ram|memory)?",
    "ask: (am i|are we|is the computer) (running out of|low on|short on) (memory|ram)",
    "do: (show|check|tell me) the (memory|ram) [usage]",
    "ask: (what is|what's) the (memory usage|ram usage|free ram|memory situation)",
    "ask: is there enough (memory|ram) [left|]", "ask: how full is the (memory|ram)", "total (ram|memory)",
    "ask: how many (gigabytes|gigs|GB|gb) of (ram|memory) (do i have|are there|are free)", "used memory",
    "ask: can i open another big program, is there memory", "how much ram", "memory in this machine",
    "ask: how much of my (ram|memory) is (taken|used|gone)",
    "free -h", "free -m", "ask: do i have enough ram for (a big file|another browser|a game|a virtual machine)", "ask: how much memory can i still use", "ask: is my ram full", "ram left?",
    "everything is slow, is the memory full", "ask: how much memory does the machine have in total", "how many gb ram", "available memory please", "ask: are we out of memory",
)  # fmt: skip
DISK = (
    "ask: how much (disk space|space|storage|room) (is left|is free|do i have [left]|is available|is there|is on the disk)",
    "ask: how (full|big|large) is (the|my|this) (disk|drive|hard drive|ssd|hard disk)",
    "get: the (free disk space|disk usage|size of the disk|free space|available storage)",
    "know: how much (disk space|space|storage) (is left|i have [left]|is free)",
    "(disk|storage|drive) [space|usage|free|left]", "free (disk space|space|storage)", "disk?", "df",
    "ask: (is|will) the disk [be|] full [soon|]",
    "do: (show|check|tell me) the (disk space|disk usage|free space|storage)",
    "ask: (what is|what's) the (disk usage|free space|remaining storage)",
    "ask: (do i|do we) have (enough|any) (space|disk space|storage) [left|]",
    "ask: how many (gigabytes|gigs|GB|gb) are (left|free) on (the disk|my drive)",
    "ask: am i running out of (space|disk|storage)", "space left", "ask: how much of the (disk|drive) is (used|taken)",
    "can i download a big file, is there space", "hard drive space",
    "ask: how much room is there on (this computer|the disk|my laptop)",
    "df -h", "ask: can i still save big files", "ask: is there room for (a movie|my photos|20 more gigs|a backup)", "ask: how much can i still store", "i think my disk is full, check",
    "hard disk full?", "ask: how much storage is gone", "do i need a bigger disk, how full is it", "ask: is the drive (almost|nearly) full", "free gigabytes", "ask: what's left on the drive",
    "how many gigs can i still download",
)  # fmt: skip
ALL = (
    "do: (show|give me|tell me|print) [the|] (system info|system information|specs|machine info|hardware info)",
    "ask: what (are the specs of|are|is in|kind of) (this computer|the specs|this machine|computer is this)",
    "get: the (specs|system information|system info|details) of this (computer|machine)",
    "know: (what this computer has|the specs of this machine|what kind of machine this is)",
    "(system info|system information|specs|about this computer|sysinfo|neofetch|machine info)",
    "do: describe (this|my|the) (computer|machine|system|laptop)",
    "ask: (what|which) hardware (do i have|is this|is in here)",
    "do: tell me about (this computer|the machine|my system|my laptop)",
    "cpu, memory and disk", "ask: how is (the computer|my computer|this machine) doing",
    "ask: what computer (am i on|is this|do i have)", "an overview of (this machine|the system)", "system overview",
    "computer details please", "ask: what can this computer do, hardware-wise", "status of (the|this) machine",
    "ask: is this computer any good",
    "do: tell me what machine this is", "ask: what's in this box", "hardware overview please", "specs please", "ask: what does this machine have inside", "do: list the hardware", "full system report",
    "i want to sell this computer, what are the specs", "cpu, ram and disk at a glance",
)  # fmt: skip

FRAMES = {"os": OS, "cpu": CPU, "memory": MEMORY, "disk": DISK, "all": ALL}
_OSES = (
    ("Ubuntu 24.04.1 LTS", "6.8.0-45-generic"), ("Debian GNU/Linux 12 (bookworm)", "6.1.0-26-amd64"),
    ("Fedora Linux 41 (Workstation Edition)", "6.11.4-301.fc41.x86_64"),
    ("Arch Linux", "6.12.1-arch1-1"), ("Linux Mint 22", "6.8.0-38-generic"),
    ("openSUSE Tumbleweed", "6.11.7-1-default"), ("Ubuntu 22.04.5 LTS", "5.15.0-122-generic"),
    ("Pop!_OS 22.04 LTS", "6.9.3-76060903-generic"),
    ("NixOS 25.05 (Warbler)", "6.12.20"), ("Alpine Linux v3.20", "6.6.54-0-lts"),
    ("Rocky Linux 9.4 (Blue Onyx)", "5.14.0-427.el9.x86_64"), ("Raspberry Pi OS 12", "6.6.31+rpt-rpi-v8"),
)  # fmt: skip
_CPUS = (
    "Intel(R) Core(TM) i7-1185G7 @ 3.00GHz", "AMD Ryzen 7 5800X 8-Core Processor",
    "Intel(R) Xeon(R) CPU E5-2670 v3 @ 2.30GHz", "Apple M2 Pro", "AMD EPYC 7763 64-Core Processor",
    "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz",
    "AMD Ryzen 5 3600 6-Core Processor", "Apple M1", "Cortex-A76", "Intel(R) Core(TM) Ultra 7 155H",
    "12th Gen Intel(R) Core(TM) i9-12900K", "AMD Ryzen 9 7950X 16-Core Processor",
    "Intel(R) Celeron(R) N4020 CPU @ 1.10GHz", "Apple M3 Max",
)  # fmt: skip
_HOSTS = (
    "laptop",
    "desk",
    "atlas",
    "nova",
    "pluto",
    "thinkpad",
    "studio",
    "server1",
    "mini",
    "orion",
    "workstation",
    "den",
    "lab3",
    "kitchen-pi",
    "zeus",
)


@contextmanager
def made_up_machine(rng: Random) -> Iterator[None]:
    """Let system_info see a machine that we draw."""
    system = import_module("umi_local.tools.system")
    name, kernel = rng.choice(_OSES)
    host = rng.choice(_HOSTS)
    minutes = rng.randint(3, 60 * 24 * 90)
    days, hours = divmod(minutes // 60, 24)
    up = f"{days} d {hours} h" if days else f"{hours} h {minutes % 60} min"
    cores = rng.choice((1, 2, 4, 6, 8, 10, 12, 16, 24, 32, 64))
    if rng.random() < 0.2:
        release = f"{rng.randint(12, 15)}.{rng.randint(0, 6)}.{rng.randint(0, 3)}"
        text = f"macOS {release}, arm64, host name {host}.local, up {up}"
    else:
        text = f"{name}, kernel {kernel}, {rng.choice(('x86_64', 'x86_64', 'aarch64'))}, host name {host}, up {up}"
    total = rng.choice((2, 4, 8, 8, 16, 16, 32, 64, 128)) * 2**30 - rng.randint(0, 2**29)
    free = int(total * rng.uniform(0.04, 0.95))
    size = rng.choice((128, 240, 256, 500, 512, 1000, 2000, 4000)) * 10**9 - rng.randint(0, 2 * 10**10)
    left = int(size * rng.uniform(0.01, 0.97))
    cpu = f"{rng.choice(_CPUS)}, {cores} {'core' if cores == 1 else 'cores'}, load {rng.uniform(0, cores * 1.2):.2f}"
    kept = {key: getattr(system, key) for key in ("_os", "_cpu", "_memory_bytes", "_disk")}
    disk = f"{system._decimal(size)} total, {system._decimal(left)} free ({round(100 * (size - left) / size)}% used)"
    fakes = {
        "_os": lambda: text,
        "_cpu": lambda: cpu,
        "_memory_bytes": lambda: (total, free),
        "_disk": lambda _root: disk,
    }
    try:
        for key, fake in fakes.items():
            setattr(system, key, fake)
        yield
    finally:
        for key, real in kept.items():
            setattr(system, key, real)


@family("system_info", weight=8, tools=("system_info",))
def system_info(w: World) -> Steps:
    """One topic, sometimes two in a row."""
    topics = [w.rng.choices(tuple(FRAMES), (3, 3, 3.5, 3.5, 2))[0]]
    if w.chance(0.2):
        topics.append(w.pick([t for t in ("os", "cpu", "memory", "disk") if t != topics[0]]))
    seed = w.session.setdefault("machine", w.rng.random())
    for turn, topic in enumerate(topics):
        yield Ask(w.say(FRAMES[topic] if not turn else AND[topic]))
        with made_up_machine(Random(seed)):
            arguments = {} if topic == "all" else {"topic": topic}
            what = {
                "all": "The whole computer",
                "os": "The operating system",
                "cpu": "The processor",
                "memory": "The memory",
                "disk": "The disk",
            }[topic]
            observation = yield Call(f"{what} is asked about: use system_info.", "system_info", arguments)
        yield Answer("The details are known.", observation.content)


AND = {
    "os": ("and the (os|operating system)", "and what (os|system)", "which (os|system) is it", "also the os",
    "what about the operating system", "(os|operating system) too", "now the os", "and the kernel version",
        "and linux or what", "and the uptime", "os as well",
    ),
    "cpu": ("and the (cpu|processor)", "and how many cores", "what about the (cpu|processor)", "which processor",
    "also the cpu", "(cpu|processor) too", "now the cpu", "and the load",
        "and the chip", "and how busy is it", "cpu as well",
    ),
    "memory": ("and the (memory|ram)", "and how much (ram|memory)", "what about (memory|ram)", "also the (ram|memory)",
    "(memory|ram) too", "now the memory", "and free memory", "and ram?",
        "and is the memory full", "memory as well", "how about ram",
    ),
    "disk": ("and the (disk|drive)", "and how much (disk space|space)", "what about (the disk|storage|disk space)",
    "also the (disk|storage)", "disk space too", "now the disk", "and free space", "and storage?",
        "and is the disk full", "disk as well", "and how much room is left",
    ),
}  # fmt: skip
