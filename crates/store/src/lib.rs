//! One store on SQLite or PostgreSQL: connections, the writer, jobs and the audit chain.
