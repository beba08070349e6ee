//! Passwords: argon2id, keyed with a pepper; which implementation computes it is [`crate::argon2id`]'s business.
//!
//! m = 19456 KiB, t = 2, p = 1 (DOMAIN, passwords); kept as a PHC string whose `keyid` names the pepper:
//! `$argon2id$v=19$m=19456,t=2,p=1,keyid=cDE$<salt>$<hash>`.

use crate::argon2id::{Argon2Implementation, Cost, HASHING, Hasher, Input, OUTPUT};
use crate::ring::{BadKeys, KeyKind, Ring, Rotating, rotated};
use argon2::password_hash::phc::{self, Output, ParamsString, Salt};
use argon2::{ARGON2ID_IDENT, KeyId, Params, ParamsBuilder, Version};
use aws_lc_rs::constant_time;
use domain::{ChosenPassword, PresentedPassword};
use ports::{Entropy, Fault, random};

pub(crate) const COST: Cost = Cost { memory_kib: 19_456, passes: 2, lanes: 1 };

/// A password as it is kept: a PHC string.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Takes what the table kept.
    #[must_use]
    pub fn from_kept(phc: String) -> Self {
        Self(phc)
    }

    /// For the table.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(••••)")
    }
}

/// What a presented password is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is not the password.
    Wrong,
    /// It is.
    Right,
    /// It is, and it was kept under an older pepper or other parameters: keep this instead.
    RightKeepAnew(PasswordHash),
}

/// Hashes passwords and verifies them, under a ring of peppers.
pub struct Passwords {
    peppers: Ring<[u8; 32]>,
    hasher: Hasher,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Passwords").field(&self.peppers).finish()
    }
}

impl KeyKind for Passwords {
    const NAME: &'static str = "pepper";

    fn read(json: &str) -> Result<Self, BadKeys> {
        let peppers = Ring::read(Self::NAME, json, |key| Some(*key))?;
        Ok(Self { peppers, hasher: Hasher::of(Argon2Implementation::default()) })
    }
}

impl Rotating for Passwords {
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        rotated(Self::NAME, 'p', old, entropy)
    }
}

impl Passwords {
    /// The same peppers, hashed by the implementation that is wanted; or by `RustCrypto`'s, where that one gives another
    /// answer than a known one. [`Self::implementation`] says which.
    ///
    /// # Errors
    ///
    /// [`Fault`] when neither gives the known answers.
    pub fn hashed_by(self, wanted: Argon2Implementation) -> Result<Self, Fault> {
        Ok(Self { hasher: Hasher::proven(wanted)?, ..self })
    }

    /// Which implementation hashes.
    #[must_use]
    pub fn implementation(&self) -> Argon2Implementation {
        self.hasher.implementation()
    }

    /// Hashes a password somebody chose. About 8 ms of one core.
    ///
    /// # Errors
    ///
    /// [`Fault`] only when the parameters above are impossible.
    pub fn hash(
        &self,
        password: &ChosenPassword,
        entropy: &dyn Entropy,
    ) -> Result<PasswordHash, Fault> {
        self.make(password.reveal(), entropy)
    }

    /// Judges a password somebody presents. About 8 ms of one core; twice that when it is kept anew.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the kept hash cannot be read or its pepper is not in the ring.
    pub fn verify(
        &self,
        presented: &PresentedPassword,
        kept: &PasswordHash,
        entropy: &dyn Entropy,
    ) -> Result<Verdict, Fault> {
        const DOING: &str = "reading a kept password";
        let lasting = |reason: &'static str| Fault::lasting(DOING, reason);
        let kept =
            phc::PasswordHash::new(kept.as_str()).map_err(|_| lasting("it is not a PHC string"))?;
        let params = Params::try_from(&kept).map_err(|_| lasting("its parameters are not ours"))?;
        let (Some(salt), Some(hash)) = (kept.salt, kept.hash) else {
            return Err(lasting("it lacks salt or hash"));
        };
        if kept.algorithm != ARGON2ID_IDENT {
            return Err(lasting("it is not argon2id"));
        }
        let id = std::str::from_utf8(params.keyid()).unwrap_or_default().to_owned();
        let pepper = self.peppers.get(&id).ok_or(lasting("its pepper is not in the ring"))?;
        let is_current = id == self.peppers.current().0 && cost(&params) == COST;
        if hash.as_bytes().len() != OUTPUT {
            return Err(lasting("its hash is not of our length"));
        }
        let claimed = self.run(pepper, &params, &salt, presented.reveal())?;
        if constant_time::verify_slices_are_equal(&claimed, hash.as_bytes()).is_err() {
            return Ok(Verdict::Wrong);
        }
        if is_current {
            return Ok(Verdict::Right);
        }
        Ok(Verdict::RightKeepAnew(self.make(presented.reveal(), entropy)?))
    }

