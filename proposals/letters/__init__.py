"""One function per kind of letter: facts in, Letter out; same name as its template."""
