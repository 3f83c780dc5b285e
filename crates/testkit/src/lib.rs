//! What tests need: a PostgreSQL cluster of their own and fresh stores on both databases.
