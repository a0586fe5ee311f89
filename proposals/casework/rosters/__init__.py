"""名册 kept by hand: one function an act; a row that has ended stays, a case keeps its names."""
