//! The assistant's door, spoken to as an assistant speaks: JSON-RPC, a message a line, over a pipe.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::labels;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Assistant {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl Assistant {
    fn new(db: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sidelines"))
            .args(["mcp", "--db"])
            .arg(db)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().unwrap());
        let mut assistant = Self {
            child,
            to,
            from,
            asked: 0,
        };
        let hello = assistant.ask(
            "initialize",
            json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}),
        );
        assert_eq!(hello["serverInfo"]["name"], "sidelines");
        assert!(hello["instructions"].as_str().unwrap().contains("sources"));
        assistant.say(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        assistant
    }

    fn say(&mut self, message: &Value) {
        let to = self.to.as_mut().unwrap();
        writeln!(to, "{message}").unwrap();
        to.flush().unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.say(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        let mut line = String::new();
        loop {
            line.clear();
            assert!(
                self.from.read_line(&mut line).unwrap() > 0,
                "no answer to {method}"
            );
            let answer: Value = serde_json::from_str(&line).unwrap();
            if answer["id"] == id {
                assert!(answer["error"].is_null(), "{answer}");
                return answer["result"].clone();
            }
        }
    }

    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        self.ask("tools/call", json!({"name": tool, "arguments": arguments}))
    }

    /// The answer, after a look at its sources.
    fn answer(&mut self, tool: &str, arguments: Value) -> Value {
        let result = self.call(tool, arguments);
        assert_ne!(result["isError"], true, "{result}");
        let content = &result["structuredContent"];
        let text: Value =
            serde_json::from_str(result["content"][0]["text"].as_str().unwrap()).unwrap();
        assert_eq!(&text, content, "both forms say the same");
        let sources = content["sources"].as_array().unwrap();
        assert!(!sources.is_empty(), "{tool} without sources");
        assert!(sources.iter().all(|s| s["id"].is_string()));
        content["answer"].clone()
    }
}

impl Drop for Assistant {
    fn drop(&mut self) {
        // The pipe's end is the end of the talk.
        self.to.take();
        let _ = self.child.wait();
    }
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    labels::record(&dir.path().join("sidelines.db"), |id| {
        ["dushanbe", "delhi", "qingdao", "tajikistan"]
            .iter()
            .any(|word| id.contains(word))
    });
    dir
}

#[test]
fn every_tool_answers_with_its_sources() {
    let dir = folder();
    let mut assistant = Assistant::new(&dir.path().join("sidelines.db"));
    let tools = assistant.ask("tools/list", json!({}));
    let tools: Vec<String> = tools["tools"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tool| {
            assert!(tool["description"].as_str().unwrap().len() > 30, "{tool}");
            assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
            tool["name"].as_str().unwrap().to_owned()
        })
        .collect();
    for tool in [
        "home",
        "brief",
        "pair",
        "last_met",
        "timeline",
        "coming",
        "who",
        "person",
        "organisation",
        "gathering",
        "place",
        "quotes",
        "figures",
        "disputes",
        "network",
        "count",
        "explain",
        "report",
        "search",
    ] {
        assert!(tools.iter().any(|t| t == tool), "{tool} in {tools:?}");
    }
    let pair = json!({"a": "India", "b": "Tajik", "on": "2025-06-26"});
    let brief = assistant.answer("brief", pair.clone());
    assert!(
        brief["text"]
            .as_str()
            .unwrap()
            .contains("# INDIA – TAJIKISTAN")
    );
    let met = assistant.answer("last_met", pair);
    assert_eq!(met["last"][0]["date"], "2025-06-26");
    let id = met["last"][0]["id"].as_str().unwrap().to_owned();
    let some = assistant.answer("timeline", json!({"countries": ["IN"], "kinds": ["meeting"], "from": "2023", "to": "2023", "limit": 2}));
    assert_eq!(some["contacts"].as_array().unwrap().len(), 2);
    let who = assistant.answer(
        "who",
        json!({"office": "defence minister", "of": "Tajikistan", "on": "2024-01-01"}),
    );
    assert_eq!(who["offices"][0]["answer"]["known"], "between");
    let home = assistant.answer("home", json!({}));
    assert!(!home["new"].as_array().unwrap().is_empty());
    let pair = assistant.answer("pair", json!({"a": "India", "b": "Tajik"}));
    assert_eq!(pair["last_met"]["id"], id);
    let sco = assistant.answer("organisation", json!({"name": "SCO"}));
    assert!(!sco["contacts"].as_array().unwrap().is_empty());
    let gathering = json!({"name": "SCO Defence Ministers", "on": "2021"});
    let gathering = assistant.answer("gathering", gathering);
    assert_eq!(gathering["gathering"]["date"], "2021-07-28");
    let dushanbe = assistant.answer("place", json!({"name": "Dushanbe"}));
    assert_eq!(dushanbe["place"]["country"], "TJ");
    let figures = assistant.call("figures", json!({"unit": "tonnes"}));
    assert_eq!(figures["isError"], false);
    let network = assistant.answer("network", json!({"people": true, "from": "2021"}));
    assert!(!network["edges"].as_array().unwrap().is_empty());
    let count = assistant.answer("count", json!({"profile": "dyads", "by": ["pair", "year"]}));
    assert!(count["methods"].as_str().unwrap().contains("dyads"));
    let singh = assistant.answer("person", json!({"name": "Rajnath Singh"}));
    assert_eq!(singh["name"], "Rajnath Singh");
    assistant.answer("quotes", json!({"by": "Rajnath Singh", "limit": 1}));
    let india = assistant.answer("quotes", json!({"by": "India", "about": "Tajikistan"}));
    assert!(india["matching"].as_u64().unwrap() > 0);
    assert!(india["matching"].as_u64() < india["of"].as_u64());
    assistant.answer("disputes", json!({}));
    let why = assistant.answer("explain", json!({"id": &id[..10]}));
    assert_eq!(why["id"], id);
    let report = why["reports"][0].as_str().unwrap();
    let read = assistant.answer("report", json!({"id": report}));
    assert!(read["text"].as_str().unwrap().len() > 100);
    let hits = assistant.answer("search", json!({"words": "Dushanbe Singh"}));
    assert!(hits["hits"][0]["words"].as_str().unwrap().contains("**"));
}

#[test]
fn what_cannot_be_asked_is_said_and_the_talk_goes_on() {
    let dir = folder();
    let mut assistant = Assistant::new(&dir.path().join("sidelines.db"));
    for (tool, arguments, wanted) in [
        (
            "brief",
            json!({"a": "India", "b": "Atlantis"}),
            "no country 'Atlantis'",
        ),
        (
            "brief",
            json!({"a": "India", "b": "India"}),
            "two countries are wanted",
        ),
        ("timeline", json!({"from": "yesterday"}), "is not a date"),
        (
            "timeline",
            json!({"country": "India"}),
            "unknown field `country`, expected one of `countries`",
        ),
        ("person", json!({"name": "Nobody Atall"}), "nobody named"),
        ("explain", json!({"id": "e-zzzz"}), "no entry"),
        ("report", json!({"id": "none"}), "no report 'none'"),
    ] {
        let result = assistant.call(tool, arguments);
        assert_eq!(result["isError"], true, "{tool}");
        let text = result["content"][0]["text"].as_str().unwrap();
        assert!(text.contains(wanted), "{text}");
    }
    assistant.answer("last_met", json!({"a": "IN", "b": "TJ"}));
}
