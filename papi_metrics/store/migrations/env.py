"""Alembic's way in: runs the migrations on the connection, and in the transaction, that the store hands over."""

from alembic import context

from papi_metrics.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
