//! The yardstick of a sign-in: argon2id with the parameters of the functions, and no more.
//!
//! Each line on standard input asks for hashes: `fast <n>` by `argon2-rust`, with its memory kept between hashes, as the
//! functions compute them; `new <n>` by the same, with new memory for each; `rustcrypto <n>` by RustCrypto's `argon2`, with its
//! memory kept. A line comes back when they are made.

use argon2_rust::params::{Memory, TagLen};
use std::io::{BufRead as _, Write as _};

/// Why it ends early.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("argon2: {0}")]
    RustCrypto(argon2::Error),
    #[error("argon2-rust: {0}")]
    Fast(argon2_rust::Error),
    #[error(transparent)]
    Pipe(#[from] std::io::Error),
    #[error("a line is `fast <n>`, `new <n>` or `rustcrypto <n>`")]
    Line,
}

const PASSWORD: &[u8] = b"Qin5-lantern*Xue";
const SALT: &[u8] = &[0x5a; 16];
const SECRET: &[u8] = &[7; 32];

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;

fn main() -> Result<(), Failed> {
    let params = argon2_rust::Params::builder()
        .memory(Memory::kib(u64::from(MEMORY_KIB)))
        .passes(PASSES)
        .lanes(1)
        .threads(1)
        .tag_len(TagLen::bytes(32))
        .build()
        .map_err(Failed::Fast)?;
    let (algorithm, version) = (argon2_rust::Algorithm::Argon2id, argon2_rust::Version::V0x13);
    let fast = argon2_rust::Argon2::new(algorithm, version, params);
    let mut hasher = argon2_rust::Argon2::new(algorithm, version, params).hasher();

    let params =
        argon2::Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(Failed::RustCrypto)?;
    let blocks = params.block_count();
    let mut memory = Vec::new();
    let (algorithm, version) = (argon2::Algorithm::Argon2id, argon2::Version::V0x13);
    let rustcrypto = argon2::Argon2::new_with_secret(SECRET, algorithm, version, params)
        .map_err(Failed::RustCrypto)?;

    let mut out = [0; 32];
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (how, times) = line.split_once(' ').ok_or(Failed::Line)?;
        for _ in 0..times.parse::<u32>().map_err(|_| Failed::Line)? {
            match how {
                "fast" => hasher
                    .hash_into_with_ad(PASSWORD, SALT, SECRET, &[], &mut out)
                    .map_err(Failed::Fast)?,
                "new" => fast
                    .hash_into_with_ad(PASSWORD, SALT, SECRET, &[], &mut out)
                    .map_err(Failed::Fast)?,
                "rustcrypto" => {
                    memory.resize(blocks, argon2::Block::default());
                    rustcrypto
                        .hash_password_into_with_memory(
                            PASSWORD,
                            SALT,
                            &mut out,
                            memory.as_mut_slice(),
                        )
                        .map_err(Failed::RustCrypto)?;
                }
                _ => return Err(Failed::Line),
            }
            // So that no optimiser finds that nobody wanted it.
            std::hint::black_box(&out);
        }
        writeln!(std::io::stdout(), "done")?;
    }
    Ok(())
}
