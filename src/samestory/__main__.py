"""``python -m samestory``."""

from samestory.cli import main

main()
