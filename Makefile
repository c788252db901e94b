# Every target does all of its own set-up on a machine that has Python, a C++ compiler and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet -c constraints.txt
ARGS ?=

.PHONY: run test lint pack bench bench-train bench-gguf soak test-unsloth clean
.DELETE_ON_ERROR:

run: $(VENV)/.runtime
	$(BIN)/umi $(ARGS)

test: $(VENV)/.train
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Backend unsloth has an environment of its own: it wants older transformers, trl and datasets. Its own list of
# dependencies is left out, because the newest certifi it asks for is not in every index.
test-unsloth: .venv-unsloth/.ready
	.venv-unsloth/bin/python -m pytest tests/umi_train/unsloth_contract.py $(ARGS)

.venv-unsloth/.ready: constraints-unsloth.txt pyproject.toml
	$(PYTHON) -m venv .venv-unsloth
	.venv-unsloth/bin/python -m pip install --quiet -c constraints-unsloth.txt torch transformers trl datasets peft \
		bitsandbytes accelerate tokenizers gguf pyyaml filelock matplotlib numpy pydantic platformdirs typer \
		docstring-parser pint python-dateutil pytest pytest-asyncio pytest-timeout hypothesis hatchling editables
	.venv-unsloth/bin/python -m pip install --quiet --no-deps -c constraints-unsloth.txt unsloth unsloth_zoo
	.venv-unsloth/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

pack: $(VENV)/.train
	$(BIN)/python -m umi_train.nano --out umi_local/packs/nano $(ARGS)

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.engine $(ARGS)

soak: $(VENV)/.dev
	$(BIN)/python -m benchmarks.soak $(ARGS)

bench-gguf: $(VENV)/.train
	$(BIN)/python -m benchmarks.gguf $(ARGS)

bench-train: $(VENV)/.train
	$(BIN)/python -m benchmarks.train $(ARGS)

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "umi needs Python 3.11, 3.12 or 3.13; set PYTHON=/path/to/one")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.llama: constraints.txt scripts/llama_wheel.py | $(BIN)/python
	wheel=$$($(BIN)/python scripts/llama_wheel.py) && $(INSTALL) "$$wheel"
	touch $@

$(VENV)/.runtime: pyproject.toml constraints.txt $(VENV)/.llama
	$(INSTALL) -e .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(INSTALL) -e '.[dev]'
	touch $@

$(VENV)/.train: $(VENV)/.dev
	@echo "Installing the training extra (torch, transformers, trl, peft): about 1 GB, once."
	$(INSTALL) -e '.[train,dev]'
	touch $@

clean:
	rm -rf $(VENV) .venv-unsloth build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
