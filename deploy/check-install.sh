#!/bin/sh
# Installs the built wheel the way people do, by pipx, uv or plain pip, each into a fresh environment and a fresh home,
# and goes through a stranger's first hour with it: the demo, articles, a question, a backup and its restore.
#
#   deploy/check-install.sh            # whichever of pipx and uv there is, else pip
#   deploy/check-install.sh pip uv     # these
#
# It installs every dependency: minutes, and about 2 GB each. For the CPU build of torch set UV_TORCH_BACKEND=cpu (uv, and
# pipx where it finds uv) or name its index in PIP_EXTRA_INDEX_URL.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

build() {
    mkdir "$work/source"
    git -C "$root" ls-files -z | (cd "$root" && xargs -0 tar cf - 2>/dev/null) | tar xf - -C "$work/source"
    python3 -m venv "$work/builder"
    "$work/builder/bin/pip" --disable-pip-version-check -q install 'setuptools>=77'
    (cd "$work/source" && "$work/builder/bin/python" -c \
        "from setuptools import build_meta as b; b.build_sdist('..'); b.build_wheel('..')") > "$work/build.log" 2>&1 ||
        { cat "$work/build.log"; exit 1; }
    ls "$work"/rashomon-*.whl
}

install_by() {
    case $1 in
    pipx) PIPX_HOME="$home/pipx" PIPX_BIN_DIR="$home/bin" pipx install --pip-args="-c $root/constraints.txt" "$wheel" ;;
    uv) UV_TOOL_DIR="$home/tools" UV_TOOL_BIN_DIR="$home/bin" uv tool install --constraints "$root/constraints.txt" "$wheel" ;;
    pip) python3 -m venv "$home/venv" && "$home/venv/bin/pip" -q install -c "$root/constraints.txt" "$wheel" &&
        mkdir "$home/bin" && ln -s "$home/venv/bin/rashomon" "$home/bin/rashomon" ;;
    *) echo "$1: unknown; pipx, uv or pip" >&2; exit 2 ;;
    esac
}

first_hour() {
    cd "$home"
    export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache" XDG_CONFIG_HOME="$home/config"
    unset RASHOMON_ARCHIVE PYTHONPATH
    PATH="$home/bin:$PATH"
    test "$(command -v rashomon)" = "$home/bin/rashomon"
    rashomon --version
    rashomon demo > demo.txt
    grep -q '^DISPUTED' demo.txt
    mkdir articles
    echo 'The ferry Gannet ran aground off Ormby on Sunday, 2 March 2031, the harbour office said.' > articles/ferry.txt
    rashomon add articles
    rashomon "Where did the ferry Gannet run aground?" > answer.txt
    grep -q 'Ormby' answer.txt
    rashomon backup backups --keep 7
    rashomon remove ferry
    rashomon restore --replace backups/*.rashomon.tar.gz
    rashomon show ferry --raw | cmp - articles/ferry.txt
    rashomon doctor
}

wheel=$(build)
ways=${*:-$(for way in pipx uv; do command -v "$way" > /dev/null && echo "$way"; done || true)}
for way in ${ways:-pip}; do
    home="$work/$way"
    mkdir "$home"
    started=$(date +%s)
    install_by "$way" > "$work/$way.log" 2>&1 || { cat "$work/$way.log"; exit 1; }
    installed=$(date +%s)
    (first_hour)
    echo "$way: installed in $((installed - started)) s, $(du -sm "$home" | cut -f1) MB; asked in $(($(date +%s) - installed)) s"
    rm -rf "$home"
done
