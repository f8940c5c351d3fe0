"""A coverage-guided fuzzer of everything that reads; run outside the tests (see README.md)."""
