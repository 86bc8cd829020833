"""Bringing reports in: files, folders, JSON Lines and standard input become reports."""
