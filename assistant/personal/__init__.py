"""Pages about what is kept of the person who reads them."""
