# Read by the demos: a registry that is served on loopback, in a temporary folder that goes away at the end, and
# the account of an author who is logged in. Wants `$1`, the path of tenon, and leaves `address`, `work` and `tenon`.
tenon=$(realpath "$1")
examples=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
server=
stop() { [ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null; }
trap 'stop; rm -rf "$work"' EXIT

data=${TENON_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/tenon}
export TENON_DENO=${TENON_DENO:-$data/runtimes/deno/bin/deno} TENON_HOME=$work/home

show() { printf '\n\033[1m$ %s\033[0m\n' "$*"; }
tenon() { show tenon "$@"; "$tenon" "$@"; }

show tenon registry serve "$work/registry"
"$tenon" registry serve --listen 127.0.0.1:0 --log json "$work/registry" >"$work/address" 2>"$work/server.log" &
server=$!
until address=$(sed -n 's/.* at \(http.*\)/\1/p' "$work/address") && [ -n "$address" ]; do
    kill -0 "$server" || { cat "$work/server.log" >&2; exit 1; }
    sleep 0.05
done
cat "$work/address"

cp -r "$examples/modules" "$work/modules"
# The first start shows the token of the administrator, who makes an account for the packages' author. An account
# owns the scope of its name.
administrator=$(grep -o 'tenon_[A-Za-z0-9_-]*' "$work/server.log" | head -n 1)
show "tenon login --registry $address    # with the token that the server showed at its first start"
"$tenon" login --registry "$address" <<<"$administrator"
show tenon user add tenon --registry "$address"
author=$("$tenon" user add tenon --registry "$address" 2>&1 | grep -o 'tenon_[A-Za-z0-9_-]*' | head -n 1)
show "tenon login --registry $address    # with the token of the account that was made"
"$tenon" login --registry "$address" <<<"$author"

# Publishes packages of `modules`; what others need comes first.
publish() {
    for name in "$@"; do
        (cd "$work/modules/$name" && "$tenon" publish --yes --quiet --registry "$address")
        echo "published @tenon/$name"
    done
}
