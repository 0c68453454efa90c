#!/bin/sh
# postgres.sh TARGET: a verified base backup of the server in PGHOST, PGPORT, PGUSER, PGPASSFILE, PGDATABASE, with what the gate of a
# restore asks for. The login is the owner's superuser: another is held to row-level security and would see none of it.
set -eu
target=${1:?usage: postgres.sh TARGET}
[ ! -e "$target" ] || { echo "$target is there already" >&2; exit 1; }
umask 077
ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --command "$1"; }

# Keys and fence must not come to lie beside it.
for apart in "${KOZ_KEYS_DIR:-}" "${KOZ_FENCE_DIR:-}"; do
    [ -n "$apart" ] || continue
    case "$(realpath -m "$target")/" in
    "$(realpath -m "$apart")"/*) echo "$target lies in $apart: a backup is kept apart from keys and fence" >&2; exit 1 ;;
    esac
done

mkdir "$target"
epochs() { ask 'SELECT DISTINCT controller, epoch FROM vault.data_key ORDER BY 1, 2'; }
before=$(epochs)
pg_basebackup --pgdata="$target/data" --wal-method=stream --checkpoint=fast --no-password
after=$(epochs)
pg_verifybackup --quiet "$target/data"
{
    echo 'fence directory:'
    ask 'SELECT directory_id FROM vault.fence_directory'
    echo 'fence heads:'
    ask "SELECT controller, sequence, encode(hash, 'hex') FROM vault.fence_head ORDER BY 1"
    echo 'epochs, whose key files a restore needs:'
    printf '%s\n%s\n' "$before" "$after" | sort -u
} > "$target/facts.txt"

# From now on the epochs before those that the copy names may be destroyed. Both ends count: never fewer than it names.
{
    echo 'BEGIN; CREATE TEMPORARY TABLE named (controller text, epoch integer);'
    printf '%s\n%s\n' "$before" "$after" | sort -u | while IFS='|' read -r controller epoch; do
        [ -z "$controller" ] || printf "INSERT INTO named VALUES ('%s', %d);\n" "$controller" "$epoch"
    done
    echo 'INSERT INTO vault.verified_backup SELECT gen_random_uuid(), controller, now(), array_agg(DISTINCT epoch) FROM named GROUP BY controller; COMMIT;'
} | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1
echo "made and verified: $target"