    /// Does the work of [`Self::verify`] for an account that does not exist, so that time tells nothing.
    ///
    /// # Errors
    ///
    /// As of [`Self::hash`].
    pub fn verify_nobody(&self, presented: &PresentedPassword) -> Result<(), Fault> {
        let (id, pepper) = self.peppers.current();
        let salt = Salt::new(&[0x5a; 16]).map_err(|error| Fault::lasting(HASHING, error))?;
        self.run(pepper, &parameters(id)?, &salt, presented.reveal()).map(|_| ())
    }

    fn make(&self, password: &str, entropy: &dyn Entropy) -> Result<PasswordHash, Fault> {
        let (id, pepper) = self.peppers.current();
        let impossible = |error: phc::Error| Fault::lasting(HASHING, error);
        let salt = Salt::new(&random::<16>(entropy)).map_err(impossible)?;
        let params = parameters(id)?;
        let written = ParamsString::try_from(&params)
            .map_err(|error| Fault::lasting(HASHING, error.to_string()))?;
        let hash = self.run(pepper, &params, &salt, password)?;
        let kept = phc::PasswordHash {
            algorithm: ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: written,
            salt: Some(salt),
            hash: Some(Output::new(&hash).map_err(impossible)?),
        };
        Ok(PasswordHash(kept.to_string()))
    }

    fn run(
        &self,
        pepper: &[u8; 32],
        params: &Params,
        salt: &Salt,
        password: &str,
    ) -> Result<[u8; OUTPUT], Fault> {
        self.hasher.hash(&Input {
            password: password.as_bytes(),
            salt: salt.as_ref(),
            secret: pepper,
            associated_data: params.data(),
            cost: cost(params),
        })
    }
}

fn parameters(pepper: &str) -> Result<Params, Fault> {
    let failed = |error: argon2::Error| Fault::lasting(HASHING, error.to_string());
    ParamsBuilder::new()
        .m_cost(COST.memory_kib)
        .t_cost(COST.passes)
        .p_cost(COST.lanes)
        .output_len(OUTPUT)
        .keyid(KeyId::new(pepper.as_bytes()).map_err(failed)?)
        .build()
        .map_err(failed)
}

