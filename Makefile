# Everything runs in .venv, which each target sets up from the locked lists in requirements/.
# Wants Python 3.11 or later; `make PYTHON=/path/to/python demo` names another one.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
DATA ?= ../shared/data
OUT ?= training/run
MODEL ?= src/twosource/models/data

bin := .venv/bin
pip := $(bin)/python -m pip --disable-pip-version-check -qq
locked := install --require-hashes --no-deps

.PHONY: demo test check format bench model senses joining stories identity lock clean

## demo: read an invented story of four reports and print its record
demo: .venv/.run
	$(bin)/twosource read examples/harbour

## test: run the tests
test: .venv/.dev
	$(bin)/python -m pytest

## check: format, lint, types, layers, tests
check: .venv/.dev
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/python -m pytest

format: .venv/.dev
	$(bin)/ruff format .
	$(bin)/ruff check --fix-only .

## bench: measure on marked-up sets and write bench/RESULTS.md; ONLY="quotes speed" for some
bench: .venv/.run
	$(bin)/python bench/run.py --data $(DATA) $(if $(ONLY),--only $(ONLY))

## model: train the reading model and write it into the package
# First the encoder with tags, trees and names; then who says what, with the lower half held.
# SAMPLE=200 makes a trial of minutes.
train = $(bin)/python -m training.train --data $(DATA) $(if $(SAMPLE),--sample $(SAMPLE) --parts 1)
model: .venv/.train
	$(train) --out $(OUT)/reading --rounds said=0 deeds=0
	$(train) --out $(OUT)/saying --start $(OUT)/reading --fresh said mix_said factual deed mix_events \
		--freeze 3 --rate 1e-4 --head-rate 3e-4 --rounds trees=1.5 names=1 said=2 deeds=1
	$(bin)/python -m training.export --run $(OUT)/saying --out $(MODEL)
	$(bin)/python -m training.senses --data $(DATA) --model $(MODEL)

## senses: let the model in the package give a vector of each word in its sentence
senses: .venv/.train
	$(bin)/python -m training.senses --data $(DATA) --model $(MODEL)

## joining: learn whom pronouns and descriptions mean, with the model that is in the package
joining: .venv/.train
	$(bin)/python -m training.joining --data $(DATA)

## stories: learn when two reports tell of one story, with the model that is in the package
stories: .venv/.train
	$(bin)/python -m training.stories --data $(DATA)

## identity: learn which words tell of one deed, with the model that is in the package
identity: .venv/.train
	$(bin)/python -m training.identity --data $(DATA)

# What the stamps say: .run, the program and what it needs; .dev, the tests' needs as well;
# .train, torch and what the training needs as well.
.venv/.made:
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Twosource wants Python 3.11 or later"'
	$(PYTHON) -m venv .venv
	touch $@

.venv/.run: .venv/.made requirements/run.txt pyproject.toml
	$(pip) $(locked) -r requirements/run.txt
	$(pip) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(pip) $(locked) -r requirements/dev.txt
	touch $@

.venv/.train: .venv/.run requirements/train.txt requirements/encoder.txt
	$(pip) $(locked) -r requirements/train.txt
	$(pip) $(locked) -r requirements/encoder.txt
	$(pip) install torch==2.13.0
	touch $@

## lock: resolve the dependencies of pyproject.toml anew
compile = $(bin)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --upgrade
lock: .venv/.dev
	$(compile) pyproject.toml --group build -o requirements/run.txt
	$(compile) pyproject.toml --group build --group dev -c requirements/run.txt -o requirements/dev.txt
	$(compile) pyproject.toml --group build --group train -c requirements/run.txt -o requirements/train.txt
	$(compile) --no-deps --group pyproject.toml:encoder -o requirements/encoder.txt

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
