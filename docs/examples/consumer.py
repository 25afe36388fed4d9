#!/usr/bin/env python3
"""A receiver of what Hover Tray sends on, with nothing but Python's own library (3.9 or newer).

    WEBHOOK_SECRETS=whsec_... python3 consumer.py [port]

Checks each request strictly by the text of two specifications, and prints one line of JSON about it:

- Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): webhook-id,
  webhook-timestamp and webhook-signature, over "id.timestamp.body". WEBHOOK_SECRETS may hold several, with spaces.
- CloudEvents 1.0.2 (github.com/cloudevents/spec): the attributes, in the structured mode of the HTTP binding.

An event may come more than once: webhook-id is the same then. This one remembers ids only while it runs.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 5 * 60
MOST_BYTES = 4 * 1024 * 1024


class Refused(Exception):
    """What is wrong with a request, in one word that a script can compare."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status = status
        self.reason = reason


def key_of(secret):
    """The bytes of a secret: whsec_ and Base64 of 24 to 64 bytes."""
    if not secret.startswith("whsec_"):
        raise ValueError("A secret begins with whsec_.")
    key = base64.b64decode(secret[len("whsec_"):], validate=True)
    if not 24 <= len(key) <= 64:
        raise ValueError("A secret has 24 to 64 bytes.")
    return key


def verify_signature(headers, body, keys, now):
    """Returns the id of the message, or raises Refused."""
    ids = headers.get_all("webhook-id") or []
    timestamps = headers.get_all("webhook-timestamp") or []
    signatures = headers.get_all("webhook-signature") or []
    if not len(ids) == len(timestamps) == len(signatures) == 1:
        raise Refused(401, "no-signature")
    message_id, timestamp = ids[0], timestamps[0]
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise Refused(401, "timestamp")
    if abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        raise Refused(401, "too-old")
    signed = message_id.encode() + b"." + timestamp.encode() + b"." + body
    expected = [hmac.new(key, signed, hashlib.sha256).digest() for key in keys]
    for one in signatures[0].split(" "):
        version, comma, text = one.partition(",")
        if not comma:
            raise Refused(401, "signature-form")
        # Others are of versions that this one does not know.
        if version != "v1":
            continue
        try:
            given = base64.b64decode(text, validate=True)
        except ValueError:
            raise Refused(401, "signature-form") from None
        if any(hmac.compare_digest(given, known) for known in expected):
            return message_id
    raise Refused(401, "signature")


def without_repeats(pairs):
    if len({name for name, _ in pairs}) < len(pairs):
        raise Refused(400, "key-twice")
    return dict(pairs)


def no_constant(_name):
    raise Refused(400, "no-json")


# "Type System": no control characters, no lone surrogates, no noncharacters.
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
FORBIDDEN = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]")
# RFC 3339, section 5.6.
TIME = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?"
    r"([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"
)
# RFC 3986: what a URI reference is made of, and a scheme before the first colon of its first segment.
URI_REFERENCE = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
ABSOLUTE_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:" + URI_REFERENCE.pattern)
# RFC 2046: type "/" subtype, and parameters.
TOKEN = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
MEDIA_TYPE = re.compile(rf"{TOKEN}/{TOKEN}(\s*;\s*{TOKEN}=({TOKEN}|\"[^\"]*\"))*")
EXTENSION_NAME = re.compile(r"[a-z0-9]{1,20}")


def text_attribute(event, name, is_required):
    if name not in event:
        if is_required:
            raise Refused(400, f"no-{name}")
        return None
    value = event[name]
    if not isinstance(value, str) or value == "" or FORBIDDEN.search(value):
        raise Refused(400, name)
    return value


def check_extension(name, value):
    if not EXTENSION_NAME.fullmatch(name):
        raise Refused(400, "extension-name")
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        if not -(2**31) <= value < 2**31:
            raise Refused(400, "extension-value")
        return
    if not isinstance(value, str) or FORBIDDEN.search(value):
        raise Refused(400, "extension-value")


CORE = {"specversion", "id", "source", "type", "datacontenttype", "dataschema", "subject", "time", "data", "data_base64"}


def read_event(body):
    """The CloudEvent in a body of structured mode, checked, or raises Refused."""
    try:
        event = json.loads(body.decode("utf-8"), object_pairs_hook=without_repeats, parse_constant=no_constant)
    except ValueError:
        raise Refused(400, "no-json") from None
    if not isinstance(event, dict):
        raise Refused(400, "no-json")
    if text_attribute(event, "specversion", True) != "1.0":
        raise Refused(400, "specversion")
    text_attribute(event, "id", True)
    if not URI_REFERENCE.fullmatch(text_attribute(event, "source", True)):
        raise Refused(400, "source")
    text_attribute(event, "type", True)
    text_attribute(event, "subject", False)
    at = text_attribute(event, "time", False)
    if at is not None and not TIME.fullmatch(at):
        raise Refused(400, "time")
    content_type = text_attribute(event, "datacontenttype", False)
    if content_type is not None and not MEDIA_TYPE.fullmatch(content_type):
        raise Refused(400, "datacontenttype")
    schema = text_attribute(event, "dataschema", False)
    if schema is not None and not ABSOLUTE_URI.fullmatch(schema):
        raise Refused(400, "dataschema")
    if "data" in event and "data_base64" in event:
        raise Refused(400, "data-twice")
    for name in event.keys() - CORE:
        check_extension(name, event[name])
    return event


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = b""
        try:
            length = self.headers.get("content-length", "")
            if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
                self.close_connection = True
                raise Refused(413, "length")
            body = self.rfile.read(int(length))
            message_id = verify_signature(self.headers, body, self.server.keys, time.time())
            if self.headers.get_content_type() == "application/cloudevents+json":
                event = read_event(body)
                # What Hover Tray promises: whoever remembers either has the other.
                if event["id"] != message_id:
                    raise Refused(400, "webhook-id")
            else:
                event = None
            self.tell({"taken": True, "id": message_id, "event": event, "bytes": len(body)})
            self.answer(204)
        except Refused as refused:
            self.tell({"taken": False, "reason": refused.reason})
            self.answer(refused.status)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def tell(self, facts):
        # One write for each line: requests are answered side by side.
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        # A sender that went away is none.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    server = Server(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8000), Receiver)
    server.daemon_threads = True
    server.keys = [key_of(secret) for secret in os.environ["WEBHOOK_SECRETS"].split()]
    sys.stdout.write(json.dumps({"port": server.server_address[1]}) + "\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
