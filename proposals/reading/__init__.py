"""What people hand in, made readable: proposal texts, spreadsheets, rosters. No database here."""
