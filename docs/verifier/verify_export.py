#!/usr/bin/env python3
"""An independent verifier of the exports for auditors of Kinderopvangzoeker.

Written from three documents alone, without sight of the project's own code:

  [X] docs/formats/audit-export.md   the export, and the rules 1 to 8
  [T] docs/formats/log-tree.md       leaf, tree, checkpoint, verifier key
  [S] docs/stored-form.md            event, fence, certificate

Python 3.9 or newer, the standard library and ed25519.py and forms.py beside this file.

  python3 verify_export.py DIR [--key VKEY]... [--checkpoint FILE]...

Faults go to stdout, one a line, then `OK: ...` or `FAULTS: n`; notes (what is
no fault but worth knowing) to stderr. Exit code 0 good, 1 faults, 2 not an
export or wrong usage.
"""

import argparse
import os
import re
import struct
import sys

import ed25519
from forms import (Tree, canonical, clean, event_digest, need, open_checkpoint, parse, parse_key,
                   sha256, thumbprint, unbase64, uuid_bytes, zeros)

FORMAT = "koz/audit-export/v1"
ORIGIN = "kinderopvangzoeker.be/log/"
ZEROS = bytes(32)
FENCE_FILE = re.compile("[0-9]{12}\\.fence")
SHREDDED, RESTORED = "PersonalDataKeyShredded", "LogRestored"


# ---------------------------------------------------------------- the export

