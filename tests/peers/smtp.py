"""An SMTP server that behaves as it is told, for tests of the mailer.

It prints its port as the first line, stores each message that it takes as NNNN.eml in the folder of --store, and writes
one JSON line for each event to log.jsonl there (written before the client hears the answer).

    smtp.py --store DIR [--port 0] [--rule RULE]... [--control FILE] [--seed N]
            [--starttls | --require-starttls | --tls] [--auth USER:PASSWORD] [--end-with-stdin]

A RULE is ACTION[*N][%P]: for the first N times only, each time with the chance P (0..1). The first rule that applies to a
stage decides; without one the server accepts. Actions:

    accept                       the whole connection, whatever the rules below say
    refuse                       the connection is reset before a greeting
    4xx@STAGE  5xx@STAGE         a refusal, also with an exact code such as 452@rcpt
    stall@STAGE:SECONDS          silence, then the search goes on
    drop_before_dot              the connection breaks while the message is sent: nothing is stored
    drop_after_dot               the message is stored, then the connection breaks before the answer

STAGE is banner, ehlo, mail, rcpt, data (the command) or end (after the final dot). The --control file holds one rule a line
('#' starts a comment); it is read at each new connection, and when it has changed it replaces all rules and their counts.
For a port that nobody listens on, stop the process and start it later with the same --port and --store: numbers go on.

With TLS, DIR/ca.pem is the authority that a client has to trust; the server is 127.0.0.1 or localhost.
"""

import argparse
import asyncio
import email
import json
import logging
import random
import re
import signal
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

STAGES = ("banner", "ehlo", "mail", "rcpt", "data", "end")
RULE = re.compile(
    r"(?:(?P<plain>accept|refuse|drop_before_dot|drop_after_dot)"
    r"|(?P<code>[45](?:xx|\d\d))@(?P<stage>[a-z]+)"
    r"|stall@(?P<stall>[a-z]+):(?P<seconds>[\d.]+))"
    r"(?:\*(?P<times>\d+))?(?:%(?P<chance>[\d.]+))?"
)


class Rule:
    """One line of the script; `left` counts down when it is limited."""

    def __init__(self, text):
        found = RULE.fullmatch(text)
        if not found:
            raise ValueError(f"not a rule: {text!r}")
        self.code = found["code"]
        self.seconds = float(found["seconds"] or 0)
        self.stage = found["stage"] or found["stall"] or ""
        if self.stage and self.stage not in STAGES:
            raise ValueError(f"not a stage: {self.stage!r}")
        self.action = found["plain"] or ("answer" if self.code else "stall")
        self.left = int(found["times"]) if found["times"] else None
        self.chance = float(found["chance"]) if found["chance"] else 1.0

    def applies(self, stage, dice):
        """Whether this rule decides now; using it up is part of the answer."""
        places = {"accept": "connect", "refuse": "connect", "drop_before_dot": "receive", "drop_after_dot": "stored"}
        if places.get(self.action, self.stage) != stage or self.left == 0 or dice.random() >= self.chance:
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Script:
    """The rules in force, the store and the log."""

    def __init__(self, options):
        self.store = Path(options.store)
        self.store.mkdir(parents=True, exist_ok=True)
        self.log = open(self.store / "log.jsonl", "a", encoding="utf-8")
        self.dice = random.Random(options.seed)
        self.rules = [Rule(text) for text in options.rule]
        self.control = Path(options.control) if options.control else None
        self.seen = None
        self.connections = 0
        self.messages = max((int(path.stem) for path in self.store.glob("*.eml")), default=0)

    def reread(self):
        if not self.control or not self.control.exists():
            return
        text = self.control.read_text(encoding="utf-8")
        if text != self.seen:
            self.seen = text
            lines = (line.split("#")[0].strip() for line in text.splitlines())
            self.rules = [Rule(line) for line in lines if line]

    def decisions(self, stage):
        """The rules that apply to this stage, in their order."""
        return (rule for rule in self.rules if rule.applies(stage, self.dice))

    def note(self, connection, stage, outcome, **more):
        entry = {"at": time.time(), "connection": connection, "stage": stage, "outcome": outcome, **more}
        self.log.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self.log.flush()

    def keep(self, content):
        self.messages += 1
        name = f"{self.messages:04}.eml"
        (self.store / name).write_bytes(content)
        return name


