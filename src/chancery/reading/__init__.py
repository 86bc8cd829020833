"""Readers: from the grammar of a text to the facts it states, one file a noun."""
