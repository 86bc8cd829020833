"""How the language weights are made: `python -m training --data FOLDER --out FOLDER`, end to end, one command."""
