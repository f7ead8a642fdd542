# Commands for a fresh clone: `make demo`, `make test` and `make test-all`. All set up .venv themselves; constraints.txt names
# every version. Needs Python 3.11+, git and make; another interpreter: `make test PYTHON=python3.12`.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

# PyPI's Linux wheels of torch carry CUDA (gigabytes) and pin a Triton of their own: they are taken where a GPU answers.
# Elsewhere the CPU build is, which is all that the demo and the tests need, from this index where pip's own sources have
# none.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint format setup specimens triton-versions bench bench-compare microbench docs

help:
	@echo "make demo    evaluate MACE-MP-0 small on crystals and molecules, run a short MD, draw a picture"
	@echo "make test    lint, type check and the tests without those marked thorough: ten minutes on two cores"
	@echo "make test-all   the same with every test, as continuous integration runs it: half an hour"
	@echo "make lint    ruff, ruff format --check and mypy alone"
	@echo "make format  let ruff rewrite what it can"
	@echo "make setup   only the environment in .venv"
	@echo "make specimens   write the generated source that tests/kernels/specimens keeps"
	@echo "make triton-versions   compile the kernels with each Triton that may be installed: profiling/triton_versions.md"
	@echo "make docs    the site, in docs/build: open docs/build/index.html"
	@echo "make bench   asv suites on this commit and machine: results in benchmarks/results, page in .asv/html"
	@echo "make bench-compare BASE=HEAD~1   the suites on two commits, one beside the other"
	@echo "make microbench   time single operations beside what was saved last on this machine"

# Threads that wait without spinning: where others use the cores too, the demo takes its share longer, not ten times.
demo: setup
	OMP_WAIT_POLICY=passive $(BIN)/mace-fast demo --output demo

PYTEST := OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist worksteal --durations=10

test: lint
	$(PYTEST) -m 'not microbench and not thorough'

test-all: lint
	$(PYTEST)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

specimens: setup
	$(BIN)/python tests/kernels/specimens/write.py

triton-versions: setup
	$(BIN)/python -m profiling.triton_versions --jobs 2 > profiling/triton_versions.md

# BENCH is an expression that names of benchmarks match: make bench BENCH=Determinism
BENCH ?= .
bench: setup
	OMP_WAIT_POLICY=passive $(BIN)/python -m benchmarks.record --bench '$(BENCH)'

bench-compare: setup
	OMP_WAIT_POLICY=passive $(BIN)/python -m benchmarks.record --bench '$(BENCH)' --base '$(BASE)'

docs: setup
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/build

microbench: setup
	OMP_WAIT_POLICY=passive $(BIN)/pytest -q -m microbench tests/kernels/test_microbenchmarks.py --benchmark-autosave --benchmark-compare \
	    --benchmark-columns=median,iqr,rounds --benchmark-sort=fullname \
	    --benchmark-storage="file://$$PWD/benchmarks/results/micro/$$($(BIN)/python -m benchmarks.record --name)"

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# A checkout without symbolic links (a zip file, some copying tools) lacks mace_fast/kernels.
setup: $(STAMP)
	@[ -d mace_fast/kernels ] || ln -sfn ../kernels mace_fast/kernels

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mace_fast needs Python 3.11 or newer, this is " \
	    + sys.version.split()[0] + ": name another with make PYTHON=...")'
	@echo "setting up .venv, once: this takes a minute or two"
	@$(PYTHON) -m venv .venv
	@torch="$$(grep '^torch==' constraints.txt)"; \
	if nvidia-smi -L >/dev/null 2>&1; then \
	    echo "a GPU answers: installing torch with CUDA, some gigabytes"; \
	    grep -v '^triton==' constraints.txt > .venv/constraints.txt; \
	    $(PIP) install "$$(echo "$$torch" | sed s/==/===/)"; \
	else \
	    cp constraints.txt .venv/constraints.txt; \
	    $(PIP) install "$$torch+cpu" 2>/dev/null \
	        || $(PIP) install --retries 1 --extra-index-url $(TORCH_INDEX) "$$torch"; \
	fi
	@$(PIP) install -c .venv/constraints.txt -e '.[dev]'
	@touch $(STAMP)
