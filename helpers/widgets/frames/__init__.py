"""The form for coding frames."""
