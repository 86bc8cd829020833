"""Pictures: facts drawn as SVG by pure functions, each with its title, its description and the table of the same facts."""
