"""A calm plan for taking your accounts, devices and home back from an ex."""

__version__ = "0.1.0"
