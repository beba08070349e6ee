"""Writes vectors.tsv: templates drawn at random, and what they make, by Python's hashlib alone.

    python3 shared/keys/tests/legacy/oracle.py > shared/keys/tests/legacy/vectors.tsv

One line each: template, user name, password, what the hall keeps. The text of a template and what it makes are put
together side by side, so nothing here reads a template.
"""

import base64
import hashlib
import random

CASES = 600
DIGESTS = ["md5", "sha1", "sha256", "sha512", "sm3"]

chance = random.Random(20261201)


def word(alphabet, least, most):
    return "".join(chance.choice(alphabet) for _ in range(chance.randint(least, most)))


def digest(name, data):
    return hashlib.new(name, data).digest()


def encoded(encoding, data):
    return {
        "hex": lambda: data.hex(),
        "HEX": lambda: data.hex().upper(),
        "hex16": lambda: data.hex()[8:24],
        "HEX16": lambda: data.hex()[8:24].upper(),
        "base64": lambda: base64.b64encode(data).decode(),
    }[encoding]()


class Case:
    def __init__(self):
        letters = "abcXYZ0189"
        self.name = word(letters + "宜兴样例_-", 1, 12)
        self.password = word(letters + "密码!@ #$%'\"\\", 1, 20)
        self.salt_kind = chance.choice(["none", "text", "hex", "base64", "bytes"])
        if self.salt_kind == "hex":
            self.salt = word("0123456789abcdef", 1, 8) * 2
        elif self.salt_kind == "base64":
            self.salt = base64.b64encode(chance.randbytes(chance.randint(1, 12))).decode()
        else:
            self.salt = word(letters + ".:$盐", 1, 12)
        self.salt_bytes = self.salt.encode()
        if self.salt_kind == "bytes":
            self.salt_bytes = chance.randbytes(chance.randint(1, 16))
        self.has_then = False

    def literal(self):
        text = word("abc012@#$:;,.()+ 盐", 1, 8)
        return f"'{text}'", text.encode()

    def field(self):
        fields = ["name", "password"] + (["salt"] if self.salt_kind != "none" else [])
        field = chance.choice(fields)
        if field == "salt" and self.salt_kind == "bytes":
            return "salt", self.salt_bytes
        if field == "salt" and self.salt_kind == "hex" and chance.random() < 0.7:
            return "unhex(salt)", bytes.fromhex(self.salt)
        if field == "salt" and self.salt_kind == "base64" and chance.random() < 0.7:
            return "unbase64(salt)", base64.b64decode(self.salt)
        value = {"name": self.name, "password": self.password, "salt": self.salt}[field]
        template = field
        case = chance.random()
        if case < 0.1:
            template, value = f"upper({field})", value.upper()
        elif case < 0.2:
            template, value = f"lower({field})", value.lower()
        if chance.random() < 0.15:
            return f"utf16le({template})", value.encode("utf-16-le")
        return template, value.encode()

    def piece(self, depth, last):
        draw = chance.random()
        if draw < 0.15:
            return self.literal()
        if draw < 0.35 and depth < 3:
            name, template, data = self.chain(depth + 1, last)
            return self.as_input(name, template, data)
        if draw < 0.6 and last is not None:
            encoding = chance.choice(["", "hex", "HEX", "base64", "raw"])
            if encoding == "":
                return "last", last.hex().encode()
            data = last if encoding == "raw" else encoded(encoding, last).encode()
            return f"{encoding}(last)", data
        return self.field()

    def as_input(self, name, template, data):
        encodings = ["", "hex", "HEX", "base64", "raw"] + (["hex16", "HEX16"] if name == "md5" else [])
        encoding = chance.choice(encodings)
        if encoding == "":
            return template, data.hex().encode()
        if encoding == "raw":
            return f"raw({template})", data
        return f"{encoding}({template})", encoded(encoding, data).encode()

    def step(self, depth, last, more=()):
        """The name, the text, and a function from what came last to the bytes."""
        name = chance.choice(DIGESTS)
        seed = chance.getstate()
        pieces = [self.piece(depth, last) for _ in range(chance.randint(1, 3))] + list(more)
        template = f"{name}({chance.choice(['+', ' + ']).join(text for text, _ in pieces)})"
        return name, template, digest(name, b"".join(data for _, data in pieces)), seed

    def chain(self, depth, last):
        more = [("password", self.password.encode())] if depth == 0 else []
        name, template, data, _ = self.step(depth, last, more)
        if depth == 0 and chance.random() < 0.4:
            return self.repeated(template, data)
        return name, template, data

    def repeated(self, template, data):
        """The digest after `then` is drawn from simple pieces, so that it can be made again of another last."""
        name = chance.choice(DIGESTS)
        encoding = chance.choice(["", "hex", "HEX", "base64", "raw"])
        last = "last" if encoding == "" else f"{encoding}(last)"
        before = [self.field() for _ in range(chance.randint(0, 2))]
        after = [self.field() for _ in range(chance.randint(0, 1))]
        times = chance.choice([1, 2, 3, 7, 99])
        for _ in range(times):
            if encoding == "raw":
                middle = data
            else:
                middle = encoded(encoding or "hex", data).encode()
            pieces = [piece for _, piece in before] + [middle] + [piece for _, piece in after]
            data = digest(name, b"".join(pieces))
        text = "+".join([piece for piece, _ in before] + [last] + [piece for piece, _ in after])
        return name, f"{template} then {name}({text}) times {times}", data

    def written(self):
        """The template and what the hall keeps, or None when the salt is hashed nowhere."""
        name, template, data = self.chain(0, None)
        has_salt = "salt" in template.replace("'", "")
        if has_salt != (self.salt_kind != "none"):
            return None
        prefix = self.literal() if chance.random() < 0.3 else ("", b"")
        prefix = chance.choice([prefix, ("'{SSHA}'", b"{SSHA}"), ("", b"")])
        if self.salt_kind == "bytes":
            encoding = chance.choice(["hex", "HEX", "base64"])
            parts = [(f"{encoding}({template}+salt)", encoded(encoding, data + self.salt_bytes))]
        else:
            encodings = ["", "hex", "HEX", "base64"] + (["hex16", "HEX16"] if name == "md5" else [])
            encoding = chance.choice(encodings)
            kept = encoded(encoding or "hex", data)
            parts = [(template if encoding == "" else f"{encoding}({template})", kept)]
            if self.salt_kind != "none":
                between = chance.choice(["", ":", "$"])
                parts.append(("salt", self.salt))
                if chance.random() < 0.3:
                    parts.reverse()
                if between:
                    parts.insert(1, (f"'{between}'", between))
        if prefix[0]:
            parts.insert(0, (prefix[0], prefix[1].decode()))
        return "+".join(text for text, _ in parts), "".join(text for _, text in parts)


written = 0
while written < CASES:
    case = Case()
    made = case.written()
    if made is None or len(made[0].encode()) > 500 or made[1] != made[1].strip() or "'salt" in made[0]:
        continue
    print(made[0], case.name, case.password, made[1], sep="\t")
    written += 1
