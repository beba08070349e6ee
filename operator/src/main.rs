//! `yinxin`: the operators' command line.
//!
//! Exit codes: 0 when all is done, 1 when something was refused or could not be done, 2 when the command line is wrong.
//! What was asked for goes to standard output, everything else to standard error.

mod aws;
mod command;

use clap::Parser as _;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match command::run(command::Yinxin::parse()).await {
        Ok(code) => code,
        Err(why) => {
            eprintln!("yinxin: {}", command::in_one_line(&*why));
            ExitCode::FAILURE
        }
    }
}
