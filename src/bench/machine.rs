//! What the figures were measured on: figures of another machine, or of a busy one, are not comparable.

use serde::Serialize;

/// Machine and load; what the system does not tell is empty.
#[derive(Debug, Clone, Serialize)]
pub struct Machine {
    /// Model of the processor.
    pub cpu: String,
    /// Threads that run at once.
    pub threads: usize,
    /// Load of the last minute, five and fifteen, when the measurement began.
    pub load_before: String,
    /// The same when it ended.
    pub load_after: String,
    /// How the system hands out huge pages.
    pub huge_pages: String,
}

impl Machine {
    /// Looks at the machine; to be called before anything is measured.
    pub fn look() -> Self {
        let model = read("/proc/cpuinfo")
            .lines()
            .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
            .map(|(_, model)| model.to_owned());
        let pages = read("/sys/kernel/mm/transparent_hugepage/enabled");
        let chosen = pages.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        Self {
            cpu: model.unwrap_or_default(),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            load_before: load(),
            load_after: String::new(),
            huge_pages: chosen.map(|(chosen, _)| chosen.to_owned()).unwrap_or_default(),
        }
    }

    /// Notes the load at the end.
    pub fn leave(&mut self) {
        self.load_after = load();
    }
}

/// The share of its time that this thread waited for a processor since `before`; with the state to compare with next.
pub fn waited(before: (f64, f64)) -> (f64, (f64, f64)) {
    let text = read("/proc/thread-self/schedstat");
    let mut numbers = text.split_ascii_whitespace().filter_map(|number| number.parse::<f64>().ok());
    let now = (numbers.next().unwrap_or(0.0), numbers.next().unwrap_or(0.0));
    let (ran, waited) = (now.0 - before.0, now.1 - before.1);
    (if ran + waited > 0.0 { waited / (ran + waited) } else { 0.0 }, now)
}

fn load() -> String {
    read("/proc/loadavg").split_ascii_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

/// A file of the system; empty where there is none.
fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}
