"""Reading lists: what a reader collects, orders, annotates, shares and takes along."""
