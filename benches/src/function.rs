//! A released function that runs as a child, under a Runtime API of its own.

use crate::event::Event;
use crate::meter;
use crate::runtime::{Runtime, Said};
use crate::{NotMeasured, machine};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP's.
    pub status: u16,
    /// The body, if it is JSON.
    pub body: Value,
    /// From the spawn of the process to the arrival of the answer.
    pub since_spawn: Duration,
}

/// A function that runs. It is killed when dropped.
#[derive(Debug)]
pub struct Function {
    name: String,
    child: Child,
    runtime: Runtime,
    spawned: Instant,
}

impl Function {
    /// Starts a function from `folder`, knowing nothing but these variables; `first` waits for it, as it does in Lambda.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Machine`], when it is not built for one.
    pub async fn spawn(
        folder: &Path,
        name: &str,
        environment: &[(&'static str, String)],
        first: Option<&Event>,
    ) -> Result<Self, NotMeasured> {
        let mut runtime = Runtime::open().await?;
        if let Some(event) = first {
            runtime.give(event.to_json());
        }
        let mut command = Command::new(folder.join(name));
        command.env_clear().envs(environment.iter().map(|(name, value)| (name, value)));
        command.env("AWS_LAMBDA_RUNTIME_API", runtime.address());
        command.env("AWS_LAMBDA_FUNCTION_NAME", name);
        command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true);
        let spawned = Instant::now();
        let child = command.spawn().map_err(machine(format!("starting {name}")))?;
        Ok(Self { name: name.to_owned(), child, runtime, spawned })
    }

    /// The answer to an event that was given.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Silent`].
    pub async fn answer(&mut self) -> Result<Answer, NotMeasured> {
        let why = match self.runtime.said().await {
            Some(Said::Answered(at, reply)) => match read(&reply) {
                Some((status, body)) => {
                    return Ok(Answer { status, body, since_spawn: at - self.spawned });
                }
                None => format!("it says {reply}"),
            },
            Some(Said::Failed(why)) => why,
            None => self.fate(),
        };
        Err(NotMeasured::Silent { function: self.name.clone(), why })
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Silent`]; [`NotMeasured::Answer`] for another status than the event expects.
    pub async fn answer_to(&mut self, event: &Event) -> Result<Answer, NotMeasured> {
        self.runtime.give(event.to_json());
        let answer = self.answer().await?;
        self.expects(event, &answer)?;
        Ok(answer)
    }

    /// Asks, waits for the answer, and until the function rests.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Silent`]; [`NotMeasured::Answer`] for another status than the event expects.
    pub async fn ask(&mut self, event: &Event) -> Result<Answer, NotMeasured> {
        let answer = self.answer_to(event).await?;
        self.rests().await?;
        Ok(answer)
    }

    /// Holds an answer to its event.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Answer`] for another status than the event expects.
    pub fn expects(&self, event: &Event, answer: &Answer) -> Result<(), NotMeasured> {
        if answer.status == event.expected {
            return Ok(());
        }
        Err(NotMeasured::Answer {
            function: self.name.clone(),
            expected: event.expected,
            status: answer.status,
            body: answer.body.to_string(),
        })
    }

    /// Waits until the function polls for another event.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Silent`].
    pub async fn rests(&mut self) -> Result<(), NotMeasured> {
        if self.runtime.rests().await {
            return Ok(());
        }
        let why = self.fate();
        Err(NotMeasured::Silent { function: self.name.clone(), why })
    }

    fn fate(&mut self) -> String {
        match self.child.try_wait() {
            Ok(Some(ended)) => format!("it ended, {ended}; what it said is above"),
            _ => "it runs, and says nothing".to_owned(),
        }
    }

    /// Its process, unless that has ended.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        self.child.id()
    }

    /// The CPU time it has had.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Machine`].
    pub fn cpu(&self) -> Result<Duration, NotMeasured> {
        meter::cpu(self.child.id())
    }

    /// The most memory it has had, in KiB.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Machine`].
    pub fn peak_kib(&self) -> Result<u64, NotMeasured> {
        meter::peak_kib(self.child.id())
    }

    /// Ends it, and waits until it is gone: the next one shall have the machine to itself.
    pub async fn end(mut self) {
        // It may be gone already.
        let _ = self.child.kill().await;
    }
}

fn read(reply: &str) -> Option<(u16, Value)> {
    let reply: Value = serde_json::from_str(reply).ok()?;
    let status = reply.get("statusCode")?.as_u64()?.try_into().ok()?;
    let body = reply.get("body").and_then(Value::as_str).unwrap_or_default();
    Some((status, serde_json::from_str(body).unwrap_or_default()))
}
