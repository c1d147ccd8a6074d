"""The stage of the classroom demo."""
