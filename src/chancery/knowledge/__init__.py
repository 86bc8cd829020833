"""What the readers know of the world: plain tables that a person can edit, and the loader that checks them."""

from chancery.knowledge.tables import Tables, load

__all__ = ["Tables", "load"]
