# Two words are enough for a newcomer: `make run` and `make test`. Both make the machine ready by themselves.

PYTHON ?= python3
POS = .venv/bin/python
# How long the simulated fair lasts: `make simulate HOURS=8` for a night, thirteen and a half minutes otherwise.
MINUTES = $(if $(HOURS),$(shell expr $(HOURS) '*' 60),13.5)

.PHONY: run desk test bench simulate lock clean

run:
	@$(PYTHON) tools/setup.py run
	@$(POS) -m pos run

desk:
	@$(PYTHON) tools/setup.py run
	@$(POS) -m pos desk --demo

test:
	@$(PYTHON) tools/setup.py check
	$(POS) -m ruff check .
	$(POS) -m ruff format --check .
	$(POS) -m mypy
	$(POS) -m mypy --platform win32 --cache-dir .mypy_cache/win32 pos
	.venv/bin/lint-imports --no-logo
	$(POS) -m pytest -q -n auto

bench:
	@$(PYTHON) tools/setup.py check
	$(POS) -m benchmarks

simulate:
	@$(PYTHON) tools/setup.py check
	$(POS) -m tests.simulation --minutes $(MINUTES)

lock:
	@$(PYTHON) tools/setup.py check
	$(POS) tools/lock.py

clean:
	rm -rf out build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find pos tests benchmarks tools -name __pycache__ -prune -exec rm -rf {} +
