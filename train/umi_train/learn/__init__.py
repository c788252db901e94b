"""Learning on the user's own machine: from what they corrected, approved or refused to a new version of a pack.

```
store -> lessons -> rows (+ replay) -> a process per role -> LoRA GGUF -> scores -> proposal -> accept | discard
 new since the    held out by         continues the pack's   a pack of   before          |
 accepted version  session            own adapters           its own     and after       `-> rollback
```

`umi learn --tools` takes calls of a tool that changed in place of lessons and trains the caller alone.
"""
