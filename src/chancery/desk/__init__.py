"""The desk: the record as pages, on the user's own machine."""
