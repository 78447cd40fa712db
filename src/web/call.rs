//! The single hop from async to the blocking pool, where all use cases run.

use actix_web::web::{self, Data};

use super::failure::Failure;
use crate::context::Context;
use crate::domain::error::{Error, Result};

/// Runs a use case on the blocking pool, with the engine and the index that run now.
pub async fn call<T: Send + 'static>(
    ctx: &Data<Context>,
    work: impl FnOnce(&Context) -> Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let ctx = ctx.current();
    let done = web::block(move || work(&ctx)).await.map_err(|_| Failure(Error::Unavailable("stopping".into())))?;
    done.map_err(Failure)
}
