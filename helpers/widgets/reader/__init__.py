"""The articles side by side, with marks, links and coding."""
