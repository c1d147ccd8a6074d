"""What leaves the kit as files: handouts on paper, editions for students and teachers, pages without a kernel."""
