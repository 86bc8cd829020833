"""Archives: the same reading over any number of reports, on one machine or many, into a lake that is written exactly once."""
