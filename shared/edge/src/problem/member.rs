//! What problems tell beside the members of every problem: how each member looks in the document.

use crate::wire::matters::Granter;
use crate::wire::text;
use schemars::{JsonSchema as _, Schema, SchemaGenerator, json_schema};

/// A member of a kind of problem.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Whether every problem of the kind has it.
    pub is_required: bool,
    /// How it looks.
    pub(crate) schema: fn(&mut SchemaGenerator) -> Schema,
}

impl Member {
    /// One that every problem of the kind has.
    pub(super) const fn always(
        name: &'static str,
        schema: fn(&mut SchemaGenerator) -> Schema,
    ) -> Self {
        Self { name, is_required: true, schema }
    }

    /// One that a problem of the kind may have.
    pub(super) const fn optional(
        name: &'static str,
        schema: fn(&mut SchemaGenerator) -> Schema,
    ) -> Self {
        Self { name, is_required: false, schema }
    }
}

pub(super) fn count(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 0 })
}

pub(super) fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

pub(super) fn texts(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "type": "string" } })
}

pub(super) fn digest(generator: &mut SchemaGenerator) -> Schema {
    text::Digest::json_schema(generator)
}

pub(super) fn not_acting(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<text::NotActingReason>()
}

pub(super) fn matter_reason(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<text::MatterReason>()
}

pub(super) fn letter_reason(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<text::LetterReason>()
}

pub(super) fn document_kind(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<text::CounterDocumentName>()
}

pub(super) fn granters(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<Vec<Granter>>()
}

/// Each field that is not sound.
pub(super) fn field_errors(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["pointer", "code", "detail"],
            "properties": {
                "pointer": { "type": "string", "description": "A JSON pointer (RFC 6901) into the body, or a parameter of the query behind `?`." },
                "code": { "type": "string", "description": "What is wrong: stable for ever." },
                "detail": { "type": "string", "description": "For people, in the language of the problem." }
            }
        }
    })
}

/// Each rule that a new password breaks.
pub(super) fn broken_rules(generator: &mut SchemaGenerator) -> Schema {
    let rule = generator.subschema_for::<text::PasswordRuleName>();
    json_schema!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["rule", "detail"],
            "properties": {
                "rule": rule,
                "detail": { "type": "string", "description": "For people, in the language of the problem." }
            }
        }
    })
}
