"""Questions, what opens after an answer, and how far a student has come."""
