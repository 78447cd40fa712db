//! Who is asked next: what several use cases and jobs of introductions share, in the transaction of the one that calls. `side`
//! says who may answer, `asked` what each side is shown, `told` what its mail says, `prefill` what an
//! officer may add to it, `ask` puts a question to a side, `take` takes its answer, `agree` records what it agrees to, `close`
//! ends what is open and tells those who waited, `dispute` takes back a recorded answer, `news` takes what is said at a follow-up,
//! `standing` weighs how a firm answers, `office` tells the liaison office, `board` is what staff see. `browsing` says whose card
//! a firm may see, `interest` what a firm that asks first agrees to, `barring` who must not meet.

pub mod agree;
pub mod ask;
pub mod asked;
pub mod barring;
pub mod board;
pub mod browsing;
pub mod close;
pub mod dispute;
pub mod interest;
pub mod news;
pub mod office;
pub mod prefill;
pub mod shown;
pub mod side;
pub mod standing;
pub mod take;
pub mod told;
