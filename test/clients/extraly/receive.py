"""Receives webhooks on the port PORT, checks who sent them, and notes what came in the file RECEIVED."""

import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

API_KEY = os.environ["EXTRALY_API_KEY"]


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        signature = self.headers.get("X-Extraly-Signature", "")
        expected = "sha256=" + hmac.new(API_KEY.encode(), data, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, signature):
            return self.answer(401, b"")

        event = json.loads(data)
        if event["event"] == "document.completed":
            doc_id = event["document_id"]
            results = event["results"]
            with open(os.environ["RECEIVED"], "a") as received:
                received.write(json.dumps([doc_id, results["invoice_number"]]) + "\n")
        self.answer(200, b"OK")

    def answer(self, status, body):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
