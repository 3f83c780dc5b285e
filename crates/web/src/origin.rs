//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

/// The network address of the visitor. A forwarded address counts only when a trusted proxy names it, and
/// then it is the nearest one that is not itself such a proxy.
pub(crate) fn address(parts: &Parts, trusted: &[IpAddr]) -> String {
    let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
        return "unknown".to_owned();
    };
    let peer = peer.ip().to_canonical();
    if !trusted.contains(&peer) {
        return peer.to_string();
    }
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let mut hops: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    while let Some(hop) = hops.pop() {
        let hop = hop.to_canonical();
        if !trusted.contains(&hop) {
            return hop.to_string();
        }
    }
    peer.to_string()
}
