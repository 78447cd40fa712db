//! Delivery status notifications (RFC 3464): which of our mails came back, and why.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// What a mail server reported of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The Message-ID of the mail that came back, without its angle brackets.
    pub message_id: String,
    /// `5.1.1` and the like; empty where none is given.
    pub status: String,
    /// What the server said, on one line.
    pub diagnostic: String,
    /// True when the mail will never arrive.
    pub is_final: bool,
}

/// Longest answer that is kept, in characters.
const ANSWER: usize = 500;

/// Reads a report; `None` for any other mail, and for one that names no mail.
pub fn read(bytes: &[u8]) -> Option<Bounce> {
    let report = MessageParser::default().parse(bytes)?;
    let kind = report.content_type()?;
    let is_report = kind.ctype().eq_ignore_ascii_case("multipart")
        && kind.subtype().is_some_and(|s| s.eq_ignore_ascii_case("report"))
        && kind.attribute("report-type").is_none_or(|t| t.eq_ignore_ascii_case("delivery-status"));
    if !is_report {
        return None;
    }
    let status_part = report.parts.iter().find(|part| is(part, "message", "delivery-status"))?;
    let fields = String::from_utf8_lossy(status_part.contents()).into_owned();
    let field = |name: &str| field(&fields, name);
    let (action, status) = (field("Action").unwrap_or_default().to_lowercase(), field("Status").unwrap_or_default());
    let diagnostic = field("Diagnostic-Code").unwrap_or_default();
    let words = diagnostic.split_once(';').map_or(diagnostic.as_str(), |(_, words)| words.trim());
    let status = status.split_whitespace().next().unwrap_or_default().to_owned();
    Some(Bounce {
        message_id: original(&report)?,
        is_final: action == "failed" && !status.starts_with('4'),
        diagnostic: format!("{status} {words}").trim().chars().filter(|c| !c.is_control()).take(ANSWER).collect(),
        status,
    })
}

fn is(part: &mail_parser::MessagePart<'_>, kind: &str, sub: &str) -> bool {
    part.content_type().is_some_and(|t| {
        t.ctype().eq_ignore_ascii_case(kind) && t.subtype().is_some_and(|s| s.eq_ignore_ascii_case(sub))
    })
}

/// The value of a field with its folded lines joined; of several recipients the first is read.
fn field(fields: &str, name: &str) -> Option<String> {
    let mut lines = fields.lines().skip_while(|line| {
        !line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            || line.as_bytes().get(name.len()) != Some(&b':')
    });
    let first = lines.next()?.get(name.len() + 1..)?.trim().to_owned();
    let more = lines.take_while(|line| line.starts_with([' ', '\t']));
    Some(more.fold(first, |all, line| format!("{all} {}", line.trim())))
}

/// The Message-ID of the mail that came back: of the whole mail or of its headers alone.
fn original(report: &Message<'_>) -> Option<String> {
    for part in &report.parts {
        if let PartType::Message(mail) = &part.body {
            return mail.message_id().map(str::to_owned);
        }
        if is(part, "text", "rfc822-headers") || is(part, "message", "rfc822-headers") {
            let headers = String::from_utf8_lossy(part.contents()).into_owned();
            return field(&headers, "Message-ID").map(|id| id.trim_matches(['<', '>']).to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "From: MAILER-DAEMON@mail.example.org\r\nTo: office@example.org\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\nFinal-Recipient: rfc822; fang@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <fang@example.org>:\r\n    no such mailbox\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <01935c2e-7f00-7000-8000-000000000017@talent.example.org>\r\nSubject: x\r\n\r\n--b--\r\n";

    #[test]
    fn a_report_names_the_mail_and_the_reason() {
        let bounce = read(REPORT.as_bytes()).unwrap();
        assert_eq!(bounce.message_id, "01935c2e-7f00-7000-8000-000000000017@talent.example.org");
        assert!(bounce.is_final);
        assert_eq!(bounce.diagnostic, "5.1.1 550 5.1.1 <fang@example.org>: no such mailbox");
    }

    #[test]
    fn a_whole_mail_may_come_back() {
        let whole = REPORT
            .replace("text/rfc822-headers\r\n\r\n", "message/rfc822\r\n\r\nContent-Type: text/plain\r\n")
            .replace("Subject: x\r\n\r\n", "Subject: x\r\n\r\nbody\r\n");
        assert_eq!(read(whole.as_bytes()).map(|b| b.message_id), read(REPORT.as_bytes()).map(|b| b.message_id));
    }

    #[test]
    fn a_delay_is_not_the_end_and_other_mail_is_no_report() {
        let delayed = REPORT.replace("Action: failed", "Action: delayed").replace("Status: 5.1.1", "Status: 4.4.1");
        assert!(!read(delayed.as_bytes()).unwrap().is_final);
        assert_eq!(read(b"From: a@example.org\r\n\r\nhello"), None);
        assert_eq!(read(b"\xff\xfe\0"), None);
        assert_eq!(read(REPORT.replace("Message-ID", "X-Id").as_bytes()), None);
    }
}
