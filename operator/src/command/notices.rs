//! `yinxin notices`: notices that wait for somebody to look.

use super::Failed;
use super::keys::say;
use crate::aws;
use clap::{Args, Subcommand};
use domain::NoticeId;
use ports::{Clock as _, SystemClock};
use std::process::ExitCode;
use store::NoticeSum;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the notices that are held.
    Held(Where),
    /// List what is summed up, over a limit: when it is told, and how many notices it is of.
    Sums(Where),
    /// Hand notices to the stream again, which sends what has not left.
    #[command(long_about = RELEASE)]
    Release(Release),
}

const RELEASE: &str = "\
Hand notices to the stream again: all that are held, or the one that is named, held or not. Messages
that have left are not sent again.

A notice is held when the day's budget of SMS is spent, or when the carrier will not take a message;
the function's log says which. Mend that first, or raise the budget, or wait for the next day: what
cannot be sent is held again. A notice is kept for seven days.";

#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The table.
    #[arg(long, env = "YINXIN_TABLE")]
    table: String,
    /// Where DynamoDB answers, if not in the AWS region.
    #[arg(long)]
    endpoint_url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Release {
    #[command(flatten)]
    place: Where,
    /// Only this one: `ntc_…`.
    #[arg(long)]
    id: Option<String>,
}

pub(crate) async fn run(command: Command) -> Result<ExitCode, Failed> {
    match command {
        Command::Held(Where { table, endpoint_url }) => {
            for id in aws::table(table, endpoint_url).await.held_notices().await? {
                say(format_args!("{id}"))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Sums(Where { table, endpoint_url }) => {
            for NoticeSum { told_at, count, .. } in
                aws::table(table, endpoint_url).await.notice_sums().await?
            {
                say(format_args!("{told_at} {count}"))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Release(Release { place: Where { table, endpoint_url }, id }) => {
            let table = aws::table(table, endpoint_url).await;
            let ids: Vec<NoticeId> = match id {
                Some(id) => vec![id.parse().map_err(|_| format!("{id} names no notice"))?],
                None => table.held_notices().await?,
            };
            let (mut released, mut gone) = (0, 0);
            for id in ids {
                if table.release_notice(&id, SystemClock.now()).await? {
                    released += 1;
                } else {
                    gone += 1;
                    eprintln!("{id} is gone");
                }
            }
            say(format_args!("released {released}"))?;
            Ok(if gone == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}
