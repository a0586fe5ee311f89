"""What is asked: views, lists, figures, exports and proofs; nothing here changes a record."""
