"""``python -m mace_fast.cli``, for where the script ``mace-fast`` is not on the path."""

import sys

from mace_fast.cli.main import main

sys.exit(main())
