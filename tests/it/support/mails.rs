//! A platform that mails into its folder, and the mails there.

use longyuan::config::Config;
use longyuan::store::settings;

use super::app::TestApp;
use super::smtp::{Taken, taken};

impl TestApp {
    /// A platform with an office whose mails go into the folder.
    pub fn mailing(change: impl FnOnce(&mut Config)) -> Self {
        let app = Self::with(|config| {
            config.mail.transport = "folder".into();
            change(config);
        });
        app.open_office();
        let now = app.ctx.now();
        app.ctx
            .db
            .write(move |conn| settings::set(conn, now, settings::MAIL_CONFIRMED_AT, "2026-11-24T00:00:00Z"))
            .unwrap();
        app
    }

    /// The mails to an address, oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Taken> {
        let Ok(folder) = std::fs::read_dir(self.ctx.config.mail_folder()) else { return Vec::new() };
        let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let mails = paths.into_iter().map(|path| taken(std::fs::read(path).unwrap()));
        mails.filter(|mail| String::from_utf8_lossy(&mail.bytes).contains(&format!("To: {address}"))).collect()
    }
}
