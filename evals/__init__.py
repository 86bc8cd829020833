"""Quality, measured: every noun against the development gold, with floors that only rise."""
