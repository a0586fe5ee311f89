"""Who may come in: accounts, roles, passwords, sign-in, sessions; no act moves a case."""
