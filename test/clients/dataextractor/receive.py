"""Receives webhooks on the port PORT, checks who sent them, and notes each event once in the file RECEIVED."""

import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = os.environ["SECRET"]
seen = set()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        expected = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, self.headers.get("X-Dataextractor-Signature", "")):
            return self.answer(401)

        event = json.loads(body)
        if event["event_id"] not in seen:
            seen.add(event["event_id"])
            with open(os.environ["RECEIVED"], "a") as received:
                received.write(json.dumps([event["event_type"], event["data"]["dataset"]["id"]]) + "\n")
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *args):
        pass


HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
