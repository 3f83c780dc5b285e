//! The content-addressed file store: local disk or S3, sniffing and limits.
