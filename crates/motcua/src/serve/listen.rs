//! The accept loop: bounded in connections and in patience, and polite when it stops.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::gate::Gate;

/// Connections at once; further ones wait in the kernel's queue.
const CONNECTIONS: usize = 4096;
/// How long a client may take over the head of a request, or keep an idle connection.
const HEAD: Duration = Duration::from_secs(30);
/// How long requests under way may take to finish once the server stops.
const GRACE: Duration = Duration::from_secs(20);

/// Serves until `stop` resolves, then lets the requests under way finish.
pub(crate) async fn serve(listener: TcpListener, gate: Gate, stop: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = Arc::clone(&places).acquire_owned().await.expect("the semaphore is never closed");
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let served = connection(stream, peer, gate.clone(), &connections);
                tokio::spawn(async move {
                    served.await;
                    drop(place);
                });
            }
            // Out of file handles, most likely: others must end before one more can begin.
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(GRACE, connections.shutdown()).await.is_err() {
        tracing::warn!("requests were still under way when the server stopped");
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    gate: Gate,
    connections: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + use<> {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = gate.clone().answer(request.map(Body::new));
        async move { Ok::<_, Infallible>(answer.await) }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let watched = connections.watch(builder.serve_connection(TokioIo::new(stream), service));
    async move {
        // A client that goes away in the middle is its own affair.
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}
