"""Pure functions from the content and her answers to an ordered plan, and what is done of it."""