class Peer(SMTP):
    """One connection."""

    def __init__(self, script, **settings):
        super().__init__(self, hostname="localhost", ident="test peer", **settings)
        self.script = script
        self.number = None
        self.accepts = False

    def connection_made(self, transport):
        if self.number is None:
            self.script.reread()
            self.script.connections += 1
            self.number = self.script.connections
            rule = next(self.script.decisions("connect"), None)
            self.accepts = rule is not None and rule.action == "accept"
            if rule and not self.accepts:
                self.script.note(self.number, "connect", "refused")
                # Lingering for no time makes the end a reset, as from a host that does not want to talk.
                raw = transport.get_extra_info("socket")
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                transport.abort()
                return
        super().connection_made(transport)

    def connection_lost(self, error):
        if self._handler_coroutine is not None:
            super().connection_lost(error)

    async def cut(self, stage, **more):
        self.script.note(self.number, stage, "dropped", **more)
        self.transport.abort()
        # What the client had already sent must not be read as commands: wait until the loss of the connection ends this.
        await asyncio.Event().wait()

    async def answer(self, stage, **more):
        """What the script says at this stage instead of yes, as a reply line; None is yes."""
        for rule in () if self.accepts else self.script.decisions(stage):
            if rule.action == "stall":
                self.script.note(self.number, stage, "stalled", seconds=rule.seconds, **more)
                await asyncio.sleep(rule.seconds)
                continue
            code = {"4xx": "451", "5xx": "554"}.get(rule.code, rule.code)
            self.script.note(self.number, stage, code, **more)
            kind, words = ("4.3.0", "try again later") if code[0] == "4" else ("5.7.1", "never here")
            return f"{code} {kind} {words} ({stage})"
        return None

    def breaks(self, stage):
        """Whether the script breaks the connection here."""
        return not self.accepts and next(self.script.decisions(stage), None) is not None

    async def _handle_client(self):
        if reply := await self.answer("banner"):
            await self.push(reply)
            self.transport.close()
            return
        await super()._handle_client()

    async def unless_told(self, stage, command, arg):
        reply = await self.answer(stage, argument=arg)
        await (self.push(reply) if reply else command(arg))

    async def smtp_EHLO(self, hostname):
        await self.unless_told("ehlo", super().smtp_EHLO, hostname)

    async def smtp_MAIL(self, arg):
        await self.unless_told("mail", super().smtp_MAIL, arg)

    async def smtp_RCPT(self, arg):
        await self.unless_told("rcpt", super().smtp_RCPT, arg)

    async def smtp_DATA(self, arg):
        if reply := await self.answer("data"):
            await self.push(reply)
            return
        if self.breaks("receive"):
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await self._reader.readline()
            await self.cut("receive", sender=self.envelope.mail_from, to=self.envelope.rcpt_tos)
        await super().smtp_DATA(arg)

    async def handle_DATA(self, _server, session, envelope):
        message = email.message_from_bytes(envelope.content)
        about = {
            "sender": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "message_id": message["Message-ID"],
            "tls": self.transport.get_extra_info("cipher") is not None,
            "user": session.auth_data,
        }
        if reply := await self.answer("end", **about):
            return reply
        name = self.script.keep(envelope.content)
        if self.breaks("stored"):
            await self.cut("stored", file=name, **about)
        self.script.note(self.number, "end", "accepted", file=name, **about)
        return f"250 2.0.0 stored as {name}"


def certificate(store):
    """An authority and a server certificate signed by it, made once a store."""
    key, request, chain = store / "server.key", store / "server.csr", store / "server.pem"
    names = store / "names.cnf"
    if not chain.exists():
        names.write_text("basicConstraints=CA:FALSE\nsubjectAltName=IP:127.0.0.1,DNS:localhost\n", encoding="ascii")
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        for command in (
            ["req", "-x509", *curve, "-keyout", store / "ca.key", "-out", store / "ca.pem", "-days", "2",
             "-subj", "/CN=Test authority"],
            ["req", *curve, "-keyout", key, "-out", request, "-subj", "/CN=localhost"],
            ["x509", "-req", "-in", request, "-CA", store / "ca.pem", "-CAkey", store / "ca.key", "-CAcreateserial",
             "-days", "2", "-extfile", names, "-out", chain],
        ):
            subprocess.run(["openssl", *map(str, command)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


def settings(options, context):
    """How aiosmtpd has to greet: extensions, TLS and sign-in."""
    chosen = {"enable_SMTPUTF8": True, "timeout": 3600}
    if options.starttls or options.require_starttls:
        chosen |= {"tls_context": context, "require_starttls": options.require_starttls}
    if options.auth:
        expected = tuple(part.encode() for part in options.auth.split(":", 1))

        def check(_server, _session, _envelope, _mechanism, data):
            if (data.login, data.password) == expected:
                return AuthResult(success=True, auth_data=data.login.decode())
            return AuthResult(success=False, handled=False)

        safe_first = options.starttls or options.require_starttls
        chosen |= {"authenticator": check, "auth_required": True, "auth_require_tls": safe_first}
    return chosen


async def serve(options):
    script = Script(options)
    context = certificate(script.store) if options.tls or options.starttls or options.require_starttls else None
    chosen = settings(options, context)
    loop, end = asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(
        lambda: Peer(script, loop=loop, **chosen), "127.0.0.1", options.port, ssl=context if options.tls else None
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    if options.end_with_stdin:
        wait = lambda: (sys.stdin.buffer.read(), loop.call_soon_threadsafe(end.set))
        threading.Thread(target=wait, daemon=True).start()
    print(server.sockets[0].getsockname()[1], flush=True)
    await end.wait()
    server.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--control")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--auth")
    parser.add_argument("--end-with-stdin", action="store_true")
    security = parser.add_mutually_exclusive_group()
    security.add_argument("--starttls", action="store_true")
    security.add_argument("--require-starttls", action="store_true")
    security.add_argument("--tls", action="store_true")
    # The library warns about future versions of itself, and about sign-in without STARTTLS, which is TLS from the start here.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
