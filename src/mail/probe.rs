//! A mail that only shows whether mail arrives: no notice, no link, for the operator who looks for a fault.

use super::Message;
use super::address::{checked, display_name, host};
use super::words::{t, tv};
use crate::domain::error::Result;
use crate::domain::notice::NoticeKind;
use crate::domain::value::{Lang, Moment};

/// The mail from the office's sender address to anybody the operator names.
pub fn message(from: &str, to: &str, office: &str, public_url: &str, now: Moment) -> Result<Message> {
    let host = host(public_url);
    let sender = display_name(&tv(Lang::Zh, "mail-sender", &[("office", office.into())]));
    let lines = [Lang::Zh, Lang::En].map(|lang| t(lang, "mail-probe"));
    let html = lines.iter().map(|line| format!("<p>{line}</p>")).collect::<String>();
    Ok(Message {
        message_id: format!("<{}@{host}>", uuid::Uuid::now_v7()),
        kind: NoticeKind::TestMail,
        date: now,
        from: (sender.clone(), checked(from)?.to_owned()),
        to: vec![checked(to)?.to_owned()],
        copy_to: None,
        reply_to: checked(from)?.to_owned(),
        list: (sender, format!("notices.{host}")),
        unsubscribe: None,
        number: None,
        subject: [Lang::Zh, Lang::En].map(|lang| t(lang, "mail-probe-subject")).join(" · "),
        text: format!("{}\n", lines.join("\n\n")),
        html: format!("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><body>{html}</body></html>"),
    })
}
