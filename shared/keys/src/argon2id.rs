//! argon2id (RFC 9106), computed by one of two implementations: a fast one, and the one that it is held to.
//!
//! A setting chooses. Before the first request the fast one computes answers that are known; where it gives another, the
//! function goes on with `RustCrypto`'s. What was weighed: `docs/decisions/0034-argon2.md`.

use argon2::{AssociatedData, Block, ParamsBuilder};
use argon2_rust::params::{Memory, TagLen};
use ports::Fault;
use std::str::FromStr;
use std::sync::Mutex;

/// Bytes of a hash.
pub(crate) const OUTPUT: usize = 32;

pub(crate) const HASHING: &str = "hashing a password";

/// Which implementation computes argon2id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Argon2Implementation {
    /// `argon2-rust`, which uses the processor's vector instructions and takes half the time.
    #[default]
    Fast,
    /// `argon2` of `RustCrypto`.
    RustCrypto,
}

/// The name of no implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is neither fast nor rustcrypto")]
pub struct UnknownImplementation;

impl FromStr for Argon2Implementation {
    type Err = UnknownImplementation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "fast" => Ok(Self::Fast),
            "rustcrypto" => Ok(Self::RustCrypto),
            _ => Err(UnknownImplementation),
        }
    }
}

impl Argon2Implementation {
    /// Its name in the settings.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::RustCrypto => "rustcrypto",
        }
    }
}

/// What a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

/// What is hashed.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a> {
    pub(crate) password: &'a [u8],
    pub(crate) salt: &'a [u8],
    pub(crate) secret: &'a [u8],
    pub(crate) associated_data: &'a [u8],
    pub(crate) cost: Cost,
}

/// An input, and the hash that every implementation gives of it.
pub(crate) struct KnownAnswer {
    input: Input<'static>,
    hash: [u8; OUTPUT],
}

/// The vector of RFC 9106, section 5.3, in four lanes; and one that has one lane, as our passwords have. Together they fill
/// 224 blocks, less than a hundredth of a password's.
pub(crate) const KNOWN_ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        input: Input {
            password: &[1; 32],
            salt: &[2; 16],
            secret: &[3; 8],
            associated_data: &[4; 12],
            cost: Cost { memory_kib: 32, passes: 3, lanes: 4 },
        },
        hash: [
            0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b,
            0x53, 0xc9, 0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9,
            0x6b, 0x01, 0xe6, 0x59,
        ],
    },
    KnownAnswer {
        input: Input {
            password: b"Qin5-lantern*Xue",
            salt: &[0x5a; 16],
            secret: &[7; 32],
            associated_data: &[],
            cost: Cost { memory_kib: 64, passes: 2, lanes: 1 },
        },
        hash: [
            0x33, 0xc7, 0xdb, 0xc5, 0x62, 0xec, 0x2e, 0xe1, 0x33, 0x17, 0x3e, 0x7f, 0x37, 0x4b,
            0x27, 0x03, 0xf4, 0xeb, 0x26, 0x96, 0xd5, 0x93, 0x20, 0x8c, 0x49, 0xe3, 0xeb, 0x53,
            0xe2, 0x40, 0xde, 0xb2,
        ],
    },
];

/// An implementation, with the memory that it keeps between hashes: asking the kernel for 19 MiB again costs as much as a
/// third of a hash.
pub(crate) enum Hasher {
    Fast(Mutex<argon2_rust::Hasher>),
    RustCrypto(Mutex<Vec<Block>>),
}

impl Hasher {
    pub(crate) fn of(implementation: Argon2Implementation) -> Self {
        match implementation {
            Argon2Implementation::Fast => {
                Self::Fast(Mutex::new(fast(argon2_rust::Params::DEFAULT).hasher()))
            }
            Argon2Implementation::RustCrypto => Self::RustCrypto(Mutex::default()),
        }
    }

    /// The implementation that is wanted, if it gives the known answers; else `RustCrypto`'s, which must give them.
    pub(crate) fn proven(wanted: Argon2Implementation) -> Result<Self, Fault> {
        Self::chosen(wanted, |hasher| hasher.gives(KNOWN_ANSWERS))
    }

    fn chosen(
        wanted: Argon2Implementation,
        is_right: impl Fn(&Self) -> bool,
    ) -> Result<Self, Fault> {
        const DOING: &str = "computing known answers of argon2id";
        let oracle = Argon2Implementation::RustCrypto;
        let of = |implementation| Some(Self::of(implementation)).filter(&is_right);
        of(wanted)
            .or_else(|| of(oracle))
            .ok_or_else(|| Fault::lasting(DOING, "no implementation gives them"))
    }

    pub(crate) fn implementation(&self) -> Argon2Implementation {
        match self {
            Self::Fast(_) => Argon2Implementation::Fast,
            Self::RustCrypto(_) => Argon2Implementation::RustCrypto,
        }
    }

    fn gives(&self, known: &[KnownAnswer]) -> bool {
        known.iter().all(|known| self.hash(&known.input).is_ok_and(|hash| hash == known.hash))
    }

