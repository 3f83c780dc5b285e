//! Keeps addresses out that point inside: whoever can set a webhook must not be able to knock at doors of the house's
//! own network through it. The check is on the resolved address that is then connected to, so no name can change its
//! mind in between.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The address points inside.
#[derive(thiserror::Error, Debug)]
#[error("the address points inside")]
pub(crate) struct Inside;

/// Resolves names, and refuses those that lead inside.
#[derive(Debug)]
pub(crate) struct Guard {
    pub allow_inside: bool,
    pub names: DefaultResolver,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        if !self.allow_inside && found.iter().any(|address| is_inside(address.ip())) {
            return Err(Error::Other(Box::new(Inside)));
        }
        Ok(found)
    }
}

/// Whether an address is none of the open internet: this machine, private and shared networks, the link, groups,
/// documentation, and IPv6 addresses that carry such an IPv4 address.
#[must_use]
pub fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_inside_v4(address),
        IpAddr::V6(address) => is_inside_v6(address),
    }
}

const fn is_inside_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || matches!(
            (a, b, c),
            (0 | 224..=255, _, _) | (100, 64..=127, _) | (192, 0, 0) | (192, 88, 99) | (198, 18 | 19, _)
        )
}

fn is_inside_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    // `::a.b.c.d` and `::ffff:a.b.c.d`, then 6to4 (2002::/16) and NAT64 (64:ff9b::/96).
    let carried = match parts {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x2002, high, low, ..] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some((high, low))
        }
        _ => None,
    };
    if let Some((high, low)) = carried {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        return is_inside_v4(Ipv4Addr::new(a, b, c, d));
    }
    // Only 2000::/3 is given out; of it, 2001::/23 is for protocols and 2001:db8::/32 and 3fff::/20 for documentation.
    parts[0] & 0xe000 != 0x2000
        || (parts[0] == 0x2001 && (parts[1] < 0x200 || parts[1] == 0xdb8))
        || (parts[0] == 0x3fff && parts[1] < 0x1000)
}
