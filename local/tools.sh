#!/usr/bin/env bash
# Installs what the stack and the tests need. With --browser also a Chromium, which only the tests of the portal need.
#
# It installs the tools of requirements.txt into .tools/venv, the OpenID provider of oidc/package-lock.json into
# local/oidc/node_modules, the peer of benches/peer/package-lock.json into benches/peer/node_modules, the packages of
# portal/package-lock.json into portal/node_modules, and the font of font/package-lock.json into local/font/layer, unless
# they are there already.
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

needs_npm() {
    if ! command -v npm >/dev/null; then
        echo "npm is not installed: install Node.js 20 or later" >&2
        exit 1
    fi
}

# packages <folder> <how much>: what its package-lock.json says.
packages() {
    local folder=$root/$1
    local installed=$folder/node_modules/installed
    if [[ -f $installed ]] && cmp --silent "$folder/package-lock.json" "$installed"; then
        return
    fi
    needs_npm
    echo "tools: installing $1/package-lock.json into $1/node_modules (once; about $2 MB)"
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error
    cp "$folder/package-lock.json" "$installed"
}

# What a sign-on is tried against, what a sign-in is measured beside, and what the portal is built and tested with.
packages local/oidc 4
packages benches/peer 45
packages portal 490

# The browser of the portal's tests, with a font that has Chinese.
browser() {
    if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
        return
    fi
    if ! command -v apt-get >/dev/null || [[ $(id -u) != 0 ]]; then
        echo "a Chromium and a Chinese font are not installed: apt-get install chromium fonts-noto-cjk, as root" >&2
        exit 1
    fi
    echo "tools: installing chromium and fonts-noto-cjk (once; fetches about 200 MB)"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
}

# What letters are printed in: one weight of the package, with its licence, in a folder that template.yaml makes a layer of.
font() {
    local font=$root/local/font
    local package=$font/node_modules/@expo-google-fonts/noto-serif-sc
    if [[ -f $font/layer/installed ]] && cmp --silent "$font/package-lock.json" "$font/layer/installed"; then
        return
    fi
    needs_npm
    echo "tools: installing local/font/package-lock.json into local/font/layer (once; fetches about 70 MB)"
    npm ci --prefix "$font" --ignore-scripts --no-audit --no-fund --loglevel=error
    rm -rf "$font/layer"
    mkdir -p "$font/layer"
    cp "$package/400Regular/NotoSerifSC_400Regular.ttf" "$package/LICENSE_FONT" "$font/layer/"
    cp "$font/package-lock.json" "$font/layer/installed"
    rm -rf "$font/node_modules"
}
font

if [[ ${1-} == --browser ]]; then
    browser
fi

if [[ -x $venv/bin/python3 && -f $stamp && $(state) == "$(<"$stamp")" ]]; then
    exit 0
fi
if ! command -v python3 >/dev/null; then
    echo "python3 is not installed: install Python 3.10 or later, with its venv module" >&2
    exit 1
fi

echo "tools: installing local/requirements.txt into .tools/venv (once; about 200 MB)"
# Of a copied workspace everything would still be the other's: even its pip installs there.
if [[ ! -f $stamp || $(head -n 1 "$stamp") != "$venv" ]] || ! "$venv/bin/pip" --version >/dev/null 2>&1; then
    rm -f "$stamp"
    if ! python3 -m venv --clear "$venv"; then
        echo "python3 -m venv failed: install Python's venv module (Debian: apt install python3-venv)" >&2
        exit 1
    fi
fi
rm -f "$stamp"
"$venv/bin/python3" -m pip install --quiet --disable-pip-version-check --requirement "$wanted"
state >"$stamp"
