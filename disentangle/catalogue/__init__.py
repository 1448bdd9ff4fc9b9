"""What can be done, where exactly, and what the other person sees: checked content, frozen."""
