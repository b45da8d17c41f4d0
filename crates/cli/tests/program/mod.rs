//! Runs the program in a folder, without the user's own settings.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

pub mod labels;

use assert_cmd::Command;
use std::path::Path;

/// How a run ended and what it printed.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub fn run(dir: &Path, args: &[&str]) -> Ran {
    run_with(dir, args, "")
}

/// With something on standard input.
pub fn run_with(dir: &Path, args: &[&str], input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelines"));
    command.args(args).write_stdin(input);
    finish(command, dir)
}

/// A script for the shell, in which `$SIDELINES` is the program.
pub fn shell(dir: &Path, script: &str) -> Ran {
    let mut command = Command::new("bash");
    command
        .args(["-c", script])
        .env("SIDELINES", env!("CARGO_BIN_EXE_sidelines"));
    finish(command, dir)
}

fn finish(mut command: Command, dir: &Path) -> Ran {
    for name in [
        "SIDELINES_DB",
        "SIDELINES_DATA",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    let output = command.current_dir(dir).output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
