#!/usr/bin/env bash
# Builds the portal into portal/dist, unless what is there was built of the same sources; local/tools.sh has installed what
# it is built with. Without npm it says so, and the stack runs all the same: the front then tells in one page what to do.
set -euo pipefail

portal=$(cd "$(dirname "${BASH_SOURCE[0]}")/../portal" && pwd)
if ! command -v npm >/dev/null; then
    echo "portal: npm is not installed, so the pages are not built (the API works): install Node.js 20 or later" >&2
    exit 0
fi
cd "$portal"

# Names and contents of all that a build reads.
sources() {
    find . \( -name node_modules -o -name dist -o -name e2e -o -name test-results -o -name pictures -o -name playwright-report \) -prune \
        -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

state=$(sources)
if [[ -f dist/index.html && -f node_modules/built && $state == "$(<node_modules/built)" ]]; then
    exit 0
fi
echo "portal: building portal/dist"
rm -f node_modules/built
npm run --silent build >node_modules/build.log 2>&1 || { cat node_modules/build.log >&2; exit 1; }
printf '%s\n' "$state" >node_modules/built
