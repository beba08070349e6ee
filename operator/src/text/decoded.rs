//! A file as UTF-8, with a byte 0xFF, which is never part of UTF-8, for each place that is no text of its encoding.

use super::CHUNK;
use super::encoding::{Encoding, Found};
use encoding_rs::{Decoder, DecoderResult};
use std::fs::File;
use std::io::{self, Read};

/// What stands for what cannot be decoded.
const SPOILT: u8 = 0xFF;

pub(crate) struct Decoded {
    file: File,
    /// How many bytes of the file are read.
    taken: u64,
    /// `None` of a file in UTF-8, which is handed on as it is.
    decoding: Option<Decoding>,
}

struct Decoding {
    decoder: Decoder,
    read: Vec<u8>,
    /// Which of the bytes that were read are not decoded yet.
    rest: std::ops::Range<usize>,
    decoded: Vec<u8>,
    /// Which of the bytes that were decoded are not handed on yet.
    ready: std::ops::Range<usize>,
    is_at_end: bool,
    /// Whether the decoder said its last, and must not be asked again.
    is_finished: bool,
}

impl Decoded {
    pub(super) fn new(file: File, found: &Found) -> Self {
        let decoding = (found.encoding != Encoding::Utf8).then(|| Decoding {
            decoder: found.encoding.decoding().new_decoder_without_bom_handling(),
            read: vec![0; CHUNK],
            rest: 0..0,
            decoded: vec![0; CHUNK],
            ready: 0..0,
            is_at_end: false,
            is_finished: false,
        });
        Self { file, taken: found.mark, decoding }
    }

    /// How many bytes of the file are read.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }
}

impl Read for Decoded {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let Some(decoding) = &mut self.decoding else {
            let length = self.file.read(to)?;
            self.taken += u64::try_from(length).unwrap_or_default();
            return Ok(length);
        };
        while decoding.ready.is_empty() {
            if decoding.rest.is_empty() && !decoding.is_at_end {
                let length = self.file.read(&mut decoding.read)?;
                self.taken += u64::try_from(length).unwrap_or_default();
                decoding.rest = 0..length;
                decoding.is_at_end = length == 0;
            }
            if !decoding.decode() {
                return Ok(0);
            }
        }
        let ready = decoding.decoded.get(decoding.ready.clone()).unwrap_or_default();
        let length = ready.len().min(to.len());
        to.iter_mut().zip(ready).for_each(|(to, from)| *to = *from);
        decoding.ready.start += length;
        Ok(length)
    }
}

impl Decoding {
    /// Decodes some of what was read; false when there is no more to come.
    fn decode(&mut self) -> bool {
        if self.is_finished {
            return false;
        }
        let from = self.read.get(self.rest.clone()).unwrap_or_default();
        // A place is left for what stands for a spoilt one.
        let room = self.decoded.len().saturating_sub(1);
        let to = self.decoded.get_mut(..room).unwrap_or_default();
        let (result, read, made) =
            self.decoder.decode_to_utf8_without_replacement(from, to, self.is_at_end);
        self.rest.start += read;
        self.ready = 0..made;
        match result {
            DecoderResult::InputEmpty => {
                self.is_finished = self.is_at_end;
                made > 0 || !self.is_finished
            }
            DecoderResult::OutputFull => true,
            DecoderResult::Malformed(..) => {
                if let Some(place) = self.decoded.get_mut(made) {
                    *place = SPOILT;
                }
                self.ready.end += 1;
                true
            }
        }
    }
}
