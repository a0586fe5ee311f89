"""The office in a browser: who is asking, what he may see, one POST an act."""
