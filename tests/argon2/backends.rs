//! Every backend of `argon2-rust` that this processor has, forced one by one and held to RFC 9106 and to RustCrypto.
//!
//! A function takes the best backend that its processor has; here none is left out. Which were forced is printed
//! (`--nocapture`).

#![expect(clippy::unwrap_used, reason = "a hash that cannot be computed has failed")]

use argon2_rust::__internal::{blake2b_long_with_backend, hash_with_backend};
use argon2_rust::params::{Memory, TagLen};
use argon2_rust::{Algorithm, Backend, Blake2bBackend, Params, Version};
use proptest::prelude::*;

/// Algorithm of either, and the tag of RFC 9106, section 5.
const VECTORS: [(Algorithm, argon2::Algorithm, [u8; 32]); 3] = [
    (
        Algorithm::Argon2d,
        argon2::Algorithm::Argon2d,
        [
            0x51, 0x2b, 0x39, 0x1b, 0x6f, 0x11, 0x62, 0x97, 0x53, 0x71, 0xd3, 0x09, 0x19, 0x73,
            0x42, 0x94, 0xf8, 0x68, 0xe3, 0xbe, 0x39, 0x84, 0xf3, 0xc1, 0xa1, 0x3a, 0x4d, 0xb9,
            0xfa, 0xbe, 0x4a, 0xcb,
        ],
    ),
    (
        Algorithm::Argon2i,
        argon2::Algorithm::Argon2i,
        [
            0xc8, 0x14, 0xd9, 0xd1, 0xdc, 0x7f, 0x37, 0xaa, 0x13, 0xf0, 0xd7, 0x7f, 0x24, 0x94,
            0xbd, 0xa1, 0xc8, 0xde, 0x6b, 0x01, 0x6d, 0xd3, 0x88, 0xd2, 0x99, 0x52, 0xa4, 0xc4,
            0x67, 0x2b, 0x6c, 0xe8,
        ],
    ),
    (
        Algorithm::Argon2id,
        argon2::Algorithm::Argon2id,
        [
            0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b,
            0x53, 0xc9, 0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9,
            0x6b, 0x01, 0xe6, 0x59,
        ],
    ),
];

/// Costs, and everything that is hashed.
#[derive(Debug)]
struct Input {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    password: Vec<u8>,
    salt: Vec<u8>,
    secret: Vec<u8>,
    associated_data: Vec<u8>,
    length: usize,
}

/// The input of every vector of RFC 9106.
fn of_rfc() -> Input {
    Input {
        memory_kib: 32,
        passes: 3,
        lanes: 4,
        password: vec![1; 32],
        salt: vec![2; 16],
        secret: vec![3; 8],
        associated_data: vec![4; 12],
        length: 32,
    }
}

fn available() -> Vec<Backend> {
    Backend::ALL.iter().copied().filter(|backend| backend.is_available()).collect()
}

#[expect(unsafe_code, reason = "a backend is forced by an unsafe function, and no other way")]
fn forced(backend: Backend, algorithm: Algorithm, input: &Input) -> Vec<u8> {
    assert!(backend.is_available(), "{}", backend.name());
    let params = Params::builder()
        .memory(Memory::kib(u64::from(input.memory_kib)))
        .passes(input.passes)
        .lanes(input.lanes)
        .tag_len(TagLen::bytes(input.length as u64))
        .build()
        .unwrap();
    let mut tag = vec![0; input.length];
    // SAFETY: the processor has this backend, as was asserted above.
    unsafe {
        hash_with_backend(
            backend,
            algorithm,
            Version::V0x13,
            &params,
            &input.password,
            &input.salt,
            &input.secret,
            &input.associated_data,
            &mut tag,
        )
    }
    .unwrap();
    tag
}

fn by_rustcrypto(algorithm: argon2::Algorithm, input: &Input) -> Vec<u8> {
    let params = argon2::ParamsBuilder::new()
        .m_cost(input.memory_kib)
        .t_cost(input.passes)
        .p_cost(input.lanes)
        .data(argon2::AssociatedData::new(&input.associated_data).unwrap())
        .output_len(input.length)
        .build()
        .unwrap();
    let version = argon2::Version::V0x13;
    let argon2 =
        argon2::Argon2::new_with_secret(&input.secret, algorithm, version, params).unwrap();
    let mut tag = vec![0; input.length];
    argon2.hash_password_into(&input.password, &input.salt, &mut tag).unwrap();
    tag
}

#[test]
fn every_backend_of_this_processor_and_rustcrypto_give_the_vectors_of_rfc_9106() {
    for (algorithm, of_rustcrypto, tag) in VECTORS {
        assert_eq!(by_rustcrypto(of_rustcrypto, &of_rfc()), tag, "{of_rustcrypto:?}");
        for backend in available() {
            let forced = forced(backend, algorithm, &of_rfc());
            assert_eq!(forced, tag, "{} {algorithm:?}", backend.name());
        }
    }
}

#[test]
fn the_backend_that_functions_take_is_one_of_those_that_are_forced() {
    let taken = argon2_rust::detected_backend();
    let available = available();
    assert!(available.contains(&taken));
    println!("forced: {available:?}; taken: {taken:?}");
}

#[test]
fn every_backend_gives_a_password_of_our_cost_the_hash_that_rustcrypto_gives() {
    let input = Input { memory_kib: 19_456, passes: 2, lanes: 1, ..of_rfc() };
    let oracle = by_rustcrypto(argon2::Algorithm::Argon2id, &input);
    for backend in available() {
        let forced = forced(backend, Algorithm::Argon2id, &input);
        assert_eq!(forced, oracle, "{}", backend.name());
    }
}

fn inputs() -> impl Strategy<Value = Input> {
    let bytes = |length| prop::collection::vec(any::<u8>(), length);
    let cost = (1u32..5).prop_flat_map(|lanes| (Just(lanes), 8 * lanes..400, 1u32..4));
    let texts =
        (bytes(0..300usize), bytes(8..64usize), bytes(0..64usize), bytes(0..33usize), 4usize..200);
    (cost, texts).prop_map(|((lanes, memory_kib, passes), texts)| {
        let (password, salt, secret, associated_data, length) = texts;
        Input { memory_kib, passes, lanes, password, salt, secret, associated_data, length }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_backend_hashes_whatever_it_is_given_as_rustcrypto_does(input in inputs()) {
        for (algorithm, of_rustcrypto, _) in VECTORS {
            let oracle = by_rustcrypto(of_rustcrypto, &input);
            for backend in available() {
                prop_assert_eq!(&forced(backend, algorithm, &input), &oracle, "{}", backend.name());
            }
        }
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn every_backend_of_blake2b_hashes_as_the_portable_one(
        bytes in prop::collection::vec(any::<u8>(), 0..1_500),
        length in 1usize..1_100,
    ) {
        let portable = blake2b(Blake2bBackend::Scalar, &bytes, length);
        let vector = [Blake2bBackend::Sse41, Blake2bBackend::Avx2, Blake2bBackend::Avx512];
        for backend in vector.into_iter().filter(|backend| backend.is_available()) {
            prop_assert_eq!(&blake2b(backend, &bytes, length), &portable, "{}", backend.name());
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "a backend is forced by an unsafe function, and no other way")]
fn blake2b(backend: Blake2bBackend, bytes: &[u8], length: usize) -> Vec<u8> {
    assert!(backend.is_available(), "{}", backend.name());
    let mut hash = vec![0; length];
    // SAFETY: the processor has this backend, as was asserted above.
    unsafe { blake2b_long_with_backend(&mut hash, bytes, backend) }.unwrap();
    hash
}
