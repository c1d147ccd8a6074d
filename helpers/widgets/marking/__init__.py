"""Marking written answers."""
