#!/bin/sh
# kurrentdb.sh DATABASE TARGET: copies the files of one running node, in the order that its manual asks for: checkpoints of the
# index, the index, the database's checkpoints, the chunks. What a later step copies is never older than an earlier one.
# Restored with `cp chaser.chk truncate.chk` in the directory before the start. Not while it scavenges (we never do).
set -eu
database=${1:?usage: kurrentdb.sh DATABASE TARGET}
target=${2:?usage: kurrentdb.sh DATABASE TARGET}
[ -e "$database/chaser.chk" ] || { echo "$database is no database of KurrentDB" >&2; exit 1; }
[ ! -e "$target" ] || { echo "$target is there already" >&2; exit 1; }
umask 077
mkdir -p "$target"
target=$(cd "$target" && pwd)
cd "$database"

# keep: copies the files that are named on standard input, each to the same place below the target.
keep() {
    while IFS= read -r file; do
        mkdir -p "$target/$(dirname "$file")"
        cp -p "$file" "$target/$file"
    done
}

if [ -d index ]; then
    find index -type f -name '*.chk' | keep
    find index -type f ! -name '*.chk' | keep
fi
find . -maxdepth 1 -type f -name '*.chk' | keep
find . -maxdepth 1 -type f -name 'chunk-*' | sort | keep
sync
echo "made: $target"
