"""Tests that drive the real JupyterLab in Chromium. As a package, so that file names may repeat those in `tests/`."""
