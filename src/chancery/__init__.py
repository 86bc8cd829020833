"""Chancery reads diplomatic reporting and keeps a dated, sourced record of it."""

__version__ = "0.1.0"