    /// Computes a hash.
    ///
    /// Two at once (only in tests: a Lambda has one request at a time) do not wait for each other's memory.
    pub(crate) fn hash(&self, input: &Input<'_>) -> Result<[u8; OUTPUT], Fault> {
        match self {
            Self::Fast(kept) => {
                let failed = |error: argon2_rust::Error| Fault::lasting(HASHING, error.to_string());
                let Input { password, salt, secret, associated_data, cost } = *input;
                let params = argon2_rust::Params::builder()
                    .memory(Memory::kib(u64::from(cost.memory_kib)))
                    .passes(cost.passes)
                    .lanes(cost.lanes)
                    .threads(1)
                    .tag_len(TagLen::bytes(OUTPUT as u64));
                let argon2 = fast(params.build().map_err(failed)?);
                let mut hash = [0; OUTPUT];
                match kept.try_lock() {
                    Ok(mut kept) => {
                        kept.set_argon2(argon2);
                        kept.hash_into_with_ad(password, salt, secret, associated_data, &mut hash)
                    }
                    Err(_) => {
                        argon2.hash_into_with_ad(password, salt, secret, associated_data, &mut hash)
                    }
                }
                .map_err(failed)?;
                Ok(hash)
            }
            Self::RustCrypto(kept) => {
                let failed = |error: argon2::Error| Fault::lasting(HASHING, error.to_string());
                let Input { password, salt, secret, associated_data, cost } = *input;
                let params = ParamsBuilder::new()
                    .m_cost(cost.memory_kib)
                    .t_cost(cost.passes)
                    .p_cost(cost.lanes)
                    .output_len(OUTPUT)
                    .data(AssociatedData::new(associated_data).map_err(failed)?)
                    .build()
                    .map_err(failed)?;
                let blocks = params.block_count();
                let argon2 = argon2::Argon2::new_with_secret(
                    secret,
                    argon2::Algorithm::Argon2id,
                    argon2::Version::V0x13,
                    params,
                )
                .map_err(failed)?;
                let mut hash = [0; OUTPUT];
                let mut own = Vec::new();
                let mut kept = kept.try_lock().ok();
                let memory = kept.as_deref_mut().unwrap_or(&mut own);
                memory.resize(blocks, Block::default());
                argon2
                    .hash_password_into_with_memory(
                        password,
                        salt,
                        &mut hash,
                        memory.as_mut_slice(),
                    )
                    .map_err(failed)?;
                Ok(hash)
            }
        }
    }
}

fn fast(params: argon2_rust::Params) -> argon2_rust::Argon2 {
    argon2_rust::Argon2::new(argon2_rust::Algorithm::Argon2id, argon2_rust::Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOTH: [Argon2Implementation; 2] =
        [Argon2Implementation::Fast, Argon2Implementation::RustCrypto];

    fn altered() -> Vec<KnownAnswer> {
        let altered = |known: &KnownAnswer| {
            let mut hash = known.hash;
            hash[31] ^= 1;
            KnownAnswer { input: known.input, hash }
        };
        KNOWN_ANSWERS.iter().map(altered).collect()
    }

    #[test]
    fn either_implementation_gives_the_vector_of_the_rfc_and_every_other_known_answer() {
        for implementation in BOTH {
            let hasher = Hasher::of(implementation);
            for known in KNOWN_ANSWERS {
                assert_eq!(hasher.hash(&known.input).unwrap(), known.hash, "{implementation:?}");
            }
            let proven = Hasher::proven(implementation).unwrap();
            assert_eq!(proven.implementation(), implementation);
        }
    }

    #[test]
    fn known_answers_take_less_than_a_hundredth_of_a_password() {
        let blocks = |cost: &Cost| cost.memory_kib * cost.passes;
        let known: u32 = KNOWN_ANSWERS.iter().map(|known| blocks(&known.input.cost)).sum();
        assert!(known * 100 < blocks(&crate::password::COST), "{known} blocks");
    }

    #[test]
    fn an_implementation_that_gives_another_answer_is_noticed() {
        for implementation in BOTH {
            let hasher = Hasher::of(implementation);
            assert!(hasher.gives(KNOWN_ANSWERS));
            for altered in altered() {
                assert!(!hasher.gives(&[altered]));
            }
        }
    }

    #[test]
    fn rustcrypto_hashes_where_the_fast_implementation_gives_another_answer() {
        let is_oracle =
            |hasher: &Hasher| hasher.implementation() == Argon2Implementation::RustCrypto;
        for wanted in BOTH {
            let hasher = Hasher::chosen(wanted, is_oracle).unwrap();
            assert_eq!(hasher.implementation(), Argon2Implementation::RustCrypto);
        }
    }

    #[test]
    fn nothing_hashes_where_neither_implementation_gives_the_known_answers() {
        for wanted in BOTH {
            assert!(Hasher::chosen(wanted, |_| false).is_err());
        }
    }

    #[test]
    fn an_implementation_is_named_fast_or_rustcrypto_and_by_no_other_word() {
        for implementation in BOTH {
            assert_eq!(implementation.as_str().parse(), Ok(implementation));
        }
        for text in ["", "Fast", "fast ", "argon2", "scalar", "rust-crypto"] {
            assert_eq!(text.parse::<Argon2Implementation>(), Err(UnknownImplementation), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn both_implementations_hash_alike_whatever_the_input(
            password in prop::collection::vec(any::<u8>(), 0..300),
            salt in prop::collection::vec(any::<u8>(), 8..64),
            secret in prop::collection::vec(any::<u8>(), 0..64),
            associated_data in prop::collection::vec(any::<u8>(), 0..=32),
            (lanes, memory_kib) in (1u32..5).prop_flat_map(|lanes| (Just(lanes), 8 * lanes..300)),
            passes in 1u32..4,
        ) {
            let cost = Cost { memory_kib, passes, lanes };
            let input = Input {
                password: &password,
                salt: &salt,
                secret: &secret,
                associated_data: &associated_data,
                cost,
            };
            let [fast, oracle] = BOTH.map(Hasher::of);
            prop_assert_eq!(fast.hash(&input).unwrap(), oracle.hash(&input).unwrap());
            // Memory that an earlier hash has used changes nothing.
            prop_assert_eq!(fast.hash(&input).unwrap(), oracle.hash(&input).unwrap());
        }
    }
}
