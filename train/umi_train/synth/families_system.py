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
        "ask: is this thing (windows|a linux box|a mac|bsd) or (something else|what)", "ask: (who|which company) makes the operating system (on here|i'm using|on this machine)",
        "get: the (host|machine|network) name of this (pc|laptop|computer)", "ask: (what|which) (name|hostname) did (they|we|i) give this (machine|server|laptop|computer)",
        "ask: has the (computer|server|laptop|machine) been on (all night|all week|since yesterday|for long)",
        "ask: (did|does) the machine (crash and restart|reboot|restart) (overnight|last night|recently|by itself)", "ask: when was the machine (last switched on|turned on|powered up|last off)",
        "do: let me (know|see) what (os|operating system|kernel|distro) (we have|is under this|is behind all this)",
        "the (os|operating system) on this (computer|machine|laptop|thing), (what is it|which one|please)",
        "know: (which operating system is installed|what the hostname is|what the kernel version is|how many days the machine has been up|whether this is a 64 bit system)",
        "(ubuntu|debian|fedora|linux|mac) or (what|something else), what (am i|are we) on",
        "get: (the uptime of this (box|server|machine|computer)|the exact os version|the kernel number|the codename of this release)",
        "i need to (write down|report|note for support) the (os version|operating system|hostname), (what is it|which is it)",
        "it (asks|wants to know) whether (i am on linux or mac|this is arm or intel|i have 64 bit), (which is it|what do i have)",
        "is it (time|high time) for a reboot, how long has (it|this machine|the computer) been (up|running)", "uptime of (this machine|the server|my laptop) [please|?]",
        "days since (the last reboot|the last restart|boot)", "up since when", "get: the (time of the last boot|days of uptime|running time since the last restart)", "os name and (version|release)",
        "what (version|edition) of (macos|ubuntu|linux|the system) (did they install|is it|do we run)", "uname -m", "hostname?",
        "the (platform|cpu architecture|kernel) (of this system|we run on), (please|what is it)", "ask: would a (deb|linux|mac|64 bit|arm) (file|program|build|package) (run|work) here, which (os|system) is this",
        "(somebody|my nephew|the it guy) (set up|installed|prepared) this computer, (what operating system|which system) did (he|they) put on it",
        "ask: what do i (answer|put|enter|write) when a form asks for my operating system", "ask: under which (os|operating system|kernel) (do you|does umi|are you) run",
        "ask: what (sort|type|family) of (os|operating system) (am i sitting in front of|is running|powers this)",
        "ask: is (this|my) (kernel|os|linux|system) (up to date|ancient|a recent one), which version is it", "(how long|since when) is it (up|running|awake) (already|now), the (computer|server)",
        "linux kernel (version|number|release) [here|on this machine|please|?]", "i (want|have|need) to (tell|give) (support|the helpdesk|my admin) (the hostname|my os version|the kernel version)",
        "before i (upgrade|update|reinstall): which (os|version of the os|release) (is on it|is this|do i have) now", "(find|look up) (the hostname|what this pc is called|the name this machine goes by)",
        "ask: how (fresh|long ago) is the last (boot|restart|reboot)", "get: (the kind of operating system this is|the name and release of the system|os, kernel and uptime)",
        "ask: can you (see|tell) (which|what) (os|system|operating system) (i use|i'm on|this runs)",
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
        "ask: (who|which company) (made|makes) (my|the|this) (processor|cpu|chip)", "ask: how much is the (cpu|processor) (doing|sweating|loaded|stressed) (right now|at the moment|just now|)",
        "ask: (intel or amd|amd or intel|arm or intel|apple or intel), what (cpu|processor|chip) is (it|this|in here)", "ask: is my (cpu|processor) (old|any good|a recent one|fast enough), (which|what) (model|one) is it",
        "get: the (cpu usage|processor load|processor name|cpu type|number of processors|load on the processor|count of cores)",
        "know: (how hard the cpu works|what processor is inside|if the processor is busy|how many cores my chip has|whether the cpu is idle|how loaded this machine is)",
        "do: (look at|have a look at|take a peek at|check up on) the (processor|cpu|cpu load|load)", "do: count (the cores|the cpu cores|the processors) (of|in) this (machine|computer|box)",
        "ask: how many (hearts|brains|cores) does (this|the) (computer|machine|processor) have, i mean cpu cores",
        "the (video export|build|render|game) (asks for|needs|wants) (eight|four|16) cores, (have i got that many|how many are there|do i have them)",
        "my (laptop|computer|pc) (gets hot|is burning hot|heats up|makes noise), is (the cpu|the processor) (busy|under load|working hard)",
        "(everything is|the computer is|my machine is) (so slow|awfully slow|crawling),  (is it the cpu|is the processor overloaded|what is the cpu load)",
        "ask: would (two|three|more) (jobs|builds|tasks) at once (overload|be too much for) the (cpu|processor)",
        "ask: with how many (threads|workers|jobs) (should|can) i (compile|build|render) (here|on this cpu)", "for make -j: how many cores (are there|do i have)",
        "(cores|threads|cpus) (in|of) this (machine|box|laptop) [please|?]", "processor (manufacturer|vendor|generation|family) [please|?]",
        "the (make and model|brand|model number|exact name) of (my|the) (cpu|processor)", "ask: what (cpu|processor|chip) (would i tell a buyer|do i write in the ad|should i name in the ad)",
        "cpu (busy or idle|under load or not|load now|usage now)?", "is something (hogging|blocking|overloading|torturing) the (cpu|processor), (how high is the load|what's the load|check)",
        "i (want|need|would like) to know (which|what) (chip|processor|cpu) (i have|is in this computer|they sold me)",
        "(the shop|the seller|the sticker) (says|claims) it has (eight|four|six) cores, (is that true|does it|how many are there)",
        "before i (start|launch) (the render|the simulation|a long job): how (busy|loaded) is the (processor|cpu)", "how many (processor|cpu) cores", "single core or multi core",
        "ask: does the (processor|cpu|chip) (have|come with) (more than one core|several cores|many cores|enough cores for video editing)",
        "ask: what (drives|powers|computes inside) this machine, (intel|amd|apple|which chip)", "load on the (box|machine|cpu|server) (now|at present|)",
        "current (cpu usage|load|processor load|cpu load) [please|?]", "ask: (can|could) the (cpu|processor) (take|handle|stand) (more|another job|one more build), how loaded is it",
        "ask: is the (load|cpu load) (high|normal|low|ok|alarming)", "the number of (cores|processors|cpu threads) (here|i can use|on this computer)", "ask: what's the (cpu|processor) (up to|at|doing)",
        "tell (me|us) (the processor|the cpu|which chip it is) and how busy it is",
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
        "ask: (what|which) amount of (ram|memory) (is in use|is left|is in this machine|have i got|is available)",
        "ask: how (much|many gigs) of the (ram|memory) (have|has) (my programs|everything|the browser) (taken|eaten up)", "ask: how (well|badly) (off|stocked) (am i|are we) for (ram|memory)",
        "ask: is (8|16|32) (gigs|gb) of (ram|memory) (built in|in here|what i have)", "ask: (do|would) i have (memory|ram) (to spare|left over|for more tabs|for another program)",
        "get: the (ram size|total memory|memory in use|share of used memory|free main memory|size of the memory|ram that is left)",
        "know: (how full the ram is|how much memory this machine has|whether i have enough ram|how much memory is in use|if there is memory to spare|how many gigs of memory are free)",
        "do: (look at|have a look at|take a peek at|keep an eye on) the (ram|memory|memory usage|free memory)", "do: let me (know|see) (how full the memory is|the amount of ram|how much ram i still have)",
        "the (browser|app|program|editor) (was killed|got killed|froze|died|says out of memory), how much (ram|memory) (is left|is free|do i have)",
        "(lots of|too many|fifty) (tabs|windows|programs) are open, is the (ram|memory) (full|enough|exhausted)",
        "i (want|plan|am about) to (load a big dataset|start a vm|run a model|edit a video), (is there enough ram|how much memory is free)",
        "my (laptop|pc|computer) (is so slow|freezes|is swapping|gets stuck), (is it the memory|is the ram full|check the ram)",
        "ask: would (a 12 gb|an 8 gb|a 30 gb) (model|dataset|image) (fit|still fit) (in|into) (my ram|memory|the free memory)", "(ram|memory): (free and total|total and used|all of it|what's left)",
        "(gigs|gigabytes) of (ram|memory) (free|left|installed|in total) [please|?]", "(size|amount) of (ram|memory|main memory) [please|?]", "percentage of (ram|memory) (used|in use|taken|free)",
        "ask: what (percentage|share|part|percent) of the (ram|memory) is (used|free|taken|left)",
        "ask: (can|could) the (machine|computer|laptop) (take|handle|stand) (more programs|another vm|one more browser), how is the memory", "vm_stat",
        "memory (full or not|free or used|situation|pressure)?", "main memory (size|usage|please)",
        "the (seller|shop|sticker|ad) (says|claims) 16 gigs of (ram|memory), (is that true|is it so|what does the machine have)",
        "ask: does this (machine|thing|laptop) have (much|plenty of|a decent amount of|enough) (ram|memory)", "ask: am i (about to run|going to run|running) out of (ram|memory)",
        "ask: how much (working memory|main memory|physical memory|ram) (does this computer offer|can programs still get|is there altogether)",
        "before (i start|starting) (the vm|the training|photoshop|the import): how much (ram|memory) is (free|unused|available)",
        "i (want|need|would like) to know (how much ram is left|if my memory is enough|how full the memory is)", "something (eats|is eating|hogs) (all|) my (memory|ram), how much is (left|free|used)",
        "is it worth (adding|buying) (ram|memory), how much is (in it|used|free)", "how is the (ram|memory) (doing|holding up|looking)", "do we still have (some|enough|spare) (ram|memory)",
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
        "ask: (what|which) amount of (space|storage|disk) (is left|is used|is still free|have i got)",
        "ask: (can|could) i (still|) (put|store|keep|save) (more|a lot more|my whole music collection|all the pictures) (here|on this disk|on the drive)",
        "ask: how (well|badly) (off|stocked) am i for (disk space|storage)", "ask: is there (any|much|plenty of|some) (space|room|storage) (left|to spare|free) on the (disk|drive|ssd|hard drive)",
        "ask: how many (gigs|gb|terabytes) is (my|the) (disk|drive|ssd|hard disk)",
        "get: the (free gigabytes on the disk|disk size|total disk space|drive capacity|percentage of used disk space|amount of free storage)",
        "know: (how many gigs the drive has|how much room the disk still has|whether a movie still fits|how close the disk is to being full|what size the ssd is|how much of the disk is taken)",
        "do: (look at|have a look at|take a peek at|keep an eye on) the (disk space|free space|disk usage|drive)",
        "do: let me (know|see) (how full the disk is|how much storage is left|the size of the drive)",
        "the (download|update|backup|copy) (failed|stopped|aborted|was cancelled), is (the disk|my drive|the ssd) full",
        "a (warning|message|popup) says (low disk space|the disk is almost full|storage is running out), (how much is left|is that true|check)",
        "i (want|plan|am about) to (back up my phone|download a game|record a video|install something big), how much (space|room|disk space) (is there|is left)",
        "(is it|is this) (a big|a small|a 500 gb|a 1 tb) (disk|drive|ssd)", "(gigs|gigabytes) (free|left|available) on (the disk|disk|my drive|this ssd) [please|?]",
        "(size|capacity) of (the|my|this) (disk|drive|ssd|hard disk) [please|?]", "percentage of (the disk|disk space|the drive) (used|in use|taken|free)",
        "disk (full or not|free and total|fill level|situation|space now)?", "ssd (space|usage|size|free) [please|?]",
        "ask: does (the disk|my drive|the ssd) have (enough room|space|enough free gigs) for (a backup|another 100 gigs|the new update|a vm)",
        "ask: how much (can|could|may) i still (download|save|record|put on the disk)",
        "ask: what is (the free|the remaining|the total|the used) (space|storage|capacity) (on|of) (the disk|this drive|my hard drive)",
        "ask: is it (time|high time|necessary) to (clean up|free some space|delete stuff), how full is the (disk|drive)",
        "ask: have i (used up|filled|run out of) (my disk|the drive|my disk space|all the storage)",
        "before (i start|starting) (the download|the backup|the export|the copy): how much (space|disk|room) is (free|left)", "do we need to (tidy up|make room), how full is the (disk|hard drive|ssd)",
        "i keep (hoarding|downloading|recording) (stuff|videos|music), how much (disk|storage|space) is left", "i (want|need|would like) to know (how much space is left|if the drive is full|how big the disk is)",
        "(storage|hard disk) (left|remaining|free|overview) please", "room (left|for more) on (the disk|the drive|my hard drive)",
        "the (drive|disk|hard disk|ssd) of this (machine|laptop|computer): (how big|how full|how much is free)", "ask: how (roomy|spacious|big) is (the|this|my) (drive|ssd|disk)",
        "disk (nearly|almost|completely) full?", "total and free (disk space|space on the disk|storage)",
        "my (holiday|wedding|camera) (videos|photos) (take|need) (80|30|200) gigs, (is there room on the disk|will the disk take them|does the drive have that much free)",
        "how is the (disk|drive|storage) (doing|looking|holding up), still (space|room|some gigs) left",
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
        "ask: what (does|would) this computer (consist of|have to offer|bring along), cpu, memory and disk",
        "ask: (what|which) (machine|computer|pc) (did i buy|did they give me|is on my desk|is this), all the specs",
        "get: (the tech specs|the data sheet|the hardware profile|a hardware summary|an inventory) of this (computer|machine|pc|laptop)",
        "know: (how well equipped this computer is|what the machine has to offer, all of it|what's inside this laptop|everything about this machine|the specs of my computer)",
        "do: give me the (lowdown|full picture|rundown|whole story) on (this machine|this computer|my hardware)", "do: (sum up|summarize|describe|profile) (my hardware|this laptop|the machine i'm on|this pc)",
        "do: (show|tell) me (what hardware is in here|all there is to know about this computer|what this laptop is made of|the whole spec sheet)",
        "for (an ad|a bug report|the insurance|my inventory|support): the (specs|full specs|hardware details|system info) of this (machine|computer|laptop)",
        "(everything|all) (you know|there is to know|you can find out) about this (computer|machine|box|laptop)", "(processor|cpu), (ram|memory), (disk|storage) and (os|operating system) please",
        "os plus cpu plus ram plus disk", "(system|hardware|machine|computer) (profile|stats|inventory|spec sheet|datasheet|info)",
        "(complete|full|whole|short) (system|hardware|machine) (info|overview|summary|report) [please|]", "ask: is this (a decent|a good|an old|a strong) (computer|machine|laptop), what are its specs",
        "ask: could you (introduce|present|describe) the (machine|computer) (we are on|you run on) to me", "ask: what (kind of|sort of) (box|computer|machine) do you (run|live|work) on",
        "ask: on what (hardware|kind of machine) (are you|do you|does umi) (running|run)",
        "the (buyer|shop|technician|it department) (wants|asks for|needs) (the specs|all the details|the hardware data) of this (computer|machine|laptop)",
        "i (bought|inherited|got|was given) this (computer|laptop|pc) (second hand|from a friend|at work|), what (is in it|are its specs|hardware does it have)",
        "my (specs|machine specs|hardware specs|pc specs) [please|?]", "lshw", "ask: how is this (machine|computer|laptop|pc) (equipped|built|configured|outfitted)",
        "this machine in (a few|three|four) lines: os, cpu, ram, disk", "i (want|need|would like) (the specs|an overview|the key facts|the vital statistics) of (this machine|this computer|my laptop)",
        "state of the machine: os, cpu, memory, disk", "check the (health|condition|state) of (the|this|my) (computer|machine): cpu, memory, disk", "computer (info|specs|facts|summary|report) please",
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
        "and (which|what) (system|os|platform) (am i on|does it run|is it)", "and the (hostname|name of the machine)", "and since when is it (up|running)", "and when was it (booted|last restarted)",
        "and (is that|am i on) (arm or intel|ubuntu|debian|linux)", "then the (os|operating system|kernel) please", "i also (need|want) the (os|operating system|os version)",
        "how about the (os|operating system|kernel|distro)", "and which (system|os) version", "(kernel|distro|hostname|uptime) (too|as well|also)", "next, the (os|operating system)",
    ),
    "cpu": ("and the (cpu|processor)", "and how many cores", "what about the (cpu|processor)", "which processor",
    "also the cpu", "(cpu|processor) too", "now the cpu", "and the load",
        "and the chip", "and how busy is it", "cpu as well",
        "how about the (cpu|processor|cores|load)", "and (what|which) (chip|processor|cpu) is it", "same for the (cpu|processor)", "and the cores", "and is it (busy|under load)",
        "next, the (cpu|processor)", "then the (cpu|processor|cpu load) please", "i also (need|want) the (cpu|processor|number of cores)", "and (who makes|what about) the (chip|processor)",
        "and (which|what) (cpu|processor) (is inside|does it have|do i have)", "and is the (cpu|processor) (idle|overloaded|loaded|stressed)", "(cores|load|processor|chip) (too|as well|also)",
        "and (intel or amd|amd or intel|arm or intel)", "and how hard does the (cpu|processor) work", "and (cores|core count|cpu load)?", "and how fast is the (cpu|processor)",
    ),
    "memory": ("and the (memory|ram)", "and how much (ram|memory)", "what about (memory|ram)", "also the (ram|memory)",
    "(memory|ram) too", "now the memory", "and free memory", "and ram?",
        "and is the memory full", "memory as well", "how about ram",
        "same for the (memory|ram)", "and how many gigs of (ram|memory)", "and is there (enough|much) (ram|memory) [left]", "and the (ram|memory) usage",
        "next, the (memory|ram)", "then the (memory|ram) please", "i also (need|want) the (memory|ram|free memory)", "and how full is the (memory|ram)", "and (what|which) amount of (ram|memory)",
        "(free|used|total) (ram|memory) (too|as well|also)", "and what (is left|is free) of the (ram|memory)", "and how (much ram|much memory) (is free|is used|is in it|does it have)",
        "do i have enough (ram|memory) too", "and (ram|memory), how much", "and the (free|used|total) (ram|memory)",
    ),
    "disk": ("and the (disk|drive)", "and how much (disk space|space)", "what about (the disk|storage|disk space)",
    "also the (disk|storage)", "disk space too", "now the disk", "and free space", "and storage?",
        "and is the disk full", "disk as well", "and how much room is left",
        "how about the (disk|drive|storage)", "same for the (disk|drive|ssd)", "and how full is the (disk|drive|ssd)", "and the hard drive", "and how many gigs are free on the disk",
        "next, the (disk|drive|storage)", "then the (disk|disk space|drive) please", "i also (need|want) the (disk|disk space|free space)", "and how big is the (disk|drive|ssd|hard drive)",
        "and (what|how much) is left on the (disk|drive)", "and is there (room|space) left on (it|the disk|the drive)", "(free|used|total) (disk space|storage) (too|as well|also)",
        "do i have enough (disk space|storage) too", "and the (free|used|total) (disk space|storage)", "and (disk|storage|ssd), how much", "and what size is the (disk|drive|ssd)",
    ),
}  # fmt: skip
