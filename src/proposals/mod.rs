//! Who is proposed: what several use cases and jobs of matches share. `index` keeps the engine's index in step with what is
//! committed, `known` reads features of one and `many` makes those of many, `candidates` chooses from it who may be open for a need, `suggestions` plans what that changes and writes it
//! in the transaction of the use case that asked; `asked_for` proposes a pair that a firm or an officer names.

pub mod asked_for;
pub mod candidates;
pub mod index;
pub mod known;
pub mod many;
pub mod suggestions;
