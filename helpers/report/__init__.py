"""A student's report: one page with their answers, what was said of them, and what they coded."""

from helpers.report.page import build_report, write_report

__all__ = ["build_report", "write_report"]
