"""Citations: what a work is called in a bibliography, and where it stays to be found."""
