//! Wiring: settings -> context -> HTTP server and jobs; one start, one graceful stop.

pub mod demo;
mod logging;
pub mod start;

use std::net::TcpListener;
use std::time::Duration;

use actix_web::middleware::{Compress, NormalizePath, TrailingSlash, from_fn};
use actix_web::web::{Data, PayloadConfig};
use actix_web::{App, HttpServer, dev::Server};

use crate::config::Config;
use crate::context::Context;
use crate::web::refused::Gate;
use crate::web::{failure, guard, routes};

/// Takes the listening address. Port 0 becomes the port that was free, so that every link names the right one.
pub fn bind(config: &mut Config) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind(&config.server.listen)?;
    config.server.listen = listener.local_addr()?.to_string();
    Ok(listener)
}

/// Answers requests on a bound address; the server is to be awaited.
pub fn listen(ctx: &Context, listener: TcpListener) -> std::io::Result<Server> {
    let (data, gate) = (Data::new(ctx.clone()), Data::new(Gate::default()));
    let max_body = ctx.config.server.max_body;
    let workers = match ctx.config.server.workers {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        n => n,
    };
    let server = HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .app_data(gate.clone())
            .app_data(PayloadConfig::new(max_body))
            .wrap(from_fn(failure::render))
            .wrap(from_fn(guard::host))
            .wrap(from_fn(guard::headers))
            .wrap(Compress::default())
            .wrap(NormalizePath::new(TrailingSlash::MergeOnly))
            .configure(routes::routes)
    });
    let server = server.workers(workers).client_request_timeout(Duration::from_secs(10)).shutdown_timeout(10);
    // A page leaves in several pieces: without this the last one waits for the reader's acknowledgement, 40 ms on many systems.
    let server = server.tcp_nodelay(true);
    // `start` listens to signals itself: from before the address is printed, not only once the server runs.
    let server = server.disable_signals();
    Ok(server.listen(listener)?.run())
}
