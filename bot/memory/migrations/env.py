"""Alembic's entry: runs the migrations on the connection and in the transaction it is handed."""

from alembic import context

from bot.memory.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    # SQLite cannot alter a column in place; batch mode copies the table instead.
    render_as_batch=True,
    # The caller holds the transaction and the lock.
    transactional_ddl=False,
)
context.run_migrations()
