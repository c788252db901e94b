"""The command line: `umi`, `umi run` and the rest. stdout is data, stderr is diagnostics."""
