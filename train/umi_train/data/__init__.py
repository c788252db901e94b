"""Training data: public sets, chats and the user's own sessions, read as trajectories.

```
open_source(kind, place) -> Source.trajectories(report) -> unseen(...) -> clean(...) -> divided(...) -> samples(...)
      files, hub               rows kept and skipped       duplicates    evaluation     train and      what a role
                                                           left out      sets left out  validation     sees
```

Everything is a stream. What is kept in memory are counts, hashes and the longest row.
"""

from __future__ import annotations

from umi_train.data.contamination import Contamination, Hit, local_tasks
from umi_train.data.errors import BadRow, DataError
from umi_train.data.kinds import SOURCES, open_source
from umi_train.data.report import Example, Place, Report
from umi_train.data.samples import Sample, sample_row, samples
from umi_train.data.source import Source, SourceType
from umi_train.data.split import Seen, content_key, divided, split_of, unseen
from umi_train.data.targets import targets

__all__ = [
    "SOURCES",
    "BadRow",
    "Contamination",
    "DataError",
    "Example",
    "Hit",
    "Place",
    "Report",
    "Sample",
    "Seen",
    "Source",
    "SourceType",
    "content_key",
    "divided",
    "local_tasks",
    "open_source",
    "sample_row",
    "samples",
    "split_of",
    "targets",
    "unseen",
]
