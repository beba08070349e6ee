//! The loops of functions that the table's stream drives: changes in, and out the names of those to be told again.
//!
//! The stream hands over a batch and wants to know which of it failed (`ReportBatchItemFailures`): it goes back to the
//! first of those and hands over everything from there again. So what is done twice must be done once, which is the
//! flow's to see to. Notices and SMS codes come by one loop, in the order in which they were put.

use crate::boot::Fatal;
use crate::log;
use crate::problem::causes;
use crate::serve::left_of;
use domain::{CaseId, CodeSending, NoticeId};
use flows::notices::{Delivered, Held, NotDelivered};
use flows::sms::deliver::{CodeDelivery, DeliverCodeError};
use lambda_runtime::{LambdaEvent, service_fn};
use outside::timeouts;
use ports::{Fault, SystemClock};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use tracing::Instrument as _;

/// A batch, as far as it matters here.
#[derive(Deserialize)]
struct Batch {
    #[serde(rename = "Records")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
struct Record {
    dynamodb: Change,
}

#[derive(Deserialize)]
struct Change {
    #[serde(rename = "Keys")]
    keys: Keys,
    #[serde(rename = "SequenceNumber")]
    sequence_number: String,
}

#[derive(Deserialize)]
struct Keys {
    pk: Text,
    sk: Text,
}

#[derive(Deserialize)]
struct Text {
    #[serde(rename = "S")]
    s: String,
}

/// Which of a batch failed.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Failures {
    #[serde(rename = "batchItemFailures")]
    failures: Vec<Failure>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Failure {
    #[serde(rename = "itemIdentifier")]
    sequence_number: String,
}

/// Has notices and SMS codes delivered until Lambda ends the function.
///
/// # Errors
///
/// [`Fatal::Runtime`] when the runtime gives up.
pub async fn consume<D, F, C, G>(deliver: D, deliver_code: C) -> Result<(), Fatal>
where
    D: Fn(NoticeId) -> F,
    F: Future<Output = Result<Delivered, NotDelivered>> + Send,
    C: Fn(CodeSending) -> G,
    G: Future<Output = Result<CodeDelivery, DeliverCodeError>> + Send,
{
    let (deliver, deliver_code) = (&deliver, &deliver_code);
    let service = service_fn(move |event: LambdaEvent<Batch>| async move {
        let span = log::span_of_batch(&event.context);
        let left = move || left_of(event.context.deadline, &SystemClock);
        let done = all(event.payload, deliver, deliver_code, left).instrument(span).await;
        Ok::<_, lambda_runtime::Error>(done)
    });
    Ok(lambda_runtime::run(service).await?)
}

/// Has new cases counted until Lambda ends the function: a batch at a time, whole or not at all.
///
/// # Errors
///
/// [`Fatal::Runtime`] when the runtime gives up.
pub async fn consume_cases<D, F>(count: D) -> Result<(), Fatal>
where
    D: Fn(Vec<CaseId>) -> F,
    F: Future<Output = Result<(), Fault>> + Send,
{
    let count = &count;
    let service = service_fn(move |event: LambdaEvent<Batch>| async move {
        let span = log::span_of_batch(&event.context);
        Ok::<_, lambda_runtime::Error>(counted(event.payload, count).instrument(span).await)
    });
    Ok(lambda_runtime::run(service).await?)
}

async fn counted<D, F>(batch: Batch, count: &D) -> Failures
where
    D: Fn(Vec<CaseId>) -> F,
    F: Future<Output = Result<(), Fault>> + Send,
{
    let named = |Record { dynamodb: Change { keys, .. } }: &Record| {
        store::key::case_named(&keys.pk.s, &keys.sk.s)
    };
    let cases: Vec<CaseId> = batch.records.iter().filter_map(named).collect();
    let (many, began) = (cases.len(), Instant::now());
    let Err(fault) = count(cases).await else {
        let duration_ms = milliseconds(began);
        tracing::info!(event = "cases.counted", many, duration_ms, "{many} cases counted");
        return Failures::default();
    };
    let (cause, duration_ms) = (causes(&fault), milliseconds(began));
    tracing::error!(
        event = "cases.uncounted",
        many,
        duration_ms,
        cause,
        "counting {many} cases: {fault}"
    );
    let failed = |Record { dynamodb: Change { sequence_number, .. } }| Failure { sequence_number };
    Failures { failures: batch.records.into_iter().map(failed).collect() }
}

fn milliseconds(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// How long a notice may take, to two people and of a carrier that hangs: its row, and for each a claim, a try, and the
/// claim given back. One is begun only while there is so much time left; what is begun and cut off waits for a minute.
const NOTICE: Duration =
    timeouts::TABLE.saturating_mul(5).saturating_add(timeouts::CARRIER.saturating_mul(2));

/// How long a code may take, of a carrier that hangs: its rows, a claim, a try, and the claim given back.
const CODE: Duration = timeouts::TABLE.saturating_mul(3).saturating_add(timeouts::CARRIER);

/// One after the other: a batch is small, and a carrier in trouble is not helped by haste.
async fn all<D, F, C, G>(
    batch: Batch,
    deliver: &D,
    deliver_code: &C,
    left: impl Fn() -> Option<Duration>,
) -> Failures
where
    D: Fn(NoticeId) -> F,
    F: Future<Output = Result<Delivered, NotDelivered>>,
    C: Fn(CodeSending) -> G,
    G: Future<Output = Result<CodeDelivery, DeliverCodeError>>,
{
    let mut failures = Failures::default();
    for Record { dynamodb: Change { keys, sequence_number } } in batch.records {
        if let Some(sending) = store::key::code_sending_named(&keys.pk.s, &keys.sk.s) {
            let began = Instant::now();
            if left().is_some_and(|left| left < CODE) {
                tracing::info!(
                    event = "code.left",
                    sms_code.id = %sending,
                    "code {sending} is left to the next batch"
                );
            } else if is_code_done(&sending, &deliver_code(sending.clone()).await, began) {
                continue;
            }
            failures.failures.push(Failure { sequence_number });
            continue;
        }
        let Some(id) = store::key::notice_named(&keys.pk.s) else {
            // Trying again would not make it one.
            tracing::warn!(
                event = "stream.stranger",
                "a change of neither a notice nor a code came by the stream"
            );
            continue;
        };
        if left().is_some_and(|left| left < NOTICE) {
            let notice = id.as_str();
            tracing::info!(
                event = "notice.left",
                notice.id = notice,
                "notice {id} is left to the next batch"
            );
            failures.failures.push(Failure { sequence_number });
            continue;
        }
        let began = Instant::now();
        let delivered = deliver(id.clone()).await;
        let duration_ms = milliseconds(began);
        if is_done(&id, &delivered, duration_ms) {
            continue;
        }
        failures.failures.push(Failure { sequence_number });
    }
    failures
}

/// Whether a notice is dealt with; one line in the log either way. Alarms look for `is held` and for the codes.
fn is_done(id: &NoticeId, delivered: &Result<Delivered, NotDelivered>, duration_ms: u64) -> bool {
    let notice = id.as_str();
    match delivered {
        Ok(Delivered::All { sent, summed }) => {
            tracing::info!(
                event = "notice.sent",
                notice.id = notice,
                sent,
                summed,
                duration_ms,
                "notice {id}: {sent} sent"
            );
        }
        Ok(Delivered::Gone) => {
            tracing::info!(
                event = "notice.gone",
                notice.id = notice,
                duration_ms,
                "notice {id} is gone"
            );
        }
        Ok(Delivered::Held(Held::BudgetSpent)) => {
            let code = crate::problem::SMS_BUDGET.code;
            tracing::error!(
                event = "notice.held",
                notice.id = notice,
                code,
                duration_ms,
                "notice {id} is held: {code}"
            );
        }
        Ok(Delivered::Held(Held::Broken(fault))) => {
            let cause = causes(fault);
            tracing::error!(
                event = "notice.held",
                notice.id = notice,
                duration_ms,
                cause,
                "notice {id} is held: {fault}"
            );
        }
        Err(NotDelivered::InProgress) => {
            tracing::info!(
                event = "notice.in_progress",
                notice.id = notice,
                duration_ms,
                "notice {id} is being sent"
            );
            return false;
        }
        Err(NotDelivered::NotTaken(fault) | NotDelivered::Fault(fault)) => {
            let cause = causes(fault);
            tracing::error!(
                event = "notice.failed",
                notice.id = notice,
                duration_ms,
                cause,
                "notice {id}: {fault}"
            );
            return false;
        }
    }
    true
}

/// Whether a code is dealt with; one line in the log either way. An alarm looks for `sms.budget_spent`.
fn is_code_done(
    sending: &CodeSending,
    delivered: &Result<CodeDelivery, DeliverCodeError>,
    began: Instant,
) -> bool {
    let (id, duration_ms) = (sending.to_string(), milliseconds(began));
    match delivered {
        Ok(CodeDelivery::Sent) => {
            tracing::info!(event = "code.sent", sms_code.id = id, duration_ms, "code {id} is sent");
        }
        Ok(CodeDelivery::SentBefore) => {
            tracing::info!(
                event = "code.sent_before",
                sms_code.id = id,
                duration_ms,
                "code {id} was sent before"
            );
        }
        Ok(CodeDelivery::NotOwnMobile) => {
            tracing::info!(
                event = "code.nowhere",
                sms_code.id = id,
                duration_ms,
                "code {id} goes nowhere"
            );
        }
        Ok(CodeDelivery::NotAwaited) => {
            tracing::info!(
                event = "code.not_awaited",
                sms_code.id = id,
                duration_ms,
                "code {id} is not awaited"
            );
        }
        Ok(CodeDelivery::MobileLimited) => {
            tracing::warn!(
                event = "code.limited",
                sms_code.id = id,
                duration_ms,
                "code {id} is not sent: its mobile has had its share"
            );
        }
        Ok(CodeDelivery::BudgetSpent) => {
            let code = crate::problem::SMS_BUDGET.code;
            tracing::error!(
                event = "code.dropped",
                sms_code.id = id,
                code,
                duration_ms,
                "code {id} is not sent: {code}"
            );
        }
        Ok(CodeDelivery::Failed(fault)) => {
            let cause = causes(fault);
            tracing::error!(
                event = "code.dropped",
                sms_code.id = id,
                duration_ms,
                cause,
                "code {id} is not sent: {fault}"
            );
        }
        Err(DeliverCodeError::InProgress) => {
            tracing::info!(
                event = "code.in_progress",
                sms_code.id = id,
                duration_ms,
                "code {id} is being sent"
            );
            return false;
        }
        Err(DeliverCodeError::NotTaken(fault) | DeliverCodeError::Fault(fault)) => {
            let cause = causes(fault);
            tracing::error!(
                event = "code.failed",
                sms_code.id = id,
                duration_ms,
                cause,
                "code {id}: {fault}"
            );
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::Fault;
    use serde_json::json;
    use std::cell::RefCell;

    fn id(number: u8) -> NoticeId {
        NoticeId::from_random([number; 16])
    }

    fn batch(keys: &[String]) -> Batch {
        let record = |(at, pk): (usize, &String)| {
            json!({
                "eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb",
                "dynamodb": {
                    "ApproximateCreationDateTime": 1_800_000_000.0,
                    "Keys": { "pk": { "S": pk }, "sk": { "S": "NOTICE" } },
                    "NewImage": { "sealed": { "B": "AAAA" } },
                    "SequenceNumber": format!("{at}"), "SizeBytes": 1,
                    "StreamViewType": "NEW_AND_OLD_IMAGES"
                }
            })
        };
        let records: Vec<_> = keys.iter().enumerate().map(record).collect();
        serde_json::from_value(json!({ "Records": records })).unwrap()
    }

    fn key(id: &NoticeId) -> String {
        format!("{}{id}", store::key::NOTICES)
    }

    async fn no_code(sending: CodeSending) -> Result<CodeDelivery, DeliverCodeError> {
        panic!("{sending} is no notice")
    }

    async fn no_notice(notice: NoticeId) -> Result<Delivered, NotDelivered> {
        panic!("{notice} is no code")
    }

    fn code(number: u32) -> CodeSending {
        CodeSending { sms_code: domain::SmsCodeId::from_random([7; 16]), number }
    }

    /// A batch of sendings of one code.
    fn codes(numbers: std::ops::RangeInclusive<u32>) -> Batch {
        let record = |number: u32| {
            let code = code(number).sms_code;
            let pk = format!("{}{code}", store::key::CODE_OUTBOX);
            json!({ "dynamodb": {
                "Keys": { "pk": { "S": pk }, "sk": { "S": format!("{number:010}") } },
                "SequenceNumber": number.to_string()
            } })
        };
        let records: Vec<_> = numbers.map(record).collect();
        serde_json::from_value(json!({ "Records": records })).unwrap()
    }

    fn named(failures: &Failures) -> Vec<&str> {
        failures.failures.iter().map(|one| &*one.sequence_number).collect()
    }

    #[tokio::test]
    async fn a_code_that_has_not_left_is_handed_over_again_and_no_other() {
        let asked = RefCell::new(Vec::new());
        let deliver_code = |sending: CodeSending| {
            asked.borrow_mut().push(sending.number);
            async move {
                let fault = || Fault::passing("a test", "asked for");
                match sending.number {
                    1 => Ok(CodeDelivery::Sent),
                    2 => Err(DeliverCodeError::InProgress),
                    3 => Err(DeliverCodeError::NotTaken(fault())),
                    4 => Err(fault().into()),
                    5 => Ok(CodeDelivery::Failed(fault())),
                    6 => Ok(CodeDelivery::BudgetSpent),
                    7 => Ok(CodeDelivery::MobileLimited),
                    8 => Ok(CodeDelivery::NotAwaited),
                    9 => Ok(CodeDelivery::SentBefore),
                    _ => Ok(CodeDelivery::NotOwnMobile),
                }
            }
        };
        let failures = all(codes(1..=10), &no_notice, &deliver_code, || None).await;
        assert_eq!(*asked.borrow(), (1..=10).collect::<Vec<_>>());
        assert_eq!(named(&failures), ["2", "3", "4"]);
    }

    #[tokio::test]
    async fn a_code_for_which_there_is_no_time_is_not_begun_and_is_handed_over_again() {
        let left = || Some(CODE.saturating_sub(Duration::from_millis(1)));
        let failures = all(codes(1..=2), &no_notice, &no_code, left).await;
        assert_eq!(named(&failures), ["1", "2"]);
    }

    #[tokio::test]
    async fn what_failed_is_named_and_keeps_nothing_else_from_being_done() {
        let asked = RefCell::new(Vec::new());
        let deliver = |notice: NoticeId| {
            asked.borrow_mut().push(notice.clone());
            async move {
                if notice == id(2) {
                    return Err(NotDelivered::InProgress);
                }
                if notice == id(3) {
                    return Err(Fault::passing("a test", "asked for").into());
                }
                Ok(Delivered::All { sent: 1, summed: 0 })
            }
        };
        let keys: Vec<String> = (1..=4).map(|number| key(&id(number))).collect();
        let failures = all(batch(&keys), &deliver, &no_code, || None).await;
        assert_eq!(*asked.borrow(), [id(1), id(2), id(3), id(4)]);
        let told = serde_json::to_value(&failures).unwrap();
        assert_eq!(
            told,
            json!({ "batchItemFailures": [{ "itemIdentifier": "1" }, { "itemIdentifier": "2" }] })
        );
    }

    #[tokio::test]
    async fn a_notice_for_which_there_is_no_time_is_not_begun_and_is_handed_over_again() {
        let asked = RefCell::new(0_u32);
        let deliver = |_| {
            *asked.borrow_mut() += 1;
            async { Ok(Delivered::All { sent: 1, summed: 0 }) }
        };
        let each = NOTICE.saturating_sub(Duration::from_secs(1));
        let left = || Some((NOTICE * 2).saturating_sub(each * *asked.borrow()));
        let keys: Vec<String> = (1..=4).map(|number| key(&id(number))).collect();
        let failures = all(batch(&keys), &deliver, &no_code, left).await;
        let failed: Vec<&str> = failures.failures.iter().map(|one| &*one.sequence_number).collect();
        assert_eq!((*asked.borrow(), failed), (2, vec!["2", "3"]));
    }

    #[tokio::test]
    async fn what_is_held_or_gone_or_no_notice_is_not_handed_over_again() {
        let deliver = |notice: NoticeId| async move {
            Ok(if notice == id(1) {
                Delivered::Held(Held::BudgetSpent)
            } else if notice == id(2) {
                Delivered::Held(Held::Broken(Fault::lasting("a test", "asked for")))
            } else {
                Delivered::Gone
            })
        };
        let other = key(&id(4)).to_lowercase();
        let keys = [key(&id(1)), key(&id(2)), key(&id(3)), other];
        assert_eq!(all(batch(&keys), &deliver, &no_code, || None).await, Failures::default());
        let told =
            serde_json::to_value(all(batch(&[]), &deliver, &no_code, || None).await).unwrap();
        assert_eq!(told, json!({ "batchItemFailures": [] }));
    }
}
