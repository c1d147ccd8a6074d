"""The machine as one more coder: marks sorted into boxes, rules switched off and on."""
