"""The open case: what she answered, where she is, and how it gets written."""
