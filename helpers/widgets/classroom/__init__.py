"""A class's work on the projector: the head of the notebook, and the class layer in the reader."""
