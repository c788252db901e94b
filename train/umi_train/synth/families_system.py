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
    "ask: did the computer restart",
        "an installer (wants|asks) to know my (os|operating system|architecture), what is it", "(which|what) package should i download, (deb or rpm|arm or intel|32 or 64 bit), what system is this",
        "i think the power went out (last night|at noon), how long has the machine been up", "nobody told me what (system|os|linux) they put on this (laptop|box|pc)",
        "this had better not be windows, which os is it", "the machine feels (old|outdated), which (os|kernel|release) is on it", "on the network this computer is called what", "ask: since when is this computer running",
        "ask: (what|which) (flavor|flavour|edition|build|kind) of (linux|os|operating system) (have i got|do i have here|is on this (laptop|box|server)|runs here)",
        "(distro|distribution|release|os release|linux version|host|host name|machine name|computer name|architecture) [please|?]",
        "get: the (name and version of the os|name of the distribution|name of this machine|architecture of this computer|kernel release|time since the last boot|system version)",
        "know: (whether this is linux or a mac|how long the computer has been on|what this machine is called|which kernel is running|when the machine was booted|which release of the os is installed)",
        "ask: (is this|am i on|do i have) (a 64 bit|a 32 bit|an arm|an x86) (system|machine|os)",
        "ask: (for how long|how many days|how many hours) has (this machine|the computer|the server|my laptop) been (on|up|running|awake)",
        "ask: (when|how long ago) did (i|somebody|this machine|the computer) (last|) (boot|reboot|restart|start up)",
        "the support guy (wants to know|asks) (which os i have|which operating system this is|what system i'm on)",
        "i (forgot|don't remember|have no idea) (which linux i installed|what this computer is called|which system i'm on|when i last rebooted)",
        "do: (look up|find out|print|report|name) the (operating system|kernel|hostname|host name|uptime|os release)", "(uname -r|lsb_release -a|hostnamectl|sw_vers)",
        "ask: is my (os|operating system|kernel|system) (new|old|current|recent)", "ask: on what (os|system|platform) (are we|am i|are you running) [working|here|]",
        "ask: under (what|which) name is this (machine|computer) known in the network", "linux, mac or what is it", "for a bug report: which (os|kernel|system version) is this",
        "ask: what operating system have you been installed on", "(kernel|uptime|hostname|os) please", "the (kernel|uptime|hostname|distro) of this (box|machine|pc|laptop)",
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
        "the (game|installer|program) asks which (cpu|processor) i have", "the fan (spins like mad|won't stop|is roaring), how busy is the (cpu|processor)",
        "everything (stutters|hangs|takes ages), (is the processor at its limit|what is the cpu doing|how high is the load)", "before i start a big build, how (busy|loaded) is the (cpu|machine)",
        "cores, how many",
    "does the cpu have much to do",
        "ask: (what|which) (brand|make|model|type|kind) of (cpu|processor|chip) (is this|do i have|is built in|sits in here)",
        "ask: how hard is the (cpu|processor) working [right now|at the moment]",
        "ask: is (the processor|my cpu|the cpu|my processor) (overloaded|maxed out|under load|doing anything|sleeping|idle)", "(cpu|processor) (name|type|model|usage|brand|specs) [please|?]",
        "get: the (name of the processor|processor model|core count|number of cpu cores|load average|current load|model of the cpu)",
        "know: (how many cores there are|how busy the processor is|what the load is|which chip is built in|how many cpus this box has)",
        "do: (see|find out|look up|report|print) (how many cores there are|the cpu load|which processor this is|the processor type|the load average)",
        "ask: how many (threads|jobs|workers) (does my cpu handle|can run at once|should i start on this cpu)", "ask: (single|dual|quad) core or more",
        "i want to (compile|render) something big, how many cores (do i have|are there|can i use)",
        "the (machine|laptop|computer) (lags|crawls|is sluggish|sounds like a jet), (is the cpu busy|what's the cpu load|check the load)",
        "ask: (what|which) processor (did i buy|did they build in|is under the hood|ticks in this box)", "(dual|quad|eight) core?", "ask: what's the brain of this computer, i mean the cpu",
        "ask: is there (headroom|spare capacity|some room) on the (cpu|processor)", "cpu at (full|what) load?", "load average",
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
    "everything is slow, is the memory full", "ask: how much memory does the machine have in total", "how many gb ram",
        "the (game|installer|program) needs 16 gigs of ram, do i have (that|that much|enough)", "before i open (the huge table|another vm|fifty tabs), how much memory is (left|free)",
        "the computer (swaps|stutters|hangs), (is the ram full|how much memory is free)", "ram, how much", "i have a hundred tabs open, how is the memory", "available memory please", "ask: are we out of memory",
        "ask: how much (ram|memory) (did they put in|is built into|is inside) (this box|this thing|my laptop|my computer)",
        "ask: how much (ram|memory) (is spare|is unused|is occupied|is taken up|remains|am i using) [right now|at the moment|]",
        "(free|used|spare|remaining|installed|physical) (ram|memory) [please|?]", "get: the (size of the ram|amount of free memory|memory that is left|remaining ram|used memory|memory load)",
        "know: (whether the memory is full|how much ram is left|how many gigs of ram there are|if i am low on memory)",
        "do: (see|find out|look up|report|print) (how much memory is left|how much ram there is|the memory usage|the free ram)",
        "ask: (will|does) (a big model|a virtual machine|another program|a 4 gb dataset) (fit in|still fit into) (ram|memory)",
        "ask: is (my ram|the memory|all of the ram) (used up|exhausted|taken|nearly full|full)",
        "my (programs|tabs|apps) keep (crashing|getting killed), (is there enough memory|how much ram is left|check the memory)",
        "(how big|what size) is (my|the) (ram|memory|main memory|working memory)", "ask: should i buy more (ram|memory), how full is it", "ram: how much (is there|is left|is used)?",
        "(memory|ram) (check|status|report|level|left over) [please]", "ask: how many (gigs|gigabytes|GiB|megabytes) of (ram|memory) (are in here|does it have|are unused|remain)",
        "ask: is (memory|ram) (tight|scarce|getting low) [here|]", "i (have|got) (too many tabs open|a big job), is there (enough|some) ram left",
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
    "hard disk full?", "ask: how much storage is gone", "do i need a bigger disk, how full is it", "ask: is the drive (almost|nearly) full", "free gigabytes",
        "saving (fails|doesn't work), (is the disk full|is there no space left|how much room is on the disk)", "(the camera has|my phone has) 50 gigs of photos, do they fit on (the disk|this drive)",
        "before i install (the game|linux in a vm|anything big), how much disk space is (left|free)", "space on the disk, how much", "don't let the disk run full, how much is (left|free)", "ask: what's left on the drive",
    "how many gigs can i still download",
        "ask: how much (room|space|storage) (remains|have i got|is unused|is to spare|is there still) on (the disk|this drive|the ssd|my hard drive|here)",
        "ask: (what|which) (size|capacity) has (the|my) (disk|drive|ssd|hard drive)", "(remaining|available|used|leftover|total) (disk space|storage|space on the disk|disk capacity) [please|?]",
        "get: the (space left on the disk|remaining disk space|capacity of the drive|used disk space|fill level of the disk)",
        "know: (whether the disk is full|how full the drive is|how many gigs are left|if there is room for a backup|how big the hard drive is)",
        "do: (see|find out|look up|report|print) (how much space is left|how full the disk is|the free disk space|if the drive is full)",
        "ask: (will|would|does|can) (a 10 gb file|a new game|my holiday video|a movie|another backup) (fit|still fit) on (the disk|this drive|my ssd)",
        "ask: is (the disk|my ssd|the drive|the hard drive) (used up|filled up|almost full|nearly full|crammed)",
        "it says no space left on device, (how full is the disk|check the disk|is that so)", "before i (download|install|copy) (it|a lot|something huge): how much space (is there|is left|is free)",
        "i (want|have|need) to (store|copy|download) (a lot|thousands of photos|a huge file), is there (enough room|space|enough disk)", "disk: how much is (left|free|used|full)?",
        "(disk|drive|storage) (check|status|report|level|capacity|room) [please]", "ask: should i buy a (bigger|second|new) (disk|drive|ssd), how full is this one",
        "ask: how many (gigs|terabytes|GB|gigabytes) (does the disk hold|are taken on the disk|remain on the drive|have i got left on disk)",
        "ask: how close am i to (a full disk|filling the drive|running out of disk space)", "ask: what (percentage|share|part) of the (disk|drive|ssd) is (used|full|free|taken)", "df -h .",
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
        "(describe|summarize|outline|give me a rundown of) (this machine|my hardware|the computer i'm on|this box)",
        "ask: what (sort|type|kind) of (machine|computer|laptop|box|server) (am i sitting at|is this|do i have here|are we on)",
        "all (the|) (details|data|facts|specs) (about|of) (this|my|the) (computer|machine|laptop|system)",
        "get: (a summary of this computer|the hardware details|the full specs|an overview of my system|the technical data of this machine)",
        "know: (what this machine is made of|what hardware i have|how good this computer is|what's under the hood)",
        "do: (list|print|report|collect) (the system details|the machine specs|everything about this computer|os, cpu, memory and disk)",
        "os, processor, memory, disk: (everything|all of it|the lot)", "(hardware|system|machine|computer) (report|summary|details|overview|facts|data) [please|?]",
        "i (want|have|need) to (describe|sell|insure|upgrade) (this computer|my laptop|the machine), (list the specs|what's in it|what are the specs)", "they ask for my system specs, what are they",
        "ask: what's under the hood [of this machine|of my laptop|here]", "ask: how (powerful|good|strong) is (this computer|my machine|this laptop)", "inxi",
        "ask: (what|which) (components|parts) (does this computer have|are in this machine|is my pc made of)", "the whole system at a glance",
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


