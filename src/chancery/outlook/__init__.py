"""Consequences of facts: questions settled, relations and positions over time. Pure functions over facts."""
