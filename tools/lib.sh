# Sourced by bin/* and tools/*: where things are, how to say what happens, which Node is used.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH=$root/build/node/bin:$PATH

say() { printf '== %s\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# npm_ci <folder>: exactly what its lock file says, only when that has changed; one at a time.
npm_ci() {
  local folder=$1
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json" && return
  (
    cd "$folder"
    exec 9> .npm-lock && flock 9
    cmp -s package-lock.json node_modules/.installed-lock.json && exit
    say "npm packages of ${folder#"$root"/}"
    npm ci --ignore-scripts --no-fund --no-audit --loglevel=error >&2
    cp package-lock.json node_modules/.installed-lock.json
  )
}

# build <preset> <target>…: into build/<preset>; says nothing on standard output, which belongs to the program
build() {
  local preset=$1
  shift
  "$root/tools/install"
  if [[ ! -f $root/build/$preset/build.ninja ]]; then
    say "Configuring build/$preset"
    (cd "$root" && cmake --preset "$preset" --log-level=WARNING >&2)
  fi
  (
    exec 9> "$root/build/$preset/.build-lock" && flock 9 # suites beside each other build one after another
    cmake --build "$root/build/$preset" --target "$@" >&2
  )
}
