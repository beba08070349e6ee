//! The yardstick of a sign-in: argon2id by the library that the functions use, with their parameters, and no more.
//!
//! Each line on standard input asks for hashes: `anew <n>` allocates the 19 MiB of each, as `hash_password_into` does;
//! `kept <n>` keeps them, as the functions do. A line comes back when they are made.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::io::{BufRead as _, Write as _};

/// Why it ends early.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("argon2: {0}")]
    Argon2(argon2::Error),
    #[error(transparent)]
    Pipe(#[from] std::io::Error),
    #[error("a line is `anew <n>` or `kept <n>`")]
    Line,
}

const PASSWORD: &[u8] = b"Qin5-lantern*Xue";
const SALT: &[u8] = &[0x5a; 16];

fn main() -> Result<(), Failed> {
    let params = Params::new(19_456, 2, 1, Some(32)).map_err(Failed::Argon2)?;
    let mut memory = vec![Block::default(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut out = [0; 32];
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (how, times) = line.split_once(' ').ok_or(Failed::Line)?;
        for _ in 0..times.parse::<u32>().map_err(|_| Failed::Line)? {
            match how {
                "anew" => argon2.hash_password_into(PASSWORD, SALT, &mut out),
                "kept" => argon2.hash_password_into_with_memory(
                    PASSWORD,
                    SALT,
                    &mut out,
                    memory.as_mut_slice(),
                ),
                _ => return Err(Failed::Line),
            }
            .map_err(Failed::Argon2)?;
            // So that no optimiser finds that nobody wanted it.
            std::hint::black_box(&out);
        }
        writeln!(std::io::stdout(), "done")?;
    }
    Ok(())
}
