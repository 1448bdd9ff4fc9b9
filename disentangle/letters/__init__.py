"""Template and facts in, words out. No case, no window, no store."""
