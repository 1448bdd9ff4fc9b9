"""Panels over the page, one question each. They close with Esc and never cover quick exit."""
