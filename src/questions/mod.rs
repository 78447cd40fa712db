//! Who is asked next: what several use cases and jobs of introductions share, in the transaction of the one that calls. `side`
//! says who may answer, `asked` what each side is shown, `ask` puts a question to a side, `take` takes its answer, `close` ends
//! what is open and tells those who waited, `office` tells the liaison office, `board` is what
//! staff see.

pub mod ask;
pub mod asked;
pub mod board;
pub mod close;
pub mod office;
pub mod shown;
pub mod side;
pub mod take;
