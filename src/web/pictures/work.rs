//! The pictures of the work: the way of the pairs, the days to the introduction, the weeks.

use super::{Row, Shown, Table, Teller};
use crate::domain::pictures::work::percent;
use crate::domain::pictures::{LEAST, Picture, Step, Week};
use crate::drawing::{self, Chart, Dots, Health, Stage};
use crate::locale;

impl Teller<'_> {
    /// How far the pairs have come.
    pub(super) fn funnel(&self) -> Shown {
        let (frame, funnel) = (self.frame, &self.pictures.funnel);
        let share = |step: &Step| funnel.share(*step).map_or_else(String::new, |share| format!("{share}%"));
        let label = |step: &Step| frame.tc("pictures-step-", step);
        let stage = |step: &Step| Stage { label: label(step), number: funnel.at(*step), share: share(step) };
        let row = |step: &Step| Row {
            label: label(step),
            link: None,
            cells: vec![funnel.at(*step).to_string(), share(step)],
        };
        let head = self.head(&["pictures-step", "pictures-pairs", "pictures-of-before"]);
        let rows = Step::ALL.iter().map(row).collect();
        let stages: Vec<Stage> = Step::ALL.iter().map(stage).collect();
        let about = frame.tv("pictures-funnel-about", &[("since", self.since().into())]);
        let is_begun = funnel.at(Step::Suggested) > 0;
        let chart = is_begun.then(|| Box::new(drawing::Funnel { stages }) as Box<dyn Chart>);
        self.shown(Picture::Funnel, (self.funnel_finding(), about), chart, Table { head, rows })
    }

    fn funnel_finding(&self) -> String {
        let (frame, funnel) = (self.frame, &self.pictures.funnel);
        let (suggested, introduced) = (funnel.at(Step::Suggested), funnel.at(Step::Introduced));
        if suggested < LEAST {
            return frame.tv("pictures-funnel-few", &[("n", suggested.into())]);
        }
        let share = percent(introduced, suggested);
        let values = [("n", suggested.into()), ("introduced", introduced.into()), ("share", share.into())];
        let told = frame.tv("pictures-funnel-finding", &values);
        let lost = funnel.steepest().map(|step| frame.tc("pictures-stopped-", step));
        told + &lost.unwrap_or_default()
    }

    fn some_days(&self, days: i64) -> String {
        self.frame.tv("pictures-days-n", &[("n", days.into())])
    }

    /// Days to the introduction.
    pub(super) fn days(&self) -> Shown {
        let (frame, days) = (self.frame, &self.pictures.days);
        let counted = days.counted();
        let row = |(took, n): &(i64, i64)| Row { label: took.to_string(), link: None, cells: vec![n.to_string()] };
        let head = self.head(&["pictures-days", "pictures-introductions"]);
        let rows = counted.iter().map(row).collect();
        let (median, ninth) = (days.within(50).unwrap_or_default(), days.within(90).unwrap_or_default());
        let mark = |key: &str, days: i64| (days, frame.tv(key, &[("n", days.into())]));
        let marks = vec![mark("pictures-median", median), mark("pictures-ninth", ninth)];
        let (axis, each) = (frame.t("pictures-days-axis"), frame.tv("pictures-each-dot", &[("n", "{n}".into())]));
        let about = frame.tv("pictures-days-about", &[("since", self.since().into())]);
        let finding = if days.count() < LEAST {
            frame.tv("pictures-days-few", &[("n", days.count().into())])
        } else {
            let (half, most) = (self.some_days(median), self.some_days(ninth));
            let values = [("n", days.count().into()), ("median", half.into()), ("ninth", most.into())];
            frame.tv("pictures-days-finding", &values)
        };
        let chart = (days.count() > 0).then(|| Box::new(Dots { counted, marks, axis, each }) as Box<dyn Chart>);
        self.shown(Picture::Days, (finding, about), chart, Table { head, rows })
    }

    /// Introductions a week, and how mails fared.
    pub(super) fn weeks(&self) -> Shown {
        let (frame, weeks) = (self.frame, &self.pictures.weeks);
        let health = |week: &Week| match (week.sent, week.failed) {
            (0, 0) => Health::None,
            (_, 0) => Health::Good,
            _ if week.is_sick() => Health::Bad,
            _ => Health::Poor,
        };
        let point = |week: &Week| drawing::Week {
            label: week.monday.format("%m-%d").to_string(),
            number: week.introduced,
            health: health(week),
            failed: week.failed,
        };
        let row = |week: &Week| {
            let cells = [week.introduced, week.sent, week.failed].map(|n| n.to_string()).to_vec();
            Row { label: locale::full_day(frame.lang, week.monday), link: None, cells }
        };
        let head =
            self.head(&["pictures-week", "pictures-introductions", "pictures-mails-sent", "pictures-mails-failed"]);
        let rows = weeks.0.iter().map(row).collect();
        let is_begun = weeks.introduced() > 0 || weeks.mails().1 > 0;
        let (line, mails) = (frame.t("pictures-weeks-line"), frame.t("pictures-weeks-mails"));
        let points = weeks.0.iter().map(point).collect();
        let chart = is_begun.then(|| Box::new(drawing::Weeks { weeks: points, line, mails }) as Box<dyn Chart>);
        let about = frame.t("pictures-weeks-about");
        self.shown(Picture::Weeks, (self.weeks_finding(), about), chart, Table { head, rows })
    }

    fn weeks_finding(&self) -> String {
        let (frame, weeks) = (self.frame, &self.pictures.weeks);
        let (arrived, all) = weeks.mails();
        // Rounded down, so that a hundred means all.
        let mails =
            (all >= LEAST).then(|| frame.tv("pictures-weeks-arrived", &[("share", (arrived * 100 / all).into())]));
        let n = weeks.introduced();
        let told = if n < LEAST {
            frame.tv("pictures-weeks-few", &[("n", n.into())])
        } else {
            let (late, before) = weeks.lately();
            frame.tv("pictures-weeks-finding", &[("n", n.into()), ("late", late.into()), ("before", before.into())])
        };
        told + &mails.unwrap_or_default()
    }
}
