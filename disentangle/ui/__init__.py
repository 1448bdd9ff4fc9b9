"""The window: theme, widgets and pages. Only this room and app.py know Qt."""