@family("system_info", weight=8)
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
        "and (which|what) (distro|linux|kernel|release)", "and how long has it been (up|on|running)", "and what's it called", "same for the (os|operating system|kernel)", "and is it (linux|a mac)",
    ),
    "cpu": ("and the (cpu|processor)", "and how many cores", "what about the (cpu|processor)", "which processor",
    "also the cpu", "(cpu|processor) too", "now the cpu", "and the load",
        "and the chip", "and how busy is it", "cpu as well",
        "how about the (cpu|processor|cores|load)", "and (what|which) (chip|processor|cpu) is it", "same for the (cpu|processor)", "and the cores", "and is it (busy|under load)",
    ),
    "memory": ("and the (memory|ram)", "and how much (ram|memory)", "what about (memory|ram)", "also the (ram|memory)",
    "(memory|ram) too", "now the memory", "and free memory", "and ram?",
        "and is the memory full", "memory as well", "how about ram",
        "same for the (memory|ram)", "and how many gigs of (ram|memory)", "and is there (enough|much) (ram|memory) [left]", "and the (ram|memory) usage",
    ),
    "disk": ("and the (disk|drive)", "and how much (disk space|space)", "what about (the disk|storage|disk space)",
    "also the (disk|storage)", "disk space too", "now the disk", "and free space", "and storage?",
        "and is the disk full", "disk as well", "and how much room is left",
        "how about the (disk|drive|storage)", "same for the (disk|drive|ssd)", "and how full is the (disk|drive|ssd)", "and the hard drive", "and how many gigs are free on the disk",
    ),
}  # fmt: skip
