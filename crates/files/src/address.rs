use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore, RetryConfig};

use crate::FileError;

/// How long one call may take, and how long all tries together: a counter must not wait for a store that hangs.
const ONE_CALL: Duration = Duration::from_secs(20);
const ALL_TRIES: Duration = Duration::from_secs(30);
const TRIES: usize = 2;

/// The store at `bucket/prefix`; everything else comes from the usual `AWS_…` variables (`AWS_ENDPOINT` for a
/// store that is not Amazon's, `AWS_ALLOW_HTTP` for one without TLS).
pub fn s3(rest: &str) -> Result<Arc<dyn ObjectStore>, FileError> {
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.is_empty() {
        return Err(FileError::Address("s3:// needs a bucket: s3://bucket/prefix".to_owned()));
    }
    let retry = RetryConfig { max_retries: TRIES, retry_timeout: ALL_TRIES, ..RetryConfig::default() };
    let mut client = ClientOptions::new().with_timeout(ONE_CALL);
    if std::env::var("AWS_ALLOW_HTTP").is_ok_and(|value| value == "true" || value == "1") {
        client = client.with_allow_http(true);
    }
    let store = AmazonS3Builder::from_env()
        .with_client_options(client)
        .with_retry(retry)
        .with_bucket_name(bucket)
        .build()
        .map_err(|fault| FileError::Address(format!("s3://{bucket}: {fault}")))?;
    Ok(match prefix.trim_matches('/') {
        "" => Arc::new(store),
        prefix => Arc::new(PrefixStore::new(store, prefix)),
    })
}
