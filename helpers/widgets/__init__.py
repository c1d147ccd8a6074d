"""The kit's widgets: what students see, click and write in."""