class Export:
    """One export, read and compared rule by rule. `faults` counts what is wrong."""

    def __init__(self, directory, out=print, note=None):
        self.directory, self.out = directory, out
        self.note = note or (lambda text: print("note: " + clean(text), file=sys.stderr))
        self.faults = self.positions = self.events = self.entries = 0
        self.checkpoints = []  # (label, size, root, kept by the caller?)
        self.certificates = {}  # controller -> {number: (SHA-256, statement or None)}
        self.tails = {}  # controller -> (number, hash) of its last certificate so far
        self.fence_ends = {}  # controller -> number of the last entry of its fence
        self.fenced = {}  # digest of an event in an entry of kind shredding -> controller
        self.owed = {}  # digest -> (id, stream, controller, where): what the log must hold
        self.broken_fences = set()  # controllers whose fence could not be read to its end
        self.wanted = set()  # ids of events to be kept while the log passes by
        self.found = {}  # id -> [(digest, stream, revision, position, type, payload)]
        self.shreddings = []  # (controller, where, digest) of every PersonalDataKeyShredded
        self.restored = {}  # controller -> the [from] of every LogRestored of it
        self.roots = {}  # size of a checkpoint -> the tree's root there, None until known
        self.log_whole = False  # whether log.bin could be read to its end

    def fault(self, where, what):
        """Say one fault: where, then what."""
        self.faults += 1
        self.out(clean(f"{where}: {what}"))

    def path(self, *names):
        """A path inside the export."""
        return os.path.join(self.directory, *names)

    def lines(self, *names):
        """The lines of a file of lines, without their newline."""
        try:
            with open(self.path(*names), "rb") as file:
                for line in file:
                    if not line.endswith(b"\n"):
                        self.fault("/".join(names), "the last line does not end in a newline")
                    yield line.rstrip(b"\n")
        except OSError as error:
            self.fault("/".join(names), f"cannot be read ({error.strerror})")

    def listing(self, name):
        """The names in a directory of the export; none if it is not there."""
        try:
            return sorted(os.listdir(self.path(name)))
        except FileNotFoundError:
            return []
        except OSError as error:
            self.fault(name, f"cannot be read ({error.strerror})")
            return []

    def foreign(self, controller):
        """Whether this is an export of one controller, and of another: [X] rule 6."""
        return self.controller is not None and controller != self.controller

    def verify(self, kept):
        """All after the manifest. `kept` are the checkpoints that you kept, as (label, note)."""
        self.read_checkpoints(kept)
        self.read_certificates()
        self.read_fences()
        self.read_log()
        self.compare_checkpoints()
        self.compare_destructions()
        if self.faults:
            self.out(f"FAULTS: {self.faults}")
        else:
            count = sum(map(len, self.certificates.values()))
            self.out(f"OK: {self.positions} positions, {self.events} events, "
                     f"{sum(not c[3] for c in self.checkpoints)} checkpoints, "
                     f"{count} certificates, {self.entries} fence entries")
        return not self.faults

    # ------------------------------------------------ [X] manifest.json

    def read_manifest(self, keys):
        """[X] manifest.json. `keys` are those that you trust, of parse_key.

        ValueError or OSError when this is no export at all."""
        with open(self.path("manifest.json"), "rb") as file:
            manifest = parse(file.read(), "manifest.json", strict=False)
        if manifest.get("format") != FORMAT:
            raise ValueError(f"manifest.json has not the format {FORMAT}")
        need(manifest, "manifest.json", origin=str, size=int, verifierKeys=list,
             certificates=dict, madeAt=str)
        for name in ("controller", "checkpoint"):
            if name not in manifest or type(manifest[name]) not in (str, type(None)):
                raise ValueError(f"manifest.json has no member {name} of the right type")
        self.manifest, self.size = manifest, manifest["size"]
        self.origin, self.controller = manifest["origin"], manifest["controller"]
        listed = []
        for text in manifest["verifierKeys"]:
            try:
                listed.append(parse_key(text if type(text) is str else ""))
            except ValueError as error:
                self.fault("manifest.json: verifierKeys", str(error))
                continue
            if keys and listed[-1] not in keys:
                self.fault("manifest.json: verifierKeys", f"{text} is not a key that was given")
        if not keys:
            self.note("no --key given: the keys are the export's own word, and so is all they sign")
        self.keys = keys or listed
        self.signers = {thumbprint(key[2]): key[2] for key in self.keys}
        if self.origin not in [key[0] for key in self.keys]:
            self.fault("manifest.json: origin", f"{self.origin} is the name of no verifier key")
        # [X] rule 5: the directory is the origin's.
        self.fence_id = None
        try:
            with open(self.path("fence", "directory.json"), "rb") as file:
                value = parse(file.read(), "it", strict=False)
            need(value, "it", id=str)
            self.fence_id = uuid_bytes(value["id"], "its id")
            if self.origin != ORIGIN + value["id"]:
                self.fault("fence/directory.json", f"its id {value['id']} is not the origin's")
        except OSError as error:
            self.fault("fence/directory.json", f"cannot be read ({error.strerror})")
        except ValueError as error:
            self.fault("fence/directory.json", str(error))

    # ------------------------------------------------ [X] rules 3 and 8: checkpoints

    def read_checkpoints(self, kept):
        """The form, origin and signatures of every checkpoint; their roots come later."""
        last, last_note = -1, None
        for number, line in enumerate(self.lines("checkpoints.jsonl"), 1):
            where = f"checkpoints.jsonl, line {number}"
            try:
                value = parse(line, "it", strict=False)
                need(value, "it", note=str, signedAt=str)
                last_note = value["note"]
                size = self.add_checkpoint(where, last_note, False)
                if size <= last:
                    self.fault(f"{where}, checkpoint {size}",
                               f"not larger than the one before, {last}")
                last = size
            except ValueError as error:
                self.fault(where, str(error))
        if last != self.size and (self.size or last != -1):
            self.fault(f"checkpoint {last}" if last >= 0 else "checkpoints.jsonl",
                       f"the last one is not of the manifest's size, {self.size}")
        if last_note != self.manifest["checkpoint"]:
            self.fault("manifest.json: checkpoint", "is not the last one of checkpoints.jsonl")
        for label, note in kept:
            try:
                self.add_checkpoint(f"kept checkpoint {label}", note, True)
            except ValueError as error:
                self.fault(f"kept checkpoint {label}", str(error))

    def add_checkpoint(self, where, note, kept):
        """Verify a note by itself, and keep its root for when the log is read."""
        size, root, fault = open_checkpoint(note, self.origin, self.keys)
        label = f"{where}, checkpoint {size}"
        if fault:
            self.fault(label, fault)
        self.checkpoints.append((label, size, root, kept))
        self.roots[size] = None
        return size

    def compare_checkpoints(self):
        """[X] rules 3, 7 and 8: at the size of each checkpoint its root is the tree's."""
        restores = [(start, c) for c, starts in self.restored.items() for start in starts]
        beyond = 0
        for label, size, root, kept in self.checkpoints:
            if self.roots[size] == root:
                continue
            if size > self.positions and not self.log_whole:
                beyond += 1
                continue
            what = (f"the log has {self.positions} positions only" if size > self.positions
                    else "its root is not the tree's")
            excuse = [c for start, c in restores if size > start]
            if kept and excuse:
                self.note(f"{label}: {what}; declared by LogRestored of {', '.join(excuse)}")
            else:
                self.fault(label, what)
        if beyond:
            self.fault("checkpoints", f"{beyond} of a size greater than {self.positions} cannot be "
                                      "compared: log.bin breaks off")

    # ------------------------------------------------ [X] rule 4: certificates

    def read_certificates(self):
        """Every line of every file of certificates, and how many there are."""
        counts = dict(self.manifest["certificates"])
        for name in self.listing("certificates"):
            controller = name[:-6]
            if not name.endswith(".jsonl") or self.foreign(controller):
                self.fault(f"certificates/{name}", "does not belong in this export")
                continue
            kept, previous, number, lines = {}, ZEROS, 0, 0
            for lines, raw in enumerate(self.lines("certificates", name), 1):
                statement, number = self.check_certificate(
                    raw, controller, number + 1, previous, f"certificates/{name}, line {lines}")
                previous = sha256(raw)
                kept[number] = previous, statement
            self.certificates[controller] = kept
            self.tails[controller] = number, previous
            if counts.pop(controller, None) != lines:
                self.fault(f"certificates/{name}",
                           f"has {lines} lines, which is not what the manifest says")
        for controller, count in counts.items():
            if count != 0 or type(count) is not int:
                self.fault(f"certificates of {controller}", f"none, but the manifest says {count}")

    def check_certificate(self, raw, controller, number, previous, where):
        """(statement or None, its number) of a certificate's bytes: [S] Certificate."""
        try:
            value = parse(raw, "it")
            need(value, "it", signature=str, statement=dict)
            statement = value["statement"]
            need(statement, "its statement", version=int, kind=str, controller=str, sequence=int,
                 previous=str, signedBy=str, at=str)
            if len(value) != 2 or statement["version"] != 1:
                raise ValueError("it is not a certificate of version 1")
            if statement["kind"] == "shredding":
                need(statement, "its statement", carePlanId=str, tier=str, cause=str,
                     dataKey=dict, shreddedEventId=str)
                need(statement["dataKey"], "its dataKey", id=str, fingerprint=str)
                uuid_bytes(statement["carePlanId"], "its carePlanId")
                uuid_bytes(statement["shreddedEventId"], "its shreddedEventId")
            elif statement["kind"] == "epoch":
                need(statement, "its statement", epoch=int)
            else:
                raise ValueError(f"its kind {statement['kind']} is unknown")
            signature = unbase64(value["signature"], "its signature", url=True)
        except ValueError as error:
            self.fault(f"{where}, certificate of {controller}, number {number}", str(error))
            return None, number
        where = f"{where}, certificate of {controller}, number {statement['sequence']}"
        if statement["sequence"] != number:
            self.fault(where, f"number {number} is expected here")
        if statement["previous"] != previous.hex():
            self.fault(where, "previous is not the hash of the certificate before")
        if statement["controller"] != controller:
            self.fault(where, f"it is of another controller, {statement['controller']}")
        signer = self.signers.get(statement["signedBy"])
        if signer is None:
            self.fault(where, "signedBy is the thumbprint of no verifier key")
        elif not ed25519.verify(signer, b"koz/certificate/v1\n" + canonical(statement), signature):
            self.fault(where, "its signature does not verify")
        return statement, statement["sequence"]

    # ------------------------------------------------ [X] rule 5: fence

    def read_fences(self):
        """The fence of each controller, file by file."""
        for controller in self.listing("fence"):
            if controller == "directory.json":
                continue
            if self.foreign(controller):
                self.fault(f"fence/{controller}", "does not belong in this export")
                continue
            names = self.listing(os.path.join("fence", controller))
            for name in [name for name in names if not FENCE_FILE.fullmatch(name)]:
                self.fault(f"fence/{controller}/{name}", "is not the name of a file of a fence")
                names.remove(name)
            self.number, self.previous = 1, ZEROS  # of the next entry
            before = 0, 0  # first entry and length of the file before
            for name in names:
                where = f"fence/{controller}/{name}"
                try:
                    with open(self.path("fence", controller, name), "rb") as file:
                        length = os.fstat(file.fileno()).st_size
                        self.read_fence(file, length, controller, int(name[:12]), before,
                                        name == names[-1], where)
                    before = int(name[:12]), length
                except OSError as error:
                    self.fault(where, f"cannot be read ({error.strerror})")
                    self.number = None
                if self.number is None:
                    self.broken_fences.add(controller)
            self.fence_ends[controller] = (self.number or 1) - 1
        # [X] rule 6: a fence that ends before the certificates do was cut.
        for controller, kept in self.certificates.items():
            last, fence = max(kept, default=0), self.fence_ends.get(controller, 0)
            if fence < last and controller not in self.broken_fences:
                self.fault(f"fence of {controller}",
                           f"was cut: it ends at entry {fence}, the certificates at {last}")

    def read_fence(self, file, length, controller, first, before, last_file, where):
        """One file of a fence: [S] Fence. Leaves self.number None where it cannot go on."""
        head = file.read(81)
        if len(head) < 81 or head[:9] != b"KOZFENCE\x01":
            self.fault(where, "does not begin as a file of a fence")
            self.number = None
            return
        directory, number, previous, *back = struct.unpack(">16sQ32sQQ", head[9:])
        if self.number is None:  # what came before is damaged: take this file's word
            self.number, self.previous = number, previous
        for good, what in (
                (directory == self.fence_id, "its directory id is not that of directory.json"),
                (number == first, "the number of its first entry is not its name's"),
                (number == self.number, f"begins at entry {number}, not {self.number}"),
                (previous == self.previous, "the hash in its head is not that of the entry before"),
                (tuple(back) == before, "its head does not name the file before it")):
            if not good:
                self.fault(where, what)
        if number != self.number or previous != self.previous:
            self.number = None
            return
        offset = 81
        while offset < length:
            at = f"{where}, entry {self.number} of {controller}, byte {offset}"
            head = file.read(16)
            whole = len(head) == 16
            size, number, check = struct.unpack(">IQ4s", head.ljust(16, b"\0"))
            end = offset + 16 + size + 32
            torn = whole and not any(head) and zeros(file)
            if not torn and whole and (check != sha256(self.previous, head[:12])[:4]
                                       or number != self.number):
                self.fault(at, "its length, number and check do not fit the entry before")
                self.number = None
                return
            torn = torn or not whole or end > length
            if not torn:
                body, recorded = file.read(size), file.read(32)
                torn = recorded == ZEROS and zeros(file)
            if torn:
                if last_file:
                    self.note(f"{at}: torn, never acknowledged, left out")
                else:
                    self.fault(at, "the file ends within it")
                    self.number = None
                return
            if recorded != sha256(b"koz/fence-record/v1\n", self.previous, head[4:12], body):
                self.fault(at, "its hash is not that of its bytes")
            self.entries += 1
            try:
                self.check_entry(body, controller, self.number, at)
            except ValueError as error:
                self.fault(at, str(error))
            self.number, self.previous, offset = self.number + 1, recorded, end

    def check_entry(self, body, controller, number, where):
        """An entry's body, and [X] rule 6: entry n carries certificate n."""
        entry = parse(body, "its body")
        need(entry, "its body", kind=str, controller=str, at=str, certificate=str)
        shredding = entry["kind"] == "shredding"
        if shredding:
            need(entry, "its body", carePlanId=str, tier=str, keyId=str, cause=str, events=list,
                 logPosition=int, planHeadHash=str)
        elif entry["kind"] == "epoch":
            need(entry, "its body", epoch=int)
        else:
            raise ValueError(f"its kind {entry['kind']} is unknown")
        if entry["controller"] != controller:
            self.fault(where, f"it is of another controller, {entry['controller']}")
        raw = unbase64(entry["certificate"], "its certificate")
        kept = self.certificates.get(controller, {}).get(number)
        last, previous = self.tails.get(controller, (0, ZEROS))
        statement = None
        if kept:
            statement = kept[1]
            if kept[0] != sha256(raw):
                self.fault(where, f"its certificate is not certificate {number} of {controller}")
        elif number > last:  # under way: the continuation of the chain
            statement, _ = self.check_certificate(raw, controller, number, previous, where)
            self.tails[controller] = number, sha256(raw)
        # Rule 6, "the three tell the same": what entry and certificate both say.
        if statement:
            same = entry["kind"] == statement["kind"] and (
                (entry["carePlanId"], entry["tier"], entry["cause"], entry["keyId"])
                == (statement["carePlanId"], statement["tier"], statement["cause"],
                    statement["dataKey"]["id"])
                if shredding else entry["epoch"] == statement["epoch"])
            if not same:
                self.fault(where, "it does not say what its certificate says")
        for event in entry["events"] if shredding else ():
            if type(event) is not dict:
                raise ValueError("one of its events is not a JSON object")
            need(event, "one of its events", stream=str, id=str, type=str, version=int,
                 payload=str, metadata=str)
            ident = uuid_bytes(event["id"], "the id of one of its events")
            digest = event_digest(event["stream"], ident, event["type"], event["version"],
                                  unbase64(event["payload"], "an event's payload"),
                                  unbase64(event["metadata"], "an event's metadata"))
            self.fenced[digest] = controller
            self.wanted.add(ident)
            if kept:
                self.owed.setdefault(digest, (event["id"], event["stream"], controller, where,
                                              entry["carePlanId"]))

    # ------------------------------------------------ [X] rules 1, 2 and 3: log

    def read_log(self):
        """log.bin record by record: form, order, hashes, chains, and the tree."""
        for kept in self.certificates.values():
            self.wanted.update(uuid_bytes(s["shreddedEventId"], "") for _, s in kept.values()
                               if s and s["kind"] == "shredding")
        tree, streams, expected, malformed = Tree(), {}, 0, False
        if 0 in self.roots:
            self.roots[0] = tree.root()
        try:
            with open(self.path("log.bin"), "rb") as file:
                left = os.fstat(file.fileno()).st_size - 17
                if file.read(17) != b"koz/audit-log/v1\n":
                    return self.fault("log.bin", "does not begin with koz/audit-log/v1")
                while left:
                    where = f"log.bin, position {expected}"
                    head = file.read(4)
                    length = int.from_bytes(head, "big")
                    if len(head) < 4 or not 41 <= length <= left - 4:
                        return self.fault(where, "its record is cut off or has a wrong length")
                    body, left = file.read(length), left - 4 - length
                    kind, position, leaf = struct.unpack_from(">BQ32s", body)
                    try:
                        event = self.parse_record(kind, body)
                    except ValueError as error:
                        self.fault(where, str(error))
                        if malformed:
                            return self.fault(where, "the second in a row: not read further")
                        malformed, event = True, None
                    else:
                        malformed = False
                    if position != expected:
                        self.fault(where, f"the record here says position {position}")
                    expected = position + 1
                    tree.append(leaf)
                    self.positions += 1
                    if tree.size in self.roots:
                        self.roots[tree.size] = tree.root()
                    if event:
                        self.check_event(streams, position, leaf, body, *event)
        except OSError as error:
            return self.fault("log.bin", f"cannot be read ({error.strerror})")
        self.log_whole, self.streams = True, streams.keys()
        if self.positions != self.size or expected != self.size:
            self.fault(f"log.bin, position {expected - 1}",
                       f"is the last of {self.positions}; by the manifest it is {self.size - 1}")

    def parse_record(self, kind, body):
        """The parts of an event in full, None for a leaf; ValueError for anything else."""
        if kind == 0 and len(body) == 41:
            if self.controller is None:
                raise ValueError("is a leaf only, in an export of every controller")
            return None
        if kind != 1:
            raise ValueError(f"its record of kind {kind} is not of the form")
        try:
            fixed = struct.unpack_from(">32s32s16sIH", body, 41)
            parts, at = [], 127
            for width in (2, 2, 4, 4):  # stream, type, payload, metadata
                start = at + width
                at = start + int.from_bytes(body[at:start], "big")
                parts.append(body[start:at])
            if at != len(body):
                raise ValueError
            stream, name = parts[0].decode("utf-8"), parts[1].decode("utf-8")
        except (ValueError, struct.error):
            raise ValueError("its record is not of the form of an event in full") from None
        return (*fixed, stream, name, parts[2], parts[3])

    def check_event(self, streams, position, leaf, body, recorded, previous, ident, revision,
                    version, stream, name, payload, metadata):
        """One event in full: its hash, its leaf, its chain, its controller."""
        self.events += 1
        where = f"log.bin, position {position}, stream {stream}, revision {revision}"
        # Rule 1, [T] From an event to a leaf.
        if recorded != sha256(b"koz/event/v1\n", body[73:]):
            self.fault(where, "its hash is not that of its bytes")
        data = struct.pack(">16sQ32s", b"koz/log-leaf/v1\n", position, recorded)
        if leaf != sha256(b"\0", data):
            self.fault(where, "its leaf hash is not that of its position and hash")
        # The controller stands in the metadata, [X] log.bin.
        try:
            value = parse(metadata, "its metadata")
            need(value, "its metadata", controller=str)
            controller = value["controller"]
        except ValueError as error:
            self.fault(where, str(error))
            controller = None
        else:
            if self.foreign(controller):
                self.fault(where, f"it is of another controller, {controller}")
        # Rule 2.
        before, head, owner = streams.get(stream, (-1, ZEROS, controller))
        if revision != before + 1:
            self.fault(where, f"revision {before + 1} is expected here")
        elif previous != head:
            self.fault(where, "its previous hash is not that of the event before in its stream")
        if controller is not None and owner is not None and controller != owner:
            self.fault(where, f"its stream is of {owner}, it is of {controller}")
        streams[stream] = revision, recorded, owner if owner is not None else controller
        # What rules 6 and 7 will want of it.
        if name == RESTORED:
            try:
                value = parse(payload, "its payload")
                need(value, "its payload", **{"from": int, "to": int})
                if stream != f"controller-{controller}" or not 0 <= value["from"] <= value["to"]:
                    raise ValueError("declares no loss in its controller's stream")
            except ValueError as error:
                return self.fault(where, str(error))
            self.restored.setdefault(controller, []).append(value["from"])
            lost = f"{value['from']} to {value['to']}"
            self.note(f"{where}: declares that a restore lost positions {lost}")
        if name == SHREDDED or ident in self.wanted:
            digest = event_digest(stream, ident, name, version, payload, metadata)
            self.found.setdefault(ident, []).append(
                (digest, stream, revision, position, name, payload if name == SHREDDED else b""))
            if name == SHREDDED:
                self.shreddings.append((controller, where, digest))

    # ------------------------------------------------ [X] rule 6: destructions

    def missing(self, where, what, controller, plan):
        """An event that the log must hold and does not: declared by LogRestored, or a fault."""
        # Declared only with all of the plan: one that stands in the log was not lost.
        if controller in self.restored and f"carePlan-{plan}" not in self.streams:
            self.note(f"{where}: {what}; declared by LogRestored of {controller}")
        elif self.log_whole:  # else the fault of the log is said already
            self.fault(where, what)

    def compare_destructions(self):
        """Log, certificates and fence tell the same of every key destroyed."""
        for controller, where, digest in self.shreddings:
            if self.fenced.get(digest) != controller and controller not in self.broken_fences:
                self.fault(where, "PersonalDataKeyShredded stands in no entry of the fence "
                                  f"of {controller} with these bytes")
        for digest, (ident, stream, controller, where, plan) in self.owed.items():
            found = self.found.get(uuid_bytes(ident, ""), [])
            what = f"its event {ident} of stream {stream}"
            if not found:
                self.missing(where, f"{what} is not in the log", controller, plan)
            elif digest not in [event[0] for event in found]:
                self.fault(where, f"{what} has other bytes in the log, at position {found[0][3]}")
        for controller, kept in self.certificates.items():
            for number, (_, statement) in kept.items():
                if statement and statement["kind"] == "shredding":
                    self.compare_certificate(controller, number, statement)

    def compare_certificate(self, controller, number, statement):
        """The event that a certificate of kind shredding names says what it says."""
        where = f"certificate of {controller}, number {number}"
        stream, ident = "carePlan-" + statement["carePlanId"], statement["shreddedEventId"]
        found = self.found.get(uuid_bytes(ident, ""), [])
        if not found:
            return self.missing(where, f"its event {ident} is not in the log", controller,
                                statement["carePlanId"])
        said = {"tier": statement["tier"], "cause": statement["cause"],
                "keyId": statement["dataKey"]["id"],
                "keyFingerprint": statement["dataKey"]["fingerprint"]}
        for _, its_stream, revision, position, name, payload in found:
            if its_stream == stream and name == SHREDDED:
                try:
                    payload = parse(payload, "its payload")
                except ValueError as error:
                    payload = self.fault(f"log.bin, position {position}, stream {stream}, "
                                         f"revision {revision}", str(error)) or {}
                if any(payload.get(key) != value for key, value in said.items()):
                    self.fault(where, f"its event at position {position} does not say the same")
                return
        self.fault(where, f"its event {ident} is no {SHREDDED} of stream {stream}")


def main(arguments):
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Verify an export for auditors.")
    parser.add_argument("dir", metavar="DIR", help="the directory of the export")
    parser.add_argument("--key", metavar="VKEY", action="append", default=[],
                        help="a verifier key (name+id+key) that you trust")
    parser.add_argument("--checkpoint", metavar="FILE", action="append", default=[],
                        help="a checkpoint (its note) that you kept")
    options = parser.parse_args(arguments)
    try:
        keys = [parse_key(text) for text in options.key]
        kept = []
        for name in options.checkpoint:
            with open(name, "rb") as file:
                kept.append((name, file.read().decode("utf-8")))
    except (OSError, ValueError) as error:
        print(f"wrong usage: {clean(str(error))}", file=sys.stderr)
        return 2
    export = Export(options.dir)
    try:
        export.read_manifest(keys)
    except (OSError, ValueError) as error:
        print(f"not an export: {clean(str(error))}", file=sys.stderr)
        return 2
    return 0 if export.verify(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
