//! `serve`: from the settings to a platform that answers, and to its orderly end.

use std::sync::atomic::Ordering;

use tokio::signal::unix::{SignalKind, signal};

use crate::cli::{Failure, Place, Serve, say_new_key};
use crate::config::{Config, Options};
use crate::context::{self, Context, Holds, Opened};
use crate::jobs;
use crate::store::{doctor, lock, settings};
use crate::usecase::offices::setup_link;
use crate::usecase::taxonomy::take_up;

use super::{bind, demo, listen, logging};

/// Serves until SIGTERM or SIGINT, then finishes requests and jobs.
pub fn run(place: &Place, asked: &Serve) -> Result<(), Failure> {
    let options = Options {
        file: place.config.clone(),
        data: place.data.clone(),
        listen: asked.listen.clone(),
        demo: asked.demo,
    };
    let mut config = Config::load(&options)?;
    logging::start(&config.log)?;
    check_durable(&config)?;
    let _lock = lock::take(&context::target(&config)?)?;
    let listener = bind(&mut config).map_err(|e| Failure::failed(format!("{}: {e}", config.server.listen)))?;
    let opened = Context::open(config)?;
    check(&opened)?;
    let ctx = &opened.ctx;
    greet(&opened)?;
    take_up::run(ctx)?;
    let running = jobs::start(ctx)?;
    let served = actix_web::rt::System::new().block_on(async {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let server = listen(ctx, listener)?;
        let handle = server.handle();
        let is_stopping = ctx.is_stopping.clone();
        actix_web::rt::spawn(async move {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
            is_stopping.store(true, Ordering::SeqCst);
            handle.stop(true).await;
        });
        println!("Longyuan answers at {}/", ctx.config.public_url());
        server.await
    });
    running.stop();
    served.map_err(|e: std::io::Error| Failure::failed(e))
}

/// Refuses, before anything is written, a database that may lose what it acknowledged; the settings may allow it.
fn check_durable(config: &Config) -> Result<(), Failure> {
    let facts = doctor::durability(&mut context::target(config)?.connect()?)?;
    let weak: Vec<String> = facts
        .iter()
        .filter(|fact| !fact.is_good)
        .map(|fact| format!("{} is {} and must be {}", fact.name, fact.found, fact.wanted))
        .collect();
    if weak.is_empty() {
        return Ok(());
    }
    let weak = weak.join("; ");
    if config.database.allow_weak_durability {
        tracing::warn!(weak, "what is acknowledged may be lost when the power fails");
        return Ok(());
    }
    Err(Failure::bad(format!(
        "the database may lose what it acknowledged when the power fails: {weak}; \
         put that in order, or set database.allow_weak_durability = true where nothing may be kept"
    )))
}

/// Refuses the wrong kind of database.
fn check(opened: &Opened) -> Result<(), Failure> {
    let ctx = &opened.ctx;
    let here = ctx.config.data.display();
    match (opened.holds, ctx.config.demo) {
        (Holds::Demo, false) => Err(Failure::bad(format!(
            "the database in {here} holds the demo: start with --demo, or choose another --data folder"
        ))),
        (Holds::Work, true) => Err(Failure::bad(format!(
            "the database in {here} is an office's own: start without --demo, or choose another --data folder"
        ))),
        _ => Ok(()),
    }
}

/// Says once what only a first start has to say; makes an empty database the office's or the demo's.
fn greet(opened: &Opened) -> Result<(), Failure> {
    let ctx = &opened.ctx;
    if !opened.migrated.is_empty() {
        tracing::info!(migrations = opened.migrated.len(), "the database was brought to this version");
    }
    say_new_key(opened);
    if opened.holds == Holds::Nothing {
        let now = ctx.now();
        let mark = if ctx.config.demo { "yes" } else { "no" };
        ctx.db.write(move |conn| settings::set(conn, now, settings::DEMO, mark))?;
    }
    if ctx.config.demo {
        return Ok(demo::load(ctx)?);
    }
    if let Some(link) = setup_link::run(ctx)? {
        println!("Set the office up first; this works once, until the next start:\n  {link}");
    }
    Ok(())
}
