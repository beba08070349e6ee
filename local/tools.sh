#!/usr/bin/env bash
# Installs the tools of requirements.txt into .tools/venv, unless they are there already.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.tools/venv
wanted=$root/local/requirements.txt
stamp=$venv/installed

# A virtual environment holds absolute paths, so one in a copied workspace is none.
state() {
    printf '%s\n' "$venv"
    cat "$wanted"
}

if [[ -x $venv/bin/python3 && -f $stamp && $(state) == "$(<"$stamp")" ]]; then
    exit 0
fi
if ! command -v python3 >/dev/null; then
    echo "python3 is not installed: install Python 3.10 or later, with its venv module" >&2
    exit 1
fi

echo "tools: installing local/requirements.txt into .tools/venv (once; about 200 MB)"
rm -f "$stamp"
if [[ ! -x $venv/bin/pip ]] || ! "$venv/bin/pip" --version >/dev/null 2>&1; then
    if ! python3 -m venv --clear "$venv"; then
        echo "python3 -m venv failed: install Python's venv module (Debian: apt install python3-venv)" >&2
        exit 1
    fi
fi
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
state >"$stamp"
