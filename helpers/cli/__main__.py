"""``python -m helpers.cli`` does what ``parallax`` does."""

import sys

from helpers.cli import main

sys.exit(main())
