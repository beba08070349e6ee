//! What a stack is started with, and everything that follows from it: addresses, files, the functions' environment.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

/// How functions hand SMS to SNS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum SmsDelivery {
    /// SNS sends to the phone number.
    Direct,
    /// SNS hands the message to a gateway that subscribes to a topic.
    Topic,
}

/// What a stack is started with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The workspace: where `template.yaml` and `Cargo.toml` are.
    pub root: PathBuf,
    /// The binary `local`, to guard children with.
    pub local: PathBuf,
    /// Where its keys, its table and its logs are.
    pub data: PathBuf,
    /// Which ports it takes.
    pub ports: Ports,
    /// How SMS leave.
    pub sms: SmsDelivery,
    /// Where to look for tools besides our own.
    pub path: OsString,
}

/// Six ports in a row on loopback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    base: u16,
}

/// A port is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "port {port}, for {purpose}, is in use: stop what listens there, or take other ports with --port {}", 
    .port.saturating_add(100)
)]
pub struct PortTaken {
    /// Which.
    pub port: u16,
    /// What it is needed for.
    pub purpose: &'static str,
}

impl Ports {
    /// The greatest number the first of them may have.
    pub const GREATEST_BASE: u16 = u16::MAX - 5;

    /// The ports from `base` on; a greater one than [`Self::GREATEST_BASE`] counts as that.
    #[must_use]
    pub fn from_base(base: u16) -> Self {
        Self { base: base.min(Self::GREATEST_BASE) }
    }

    /// Where the front answers: the portal's pages, and the functions as API Gateway would have them.
    #[must_use]
    pub fn front(self) -> u16 {
        self.base
    }

    /// Where DynamoDB answers.
    #[must_use]
    pub fn dynamodb(self) -> u16 {
        self.base + 1
    }

    /// Where SNS answers.
    #[must_use]
    pub fn sns(self) -> u16 {
        self.base + 2
    }

    /// Where the simulated phone answers.
    #[must_use]
    pub fn phone(self) -> u16 {
        self.base + 3
    }

    /// Where the OpenID provider answers.
    #[must_use]
    pub fn oidc(self) -> u16 {
        self.base + 4
    }

    /// Where the emulator invokes functions.
    #[must_use]
    pub fn emulator(self) -> u16 {
        self.base + 5
    }

    /// Whether all six are free now.
    ///
    /// # Errors
    ///
    /// [`PortTaken`], with the first that is not.
    pub fn free(self) -> Result<(), PortTaken> {
        let purposes = [
            (self.front(), "the portal and the API"),
            (self.dynamodb(), "DynamoDB"),
            (self.sns(), "SNS"),
            (self.phone(), "the simulated phone"),
            (self.oidc(), "the OpenID provider"),
            (self.emulator(), "the functions"),
        ];
        for (port, purpose) in purposes {
            TcpListener::bind((Ipv4Addr::LOCALHOST, port))
                .map_err(|_| PortTaken { port, purpose })?;
        }
        Ok(())
    }
}

/// The URL of a port on loopback.
#[must_use]
pub fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

impl Settings {
    /// Where the keys are.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }

    /// Where the table is.
    #[must_use]
    pub fn table(&self) -> PathBuf {
        self.data.join("table.sqlite")
    }

    /// Where a child's log is.
    #[must_use]
    pub fn log(&self, child: &str) -> PathBuf {
        self.data.join("logs").join(format!("{child}.log"))
    }

    /// The sample of the business register.
    #[must_use]
    pub fn register(&self) -> PathBuf {
        self.root.join("operator/sample/register.csv")
    }

    /// The sample of an older hall's accounts.
    #[must_use]
    pub fn legacy(&self) -> PathBuf {
        self.root.join("operator/sample/legacy.csv")
    }

    /// The sample of a catalogue of matters.
    #[must_use]
    pub fn matters(&self) -> PathBuf {
        self.root.join("operator/src/matters.csv")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_in_one_line_that_says_what_to_do() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let taken = Ports::from_base(port).free().unwrap_err();
        assert_eq!(taken, PortTaken { port, purpose: "the portal and the API" });
        let line = taken.to_string();
        assert!(line.contains("--port") && !line.contains('\n'), "{line}");
    }

    #[test]
    fn the_six_ports_are_in_a_row_and_all_are_ports() {
        let ports = Ports::from_base(u16::MAX);
        let others = [ports.dynamodb(), ports.sns(), ports.phone(), ports.oidc(), ports.emulator()];
        assert_eq!(ports.front(), 65_530);
        assert_eq!(others, [65_531, 65_532, 65_533, 65_534, 65_535]);
    }
}