fn cost(params: &Params) -> Cost {
    Cost { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::SystemEntropy;

    fn chosen() -> ChosenPassword {
        ChosenPassword::choose("Kq7#vbnW2x", "Kq7#vbnW2x", &[]).unwrap()
    }

    fn presented(text: &str) -> PresentedPassword {
        PresentedPassword::parse(text).unwrap()
    }

    #[test]
    fn the_right_password_is_right_and_any_other_wrong() {
        let passwords =
            Passwords::read(&Passwords::rotated(None, &SystemEntropy).unwrap()).unwrap();
        let kept = passwords.hash(&chosen(), &SystemEntropy).unwrap();
        assert!(
            kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1,keyid=cDE$"),
            "{}",
            kept.as_str()
        );
        let verify = |text| passwords.verify(&presented(text), &kept, &SystemEntropy).unwrap();
        assert_eq!(verify("Kq7#vbnW2x"), Verdict::Right);
        assert_eq!(verify("Kq7#vbnW2X"), Verdict::Wrong);
        // NFKC: the same password typed in full-width characters.
        assert_eq!(verify("Ｋq7#vbnW2x"), Verdict::Right);
    }

    #[test]
    fn a_password_kept_under_an_old_pepper_is_right_and_kept_anew_under_the_new() {
        let old = Passwords::rotated(None, &SystemEntropy).unwrap();
        let new = Passwords::rotated(Some(&old), &SystemEntropy).unwrap();
        let (old, new) = (Passwords::read(&old).unwrap(), Passwords::read(&new).unwrap());
        let kept = old.hash(&chosen(), &SystemEntropy).unwrap();
        let verdict = new.verify(&presented("Kq7#vbnW2x"), &kept, &SystemEntropy).unwrap();
        let Verdict::RightKeepAnew(kept) = verdict else { panic!("{verdict:?}") };
        let verdict = new.verify(&presented("Kq7#vbnW2x"), &kept, &SystemEntropy).unwrap();
        assert_eq!(verdict, Verdict::Right);
        // A function that still has the old ring takes it too, and leaves it: the next pepper is in its ring.
        let verdict = old.verify(&presented("Kq7#vbnW2x"), &kept, &SystemEntropy).unwrap();
        assert_ne!(verdict, Verdict::Wrong);
    }

    #[test]
    fn a_hash_is_worthless_without_its_pepper() {
        let one = Passwords::read(&Passwords::rotated(None, &SystemEntropy).unwrap()).unwrap();
        let other = Passwords::read(&Passwords::rotated(None, &SystemEntropy).unwrap()).unwrap();
        let kept = one.hash(&chosen(), &SystemEntropy).unwrap();
        let verdict = other.verify(&presented("Kq7#vbnW2x"), &kept, &SystemEntropy).unwrap();
        assert_eq!(verdict, Verdict::Wrong);
    }

    fn ring() -> String {
        Passwords::rotated(None, &SystemEntropy).unwrap()
    }

    fn by(ring: &str, implementation: Argon2Implementation) -> Passwords {
        let passwords = Passwords::read(ring).unwrap().hashed_by(implementation).unwrap();
        assert_eq!(passwords.implementation(), implementation);
        passwords
    }

    #[test]
    fn what_either_implementation_has_hashed_the_other_verifies() {
        let ring = ring();
        let both = [Argon2Implementation::Fast, Argon2Implementation::RustCrypto];
        for (one, other) in [(both[0], both[1]), (both[1], both[0])] {
            let kept = by(&ring, one).hash(&chosen(), &SystemEntropy).unwrap();
            let verify =
                |text| by(&ring, other).verify(&presented(text), &kept, &SystemEntropy).unwrap();
            assert_eq!(verify("Kq7#vbnW2x"), Verdict::Right);
            assert_eq!(verify("Kq7#vbnW2y"), Verdict::Wrong);
        }
    }

    #[test]
    fn a_hash_that_was_kept_before_there_were_two_implementations_is_verified() {
        let ring = r#"{"current":"p1","next":"p2","keys":{
            "p1":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
            "p2":"CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg="}}"#;
        let kept = PasswordHash::from_kept(
            "$argon2id$v=19$m=19456,t=2,p=1,keyid=cDE$ISEhISEhISEhISEhISEhIQ$\
             rkabfDn4o9DXBUSng/gQZzF5CqREGhNDCKVUllOkEJw"
                .to_owned(),
        );
        for implementation in [Argon2Implementation::Fast, Argon2Implementation::RustCrypto] {
            let passwords = by(ring, implementation);
            let verify = |text| passwords.verify(&presented(text), &kept, &SystemEntropy).unwrap();
            assert_eq!(verify("Kq7#vbnW2x"), Verdict::Right, "{implementation:?}");
            assert_eq!(verify("kq7#vbnW2x"), Verdict::Wrong, "{implementation:?}");
        }
    }

    #[test]
    fn associated_data_that_is_named_in_a_kept_hash_is_hashed() {
        let ring = ring();
        let passwords = by(&ring, Argon2Implementation::Fast);
        let kept = passwords.hash(&chosen(), &SystemEntropy).unwrap();
        let other = kept.as_str().replace(",keyid=cDE$", ",keyid=cDE,data=aGFsbA$");
        let other = PasswordHash::from_kept(other);
        for implementation in [Argon2Implementation::Fast, Argon2Implementation::RustCrypto] {
            let passwords = by(&ring, implementation);
            let verdict = passwords.verify(&presented("Kq7#vbnW2x"), &other, &SystemEntropy);
            assert_eq!(verdict.unwrap(), Verdict::Wrong, "{implementation:?}");
        }
    }

    #[test]
    fn a_kept_hash_of_another_length_is_a_fault() {
        let passwords = by(&ring(), Argon2Implementation::Fast);
        let kept = passwords.hash(&chosen(), &SystemEntropy).unwrap();
        let shorter: String = kept.as_str().chars().take(kept.as_str().len() - 4).collect();
        let shorter = PasswordHash::from_kept(shorter);
        assert!(passwords.verify(&presented("Kq7#vbnW2x"), &shorter, &SystemEntropy).is_err());
    }
}
