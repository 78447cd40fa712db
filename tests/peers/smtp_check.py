"""Tries the SMTP test server against the client of Python's own library: every action, TLS, sign-in, control file."""

import json
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PEER = Path(__file__).with_name("smtp.py")
MESSAGE = "From: a@example.org\r\nTo: b@example.org\r\nMessage-ID: <{}@example.org>\r\nSubject: x\r\n\r\n.dot\r\nbody\r\n"


class PeerCase(unittest.TestCase):
    def start(self, *options):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.store = Path(folder.name)
        self.launch(*options)

    def launch(self, *options):
        command = [sys.executable, PEER, "--store", self.store, "--end-with-stdin", *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.stop)
        self.port = int(self.process.stdout.readline())

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait(10)
            self.assertEqual(self.process.returncode, 0)
            self.assertEqual(self.process.stderr.read(), "")
            self.process.stdout.close()
            self.process.stderr.close()

    def connect(self, timeout=5):
        client = smtplib.SMTP("127.0.0.1", self.port, timeout=timeout)
        self.addCleanup(client.close)
        return client

    def send(self, name="one", client=None):
        return (client or self.connect()).sendmail("a@example.org", ["b@example.org"], MESSAGE.format(name))

    def log(self):
        return [json.loads(line) for line in (self.store / "log.jsonl").read_text().splitlines()]

    def stored(self):
        return sorted(path.name for path in self.store.glob("*.eml"))

    def test_accepts_and_keeps_bytes_and_envelope(self):
        self.start()
        self.send()
        self.assertEqual((self.store / "0001.eml").read_bytes(), MESSAGE.format("one").encode())
        entry = self.log()[0]
        self.assertEqual((entry["outcome"], entry["file"], entry["to"]), ("accepted", "0001.eml", ["b@example.org"]))
        self.assertEqual((entry["message_id"], entry["tls"]), ("<one@example.org>", False))

    def test_refuses_at_each_stage(self):
        for stage, error in [("mail", smtplib.SMTPSenderRefused), ("rcpt", smtplib.SMTPRecipientsRefused),
                             ("data", smtplib.SMTPDataError), ("end", smtplib.SMTPDataError)]:
            for rule, code in [("4xx", 451), ("5xx", 554), ("452", 452)]:
                self.start("--rule", f"{rule}@{stage}")
                with self.assertRaises(error) as caught:
                    self.send()
                told = caught.exception
                got = told.recipients["b@example.org"][0] if stage == "rcpt" else told.smtp_code
                self.assertEqual((got, self.stored()), (code, []), stage)
                self.stop()
        self.start("--rule", "4xx@banner*1", "--rule", "5xx@ehlo")
        with self.assertRaises(smtplib.SMTPConnectError):
            self.connect()
        self.assertEqual(self.connect().ehlo()[0], 554)

    def test_refuses_connections_then_accepts(self):
        self.start("--rule", "refuse*2")
        for _ in range(2):
            with self.assertRaises((ConnectionResetError, smtplib.SMTPServerDisconnected)):
                self.connect()
        self.send()
        self.assertEqual([entry["outcome"] for entry in self.log()], ["refused", "refused", "accepted"])

    def test_stalls_then_goes_on(self):
        self.start("--rule", "stall@end:30*1", "--rule", "stall@rcpt:0.1*1", "--rule", "452@rcpt*1")
        with self.assertRaises(smtplib.SMTPRecipientsRefused):
            self.send()
        client = self.connect(timeout=0.5)
        with self.assertRaises((TimeoutError, socket.timeout, smtplib.SMTPServerDisconnected)):
            self.send(client=client)
        client.close()
        self.send("two")
        self.assertEqual([entry["outcome"] for entry in self.log()], ["stalled", "452", "stalled", "accepted"])
        self.assertEqual(self.stored(), ["0001.eml"])

    def test_drops_before_and_after_the_dot(self):
        self.start("--rule", "drop_before_dot*1", "--rule", "drop_after_dot*1")
        for count in (0, 1):
            with self.assertRaises((smtplib.SMTPServerDisconnected, ConnectionError)):
                self.send()
            self.assertEqual(len(self.stored()), count)
        self.send()
        ids = [entry["message_id"] for entry in self.log() if "file" in entry]
        self.assertEqual(ids, ["<one@example.org>"] * 2)

    def test_accepts_first_connections_then_refuses_by_chance(self):
        self.start("--rule", "accept*2", "--rule", "4xx@mail%0.5")
        outcomes = []
        for _ in range(42):
            try:
                self.send()
                outcomes.append(True)
            except smtplib.SMTPSenderRefused:
                outcomes.append(False)
        self.assertEqual(outcomes[:2], [True, True])
        self.assertTrue(8 < sum(outcomes[2:]) < 32, outcomes)

    def test_control_file_is_read_at_each_connection(self):
        self.start("--control", "/nonexistent")
        self.stop()
        control = self.store / "control"
        self.launch("--control", control)
        self.send()
        control.write_text("# broken\n5xx@mail\n")
        with self.assertRaises(smtplib.SMTPSenderRefused):
            self.send()
        control.write_text("")
        self.send()
        self.assertEqual(len(self.stored()), 2)

    def test_starts_again_on_the_same_port_and_goes_on_counting(self):
        self.start()
        self.send()
        self.stop()
        with self.assertRaises(ConnectionRefusedError):
            self.connect()
        self.launch("--port", str(self.port))
        self.send()
        self.assertEqual(self.stored(), ["0001.eml", "0002.eml"])

    def test_tls_and_sign_in(self):
        self.start("--require-starttls", "--auth", "office:secret")
        context = ssl.create_default_context(cafile=self.store / "ca.pem")
        with self.assertRaises(smtplib.SMTPSenderRefused):
            self.send()
        client = self.connect()
        client.starttls(context=context)
        with self.assertRaises(smtplib.SMTPSenderRefused):
            self.send(client=client)
        with self.assertRaises(smtplib.SMTPAuthenticationError):
            client.login("office", "wrong")
        client.login("office", "secret")
        self.send(client=client)
        self.assertEqual((self.log()[-1]["tls"], self.log()[-1]["user"]), (True, "office"))
        self.stop()
        self.start("--tls", "--auth", "office:secret")
        context = ssl.create_default_context(cafile=self.store / "ca.pem")
        client = smtplib.SMTP_SSL("127.0.0.1", self.port, context=context, timeout=5)
        self.addCleanup(client.close)
        client.login("office", "secret")
        self.send(client=client)
        self.assertTrue(self.log()[-1]["tls"])


if __name__ == "__main__":
    unittest.main()
