#!/usr/bin/env python3
"""Holds what the local stack answers to docs/openapi.json, with schemathesis.

Starts a stack of its own, has callers of every kind registered there, and tries every route with sound and unsound
requests. It fails on a status that is not documented, an answer that its schema does not allow, another content type than
is documented, and on a 5xx. Before that it shows that it would: falsified documents must be found to be false.

    local/contract.py                  all routes
    local/contract.py --port 9000      against a stack that runs already

The same seed gives the same requests. What a failure shows is a `curl` command to try again.
"""

import argparse
import base64
import copy
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "local"
SCHEMATHESIS = ROOT / ".tools/venv/bin/schemathesis"
CHECKS = ",".join(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
SEED = 20261201
# Tried in this session, whose end is nobody else's.
LEAVING = {
    ("DELETE", "/v1/sessions"): "person_leaving",
    ("DELETE", "/v1/sessions/{session}"): "person_leaving",
    ("DELETE", "/v1/counter/sessions/current"): "clerk_leaving",
    ("PUT", "/v1/person-password"): "person_leaving",
}
# Schemes of the document that a bearer token of that name is for, the first that an operation names.
BEARERS = ("member", "person", "clerk", "flow")
METHODS = ("get", "put", "post", "delete", "patch")


def said(text):
    print(text, flush=True)


def port_base():
    """Six ports in a row that nobody has, below those that connections are made from."""
    for base in range(21000, 31000, 10):
        taken = []
        try:
            for port in range(base, base + 6):
                one = socket.socket()
                taken.append(one)
                one.bind(("127.0.0.1", port))
            return base
        except OSError:
            continue
        finally:
            for one in taken:
                one.close()
    sys.exit("contract: there are no six free ports in a row")


class Stack:
    """A stack of its own, on ports and data of its own, until it is left."""

    def __init__(self, data):
        self.data, self.port = Path(data), port_base()
        self.log = open(self.data / "stack.out", "wb")

    def __enter__(self):
        command = [LOCAL, "up", "--fresh", "--port", str(self.port), "--data", self.data / "stack"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        begun = time.monotonic()
        while not self.is_up():
            if self.process.poll() is not None or time.monotonic() - begun > 420:
                self.__exit__()
                sys.exit("contract: the stack is not up:\n" + self.tail())
            time.sleep(0.5)
        said(f"the stack is up after {time.monotonic() - begun:.0f} s")
        return self

    def is_up(self):
        # The phone is the last to answer.
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port + 3}/stack", timeout=2):
                return True
        except (OSError, urllib.error.URLError):
            return False

    def tail(self):
        return (self.data / "stack.out").read_text(errors="replace")[-3000:]

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()


def callers(port):
    """Tokens of every kind of caller, and ids that there are."""
    asked = [LOCAL, "callers", "--port", str(port)]
    made = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    if made.returncode != 0:
        sys.exit(f"contract: no callers were made: {made.stdout}{made.stderr}")
    return json.loads(made.stdout)


def authorization(method, path, operation, made):
    """What this operation is called with: the kind of caller is in its security scheme and its tags."""
    schemes = [name for one in operation.get("security", []) for name in one]
    if "client" in schemes:
        pair = base64.b64encode(":".join(made["client"]).encode()).decode()
        return f"Basic {pair}"
    if (method, path) in LEAVING:
        return "Bearer " + made["tokens"][LEAVING[(method, path)]]
    bearers = [scheme for scheme in BEARERS if scheme in schemes]
    return "Bearer " + made["tokens"][bearers[0]] if bearers else None


def toml(text):
    """A string of TOML: one of JSON is one."""
    return json.dumps(text, ensure_ascii=False)


def authorizations(document, made):
    """What each operation is called with, by its name."""
    named = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                kept = authorization(method.upper(), path, item[method], made)
                if kept:
                    named[f"{method.upper()} {path}"] = kept
    return named


def configuration(document, made):
    """The file that tells schemathesis what to do, and which ids there are."""
    lines = [
        f"seed = {SEED}",
        f"hooks = {toml(str(ROOT / 'local/contract_hooks.py'))}",
        # Whole batches of failures tell more than the first.
        "continue-on-failure = true",
        # Where a redirect leads is not for this to say.
        "max-redirects = 0",
        "warnings = false",
        "[cache]",
        "enabled = false",
        "[generation]",
        "deterministic = true",
        "[phases.coverage]",
        # A method that no route has is answered by the gateway, not by us.
        "unexpected-methods = []",
        "[phases.fuzzing.extra-data-sources]",
        "responses = false",
        "[phases.coverage.extra-data-sources]",
        "responses = false",
    ]
    for name, value in made["ids"].items():
        lines += [f"[dictionaries.{name}]", f"values = [{toml(value)}]"]
    for path, item in document["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            operation = item[method]
            known = [p for p in operation.get("parameters", []) if p["name"] in made["ids"]]
            if not known:
                continue
            lines += ["[[operations]]", f"include-path = {toml(path)}", f"include-method = {toml(method.upper())}"]
            lines.append("[operations.parameters]")
            for parameter in known:
                name = toml(f"{parameter['in']}.{parameter['name']}")
                lines.append(f"{name} = {{ dictionary = {toml(parameter['name'])}, probability = 0.6 }}")
    return "\n".join(lines) + "\n"


def with_examples(document, made):
    """The same document, each parameter with the id that there is as its example: so that each route is also met as meant."""
    other = copy.deepcopy(document)
    for item in other["paths"].values():
        for method in METHODS:
            for parameter in item.get(method, {}).get("parameters", []):
                if parameter["name"] in made["ids"]:
                    parameter["example"] = made["ids"][parameter["name"]]
    return other


def run(folder, document, made, url, only=None, examples=4):
    """Tries the document against what answers there; gives the exit status and what was said."""
    at = Path(tempfile.mkdtemp(dir=folder))
    (at / "openapi.json").write_text(json.dumps(with_examples(document, made)))
    (at / "schemathesis.toml").write_text(configuration(document, made))
    command = [SCHEMATHESIS, "--config-file", at / "schemathesis.toml", "--no-color", "run", at / "openapi.json"]
    command += ["--url", url, "--checks", CHECKS, "--max-examples", str(examples), "--request-timeout", "20"]
    command += ["--phases", "examples,coverage,fuzzing", "--no-shrink", "--suppress-health-check", "all", "--workers", "2"]
    if only:
        command += ["--include-path", only]
    environment = {**os.environ, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "HYPOTHESIS_STORAGE_DIRECTORY": str(at)}
    environment["YINXIN_CONTRACT_AUTHORIZATION"] = json.dumps(authorizations(document, made))
    done = subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Broken(BaseHTTPRequestHandler):
    """Answers everything with a fault that is documented nowhere."""

    def do_GET(self):
        body = b'{"code":"fault.lasting"}'
        self.send_response(500)
        self.send_header("content-type", "application/problem+json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def shows_that_it_can_fail(folder, document, made, url):
    """Each falsified document must be found to be false, by the right name; and a 5xx must be found."""

    def falsified(falsify):
        other = copy.deepcopy(document)
        falsify(other["paths"])
        return other

    def undocumented(paths):
        del paths["/v1/me"]["get"]["responses"]["200"]

    def narrower(paths):
        content = paths["/v1/legacy-halls"]["get"]["responses"]["200"]["content"]
        content["application/json"]["schema"] = {"type": "object", "required": ["falsified"]}

    def other_type(paths):
        responses = paths["/.well-known/jwks.json"]["get"]["responses"]
        responses["200"]["content"] = {"text/html": {"schema": {"type": "string"}}}

    broken = HTTPServer(("127.0.0.1", 0), Broken)
    threading.Thread(target=broken.serve_forever, daemon=True).start()
    cases = [
        ("a status that is not documented", undocumented, "/v1/me", url, "ST103 "),
        ("an answer that the schema does not allow", narrower, "/v1/legacy-halls", url, "ST108 "),
        ("another content type", other_type, "/.well-known/jwks.json", url, "ST105 "),
        ("a 5xx", lambda _: None, "/v1/me", f"http://127.0.0.1:{broken.server_port}", "ST101 "),
    ]
    for name, falsify, path, at, failure in cases:
        status, text = run(folder, falsified(falsify), made, at, only=path, examples=1)
        if status == 0 or failure not in text:
            sys.exit(f"contract: {name} at {path} was not found ({status}):\n{text[-3000:]}")
    broken.shutdown()
    said(f"{len(cases)} falsified documents were found to be false")


def tries(folder, document, made, url):
    begun = time.monotonic()
    status, text = run(folder, document, made, url)
    generated = re.search(r"(\d+) generated", text)
    said(f"{generated.group(1) if generated else '?'} requests in {time.monotonic() - begun:.0f} s")
    if status != 0:
        sys.exit(f"contract: the stack does not answer as documented:\n{text[-60000:]}")
    operations = sum(method in item for item in document["paths"].values() for method in METHODS)
    tested = re.search(r"Tested: (\d+)", text)
    if not tested or int(tested.group(1)) != operations:
        sys.exit(f"contract: not all of {operations} operations were tried:\n{text[-3000:]}")
    said(f"all {operations} operations answer as documented")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, help="the first port of a stack that runs already")
    port = parser.parse_args().port
    document = json.loads((ROOT / "docs/openapi.json").read_text())
    with tempfile.TemporaryDirectory(prefix="contract-") as folder:

        def all_of_it(port):
            made, url = callers(port), f"http://127.0.0.1:{port}"
            shows_that_it_can_fail(folder, document, made, url)
            tries(folder, document, made, url)

        if port is not None:
            return all_of_it(port)
        with Stack(folder) as stack:
            all_of_it(stack.port)


if __name__ == "__main__":
    main()
