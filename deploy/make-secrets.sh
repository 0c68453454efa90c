#!/bin/sh
# Makes what is secret in compose.yaml, in a directory (deploy/secrets when none is given): passwords, keys, certificates of
# KurrentDB. What is there already stays as it is. Needs openssl. Files can be read by the accounts of the containers, the
# directory only by its owner; nothing in it belongs in version control or in a backup of the database.
set -eu
umask 022
directory=${1:-"$(dirname "$0")/secrets"}
mkdir -p "$directory/kurrentdb"
chmod 0700 "$directory"
cd "$directory"
printf '*\n' > .gitignore

# keep NAME: what stands on standard input becomes the file, unless there is one.
keep() {
    if [ -e "$1" ]; then cat > /dev/null; else
        cat > "$1.new"
        chmod 0444 "$1.new"
        mv "$1.new" "$1"
        echo "made $1"
    fi
}
password() { openssl rand -hex 32; }

password | keep postgres-password
printf 'postgresql://koz:%s@postgres:5432/koz\n' "$(cat postgres-password)" | keep database-url

openssl rand -base64 32 | keep master-key
openssl genpkey -algorithm ed25519 | keep signing-key

{
    printf 'bind * -::*\nprotected-mode yes\nport 6379\ndir /data\nsave ""\nappendonly no\n'
    printf 'maxmemory 256mb\nmaxmemory-policy noeviction\nrequirepass %s\n' "$(password)"
} | keep redis.conf
printf 'redis://:%s@redis:6379/0\n' "$(sed -n 's/^requirepass //p' redis.conf)" | keep redis-url

password | keep grafana-password

{
    printf 'KURRENTDB_DEFAULT_ADMIN_PASSWORD=%s\n' "$(password)"
    printf 'KURRENTDB_DEFAULT_OPS_PASSWORD=%s\n' "$(password)"
} | keep kurrentdb.env
admin=$(sed -n 's/^KURRENTDB_DEFAULT_ADMIN_PASSWORD=//p' kurrentdb.env)
trust='tls=true&tlsCAFile=/run/secrets/event-store-ca'
printf 'kurrentdb://admin:%s@kurrentdb:2113?%s\n' "$admin" "$trust" | keep event-store-url
printf 'kurrentdb://admin:%s@kurrentdb-1:2113,kurrentdb-2:2113,kurrentdb-3:2113?%s\n' "$admin" "$trust" |
    keep event-store-cluster-url

# One authority, and a certificate for each node in which it is both server and client of the others.
if [ ! -e kurrentdb/ca.crt ]; then
    openssl req -x509 -newkey rsa:3072 -noenc -sha256 -days 3650 -subj '/CN=KurrentDB CA of kinderopvangzoeker' \
        -addext 'basicConstraints=critical,CA:true,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
        -keyout kurrentdb/ca.key -out kurrentdb/ca.crt 2> /dev/null
    chmod 0400 kurrentdb/ca.key
    chmod 0444 kurrentdb/ca.crt
    echo 'made kurrentdb/ca.crt'
fi
for node in kurrentdb kurrentdb-1 kurrentdb-2 kurrentdb-3; do
    [ -e "kurrentdb/$node.crt" ] && continue
    openssl req -newkey rsa:3072 -noenc -subj '/CN=kurrentdb-node' -keyout "kurrentdb/$node.key" \
        -out "kurrentdb/$node.csr" 2> /dev/null
    printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=critical,digitalSignature,keyEncipherment\n' \
        "$node" > "kurrentdb/$node.ext"
    openssl x509 -req -in "kurrentdb/$node.csr" -CA kurrentdb/ca.crt -CAkey kurrentdb/ca.key -CAcreateserial \
        -days 825 -sha256 -extfile "kurrentdb/$node.ext" -out "kurrentdb/$node.crt" 2> /dev/null
    rm "kurrentdb/$node.csr" "kurrentdb/$node.ext"
    chmod 0444 "kurrentdb/$node.crt" "kurrentdb/$node.key"
    echo "made kurrentdb/$node.crt"
done

for given in oidc-client-secret front.crt front.key; do
    [ -e "$given" ] || echo "still to be put here: $(pwd)/$given"
done
