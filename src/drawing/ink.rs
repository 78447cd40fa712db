//! The inks of charts: on a page each is a class of the style sheet, in a file its colour in the light.

/// A colour by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// One of the six colours that follow each other in a stacked bar.
    Stack(u8),
    /// Words on a colour of a stacked bar.
    OnStack(u8),
    /// A step of the heat scale, 1 to 6.
    Heat(u8),
    /// Words on a step of the heat scale.
    OnHeat(u8),
    /// An empty cell.
    Empty,
    /// Text.
    Text,
    /// Lesser text.
    Muted,
    /// Thin lines.
    Line,
    /// The first line of a chart, its dots.
    Main,
    /// A second line.
    Second,
    /// All is well.
    Good,
    /// Something is not.
    Poor,
    /// Much is not.
    Bad,
}

const STACK: [&str; 6] = ["#1D4E6F", "#D9AE6C", "#1F6B4F", "#7A7468", "#9A4A1B", "#F3E7D3"];
const HEAT: [&str; 6] = ["#F3E7D3", "#E8CFA4", "#D9AE6C", "#C4894A", "#8A4E1C", "#5A2D0C"];
const DARK: &str = "#1F2328";
const WHITE: &str = "#FFFFFF";

fn of(list: &[&'static str; 6], at: u8) -> &'static str {
    list.get(usize::from(at)).copied().unwrap_or(DARK)
}

impl Ink {
    /// Its class in the style sheet.
    pub fn class(self) -> String {
        match self {
            Self::Stack(n) => format!("k{n}"),
            Self::OnStack(n) => format!("on-k{n}"),
            Self::Heat(n) => format!("h{n}"),
            Self::OnHeat(n) => format!("on-h{n}"),
            Self::Empty => "void".into(),
            Self::Text => "ink".into(),
            Self::Muted => "dim".into(),
            Self::Line => "thin".into(),
            Self::Main => "main".into(),
            Self::Second => "second".into(),
            Self::Good => "good".into(),
            Self::Poor => "poor".into(),
            Self::Bad => "bad".into(),
        }
    }

    /// Its colour in a file: that of the light style sheet.
    pub fn colour(self) -> &'static str {
        match self {
            Self::Stack(n) => of(&STACK, n),
            Self::OnStack(n) => {
                if matches!(n, 1 | 5) {
                    DARK
                } else {
                    WHITE
                }
            }
            Self::Heat(n) => of(&HEAT, n.saturating_sub(1)),
            Self::OnHeat(n) => {
                if n > 4 {
                    WHITE
                } else {
                    DARK
                }
            }
            Self::Empty => WHITE,
            Self::Text => DARK,
            Self::Muted => "#57606A",
            Self::Line => "#E3DACA",
            Self::Main => "#1D4E6F",
            Self::Second | Self::Poor => "#9A4A1B",
            Self::Good => "#1F6B4F",
            Self::Bad => "#B3261E",
        }
    }
}
