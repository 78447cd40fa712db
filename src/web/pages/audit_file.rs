//! The record of deeds as a file for spreadsheets: marked with who took it and when, and without formulas.

use crate::domain::error::Error;
use crate::usecase::audit::download;
use crate::usecase::reading_audit::By;
use crate::web::page::Frame;

/// Who did it, in the reader's words.
pub fn by(frame: &Frame, by: &By) -> String {
    match by {
        By::Platform => frame.t("audit-by-platform"),
        By::Operator => frame.t("audit-by-operator"),
        By::Staff(name) | By::Code(name) => name.clone(),
        By::Account => frame.t("audit-by-account"),
        By::Visitor => frame.t("audit-by-visitor"),
    }
}

/// The file: who took it, when and by which filter, a line of headings, a line a deed. A byte order mark lets spreadsheets
/// read it as UTF-8.
pub fn table(frame: &Frame, filter: &str, taken: &download::View) -> Result<String, Error> {
    let time = taken.at.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let mark = frame.tv(
        "audit-csv-mark",
        &[
            ("name", taken.by.as_str().into()),
            ("time", time.into()),
            ("n", i64::try_from(taken.deeds.len()).unwrap_or(i64::MAX).into()),
            ("filter", filter.into()),
        ],
    );
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record([plain(&mark)]).map_err(Error::internal)?;
    if taken.is_cut {
        writer.write_record([plain(&frame.t("audit-csv-cut"))]).map_err(Error::internal)?;
    }
    let heads = ["time", "by", "action", "entity", "code", "reason", "network", "id"];
    let heads = heads.map(|head| frame.t(&format!("audit-csv-{head}")));
    writer.write_record(heads).map_err(Error::internal)?;
    for deed in &taken.deeds {
        let at = deed.at.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let code = deed.code.as_deref().unwrap_or_default();
        let who = by(frame, &deed.by);
        let cells = [&at, &who, &deed.action, deed.entity.as_str(), code, &deed.reason, &deed.network, &deed.id];
        writer.write_record(cells.map(plain)).map_err(Error::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(error.to_string()))?;
    String::from_utf8(bytes).map(|text| format!("\u{feff}{text}")).map_err(Error::internal)
}

/// A cell that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(plain(evil).starts_with('\''), "{evil:?}");
        }
        assert_eq!(plain("talent.submit"), "talent.submit");
    }
}
