"""The office: what is recorded, done, asked, sent and shown; the office asks the rulebook.

Arrows go down only: cli; clock, rehearsal; casework, desk; letters, reading, database;
rendering, records; work; settings.
"""
