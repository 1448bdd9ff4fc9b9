"""`python -m disentangle`."""

from __future__ import annotations

import sys

from disentangle.app import main

if __name__ == "__main__":
    sys.exit(main())
