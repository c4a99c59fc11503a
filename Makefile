# make score      sets everything up and scores the samples
# make test       sets everything up and passes the tests
# make check      lint, format and types
# make benchmark  speed and completeness of reading, beside other tools
# make train      trains and measures the models
# make lock       pins the newest versions that fit pyproject.toml

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: score test check lock docs samples benchmark train clean

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

score: $(VENV)/ready
	$(BIN)/audit score samples/plans --register samples/register.csv

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto

check: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/ready
	$(BIN)/python docs/build.py

.venv-bench/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable ".[bench,dev]"
	touch $@

benchmark: .venv-bench/ready
	.venv-bench/bin/python benchmarks/words_read.py
	.venv-bench/bin/python benchmarks/word_reading.py
	.venv-bench/bin/python benchmarks/pdf_reading.py
	.venv-bench/bin/python benchmarks/cold_score.py

samples: $(VENV)/ready
	$(BIN)/python samples/build.py

train: $(VENV)/ready
	$(BIN)/python models/section-blocks/train.py
	$(BIN)/python models/outcomes/train.py
	$(BIN)/python models/provision/train.py
	$(BIN)/python models/services/train.py
	$(BIN)/python models/aspirations/train.py

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --upgrade hatchling editables ".[dev]"
	.venv-lock/bin/python -m pip freeze --exclude ehcp-audit > requirements.lock
	rm -rf .venv-lock

clean:
	rm -rf $(VENV) .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
