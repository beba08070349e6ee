//! Secrets that are handed to one party and kept here only as a hash.
//!
//! Each is 256 random bits in 43 characters of unpadded base 64 (URL alphabet), or, where it must fit into an SMS, 128
//! bits in 22. They have no `Display`, and
//! `Debug` shows dots; the way out is called `reveal`.

use crate::Malformed;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

fn encoded(random: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}

fn checked(text: &str) -> Result<String, Malformed> {
    match URL_SAFE_NO_PAD.decode(text) {
        Ok(bytes) if bytes.len() == 32 || bytes.len() == 16 => Ok(text.to_owned()),
        _ => Err(Malformed::new("secret", "凭据格式不正确，请重新开始本次办理。")),
    }
}

/// What is kept of a secret: its SHA-256. Compared only by `keys::holds`, in constant time.
#[derive(Clone, Copy)]
pub struct SecretHash(pub [u8; 32]);

impl std::fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretHash(••••)")
    }
}

/// Text that proves something by being known.
pub trait Secret {
    /// The secret itself: to hash it, or to hand it to whom it belongs.
    fn reveal(&self) -> &str;
}

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(String);

        impl $name {
            /// A new secret from 256 random bits.
            #[must_use]
            pub fn from_random(random: [u8; 32]) -> Self {
                Self(encoded(&random))
            }
        }

        impl Secret for $name {
            fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Malformed;

            fn from_str(text: &str) -> Result<Self, Malformed> {
                checked(text).map(Self)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(••••)"))
            }
        }
    };
}

secret!(
    /// Held by the browser that began a registration; sent as `Authorization: Bearer`.
    FlowToken
);
secret!(
    /// Carried by the QR code of a registration. Another secret than the [`FlowToken`], so photographing the
    /// code gives nobody the registration.
    ScanSecret
);
secret!(
    /// The part of a refresh token that is another at each use.
    RefreshSecret
);
secret!(
    /// The part of a refresh token that stays: whoever has it, with a spent [`RefreshSecret`], had a token once.
    FamilySecret
);
secret!(
    /// Held by the page that shows a QR code to sign in with, which asks with it whether it was approved.
    PollSecret
);
secret!(
    /// Held, in a cookie no script reads, by the browser that was sent to a sign-on provider. What binds the sign-in there
    /// to this browser is made of it: the nonce, and the verifier of PKCE.
    SsoSecret
);
secret!(
    /// With which a browser comes back to the portal from a sign-on provider: good once, for a minute, with its
    /// [`SsoSecret`].
    SsoCode
);
secret!(
    /// With which a page goes on once somebody has signed on.
    SsoToken
);
secret!(
    /// By which a business system is known.
    ClientSecret
);

impl FlowToken {
    /// Characters of a short one.
    pub const SHORT: usize = 22;

    /// A new secret of 128 random bits, short enough for a link in an SMS.
    #[must_use]
    pub fn short(random: [u8; 16]) -> Self {
        Self(encoded(&random))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_secret_reads_back_as_itself_and_never_shows_in_debug(random: [u8; 32]) {
            let secret = FlowToken::from_random(random);
            let read = secret.reveal().parse::<FlowToken>().unwrap();
            prop_assert_eq!(read.reveal(), secret.reveal());
            let shown = format!("{secret:?}");
            prop_assert!(!shown.contains(secret.reveal()));
        }
    }
}
