#!/usr/bin/env python3
"""Runs the portal's browser tests against a stack of its own.

    local/browser.py                    starts a stack, runs all of them, stops it
    local/browser.py --port 9000        against a stack that runs already
    local/browser.py -- sign-in         only the files of that name
"""

import argparse
import os
import subprocess
import sys
import tempfile

from contract import ROOT, Stack


def run(port, arguments):
    """Runs them against the stack whose first port this is; gives their exit code."""
    at = {"YINXIN_PORTAL": f"http://127.0.0.1:{port}", "YINXIN_PHONE": f"http://127.0.0.1:{port + 3}"}

    def npm(script, *arguments):
        command = ["npm", "run", "--silent", script, "--", *arguments]
        return subprocess.run(command, cwd=ROOT / "portal", env={**os.environ, **at}).returncode

    # The closing line of the tests stays the last: what the budget is measured by comes before.
    measured = 0 if arguments else npm("lighthouse")
    return npm("e2e", *arguments) or measured


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, help="the first port of a stack that runs already")
    parser.add_argument("arguments", nargs="*", help="which tests, as Playwright takes it")
    asked = parser.parse_args()
    if asked.port:
        sys.exit(run(asked.port, asked.arguments))
    with tempfile.TemporaryDirectory(prefix="yinxin-browser-") as data, Stack(data) as stack:
        sys.exit(run(stack.port, asked.arguments))


if __name__ == "__main__":
    main()
