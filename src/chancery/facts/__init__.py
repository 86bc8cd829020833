"""What a report can say: frozen values that import nothing else of Chancery."""
