//! The binary `sidelines`: questions in, pages or JSON out. The only crate that knows a terminal.

mod args;
mod commands;
mod contacts;
mod document;
mod exit;
mod helper;
mod io;
mod output;
mod reading;
mod record;
mod screen;

use args::{Cli, Command, When};
use clap::Parser;
use exit::Outcome;
pub(crate) use sidelines_export::json;
pub(crate) use sidelines_wording::{dates, names};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.general.color {
        When::Auto => {}
        When::Always => anstream::ColorChoice::Always.write_global(),
        When::Never => anstream::ColorChoice::Never.write_global(),
    }
    match run(&cli) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            if !exit::gone(&error) {
                io::complain(&error);
            }
            exit::code(&error)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<Outcome> {
    let general = &cli.general;
    match &cli.command {
        Command::Read(args) => commands::read::run(args, general),
        Command::Brief(args) => commands::brief::run(args, general),
        Command::Timeline(args) => commands::timeline::run(args, general),
        Command::LastMet(args) => commands::last_met::run(args, general),
        Command::Who(args) => commands::who::run(args, general),
        Command::Home(args) => commands::home::run(args, general),
        Command::Pair(args) => commands::pair::run(args, general),
        Command::Person(args) => commands::person::run(args, general),
        Command::Office(args) => commands::office::run(args, general),
        Command::Organisation(args) => commands::organisation::run(args, general),
        Command::Gathering(args) => commands::gathering::run(args, general),
        Command::Place(args) => commands::place::run(args, general),
        Command::Places(args) => commands::place::run_all(args, general),
        Command::Quotes(args) => commands::quotes::run(args, general),
        Command::Figures(args) => commands::figures::run(args, general),
        Command::Disputes(args) => commands::disputes::run(args, general),
        Command::Coming(args) => commands::coming::run(args, general),
        Command::Network(args) => commands::network::run(args, general),
        Command::Changes(args) => commands::changes::run(args, general),
        Command::Gaps(args) => commands::gaps::run(args, general),
        Command::Report(args) => commands::report::run(args, general),
        Command::Count(args) => commands::count::run(args, general),
        Command::Profiles(args) => commands::profiles::run(args, general),
        Command::Explain(args) => commands::explain::run(args, general),
        Command::Serve(args) => commands::serve::run(args, general),
        Command::Export(args) => commands::export::run(args, general),
        Command::Correct(args) => commands::correct::correct(args, general),
        Command::Undo(args) => commands::correct::undo(args, general),
        Command::Corrections(args) => commands::correct::list(args, general),
        Command::Forget(args) => commands::upkeep::forget(args, general),
        Command::Rebuild(args) => commands::upkeep::rebuild(args, general),
        Command::Extract(args) => commands::extract::run(args, general),
        Command::Review(args) => commands::review::run(args, general),
        Command::Mcp(args) => commands::mcp::run(args),
        Command::Evaluate(args) => commands::evaluate::run(args, general),
        Command::Completions(args) => commands::shell::completions(args),
        Command::Man(args) => commands::shell::man(args),
    }
}
