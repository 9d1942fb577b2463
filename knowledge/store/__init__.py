"""The only SQL of the knowledge package: reports and their facts, on SQLite or PostgreSQL.

`open_engine("kho.sqlite3")` → an engine whose schema is up to date. The words of a fact are stored
beside its canonical value, both as text, so that no figure ever goes through a float.
"""
