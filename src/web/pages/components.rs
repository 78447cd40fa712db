//! The components of all pages on one page, in every state: for the eyes of whoever changes the style sheet. Debug builds alone have it.

use actix_web::HttpResponse;
use askama::Template;

use crate::domain::error::FieldError;
use crate::domain::need::NeedState;
use crate::domain::value::Lang;
use crate::web::failure::Failure;
use crate::web::page::{Frame, Problems, page};

/// A line of a score as the review shows it.
#[derive(Clone)]
struct Line {
    result: &'static str,
    points: i32,
    of: i32,
    width: u8,
}

#[derive(Template)]
#[template(path = "dev/components.html")]
struct ComponentsPage {
    frame: Frame,
    none: Problems,
    wrong: Problems,
    lines: Vec<Line>,
    unticked: Vec<String>,
    ticked: Vec<String>,
}

impl ComponentsPage {
    /// Every state of a need, with the badge that it wears.
    fn states(&self) -> Vec<(NeedState, &'static str)> {
        NeedState::ALL.iter().map(|state| (*state, self.frame.need_badge(state))).collect()
    }

    /// A form without errors and one with.
    fn forms(&self) -> [(&'static str, &Problems); 2] {
        [("good", &self.none), ("bad", &self.wrong)]
    }

    /// The other language, for runs that show both.
    fn other(&self) -> Lang {
        self.frame.lang.other()
    }
}

/// `GET /{lang}/dev/components`
pub async fn show(frame: Frame) -> Result<HttpResponse, Failure> {
    let wrong = ["email", "headline", "modes", "country", "fields"].map(|field| FieldError::new(field, "required"));
    let lines = [("met", 40, 40, 100), ("partly", 27, 35, 75), ("missing", 0, 15, 5), ("not_stated", 0, 0, 0)]
        .map(|(result, points, of, width)| Line { result, points, of, width });
    let ticked = frame.tie_choices().into_iter().take(1).map(|choice| choice.code).collect();
    page(&ComponentsPage {
        frame,
        none: Problems::default(),
        wrong: Problems(wrong.to_vec()),
        lines: lines.to_vec(),
        unticked: Vec::new(),
        ticked,
    })
}
