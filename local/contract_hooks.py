"""What schemathesis is told of this interface and of the gateway's emulator; `local/contract.py` names it."""

import json
import os

import schemathesis

# What each operation is called with, by its name: `GET /v1/me`.
AUTHORIZATION = json.loads(os.environ.get("YINXIN_CONTRACT_AUTHORIZATION", "{}"))


@schemathesis.deserializer("application/json")
def as_said(_ctx, response):
    """JSON, unless the answer says that it is a token, which is a string to its schema: schemathesis takes JWT for JSON."""
    if response.headers["content-type"] == ["application/jwt"]:
        return response.text
    return response.json()


def as_utf8(body):
    """API Gateway hands such bytes over in base64; its emulator answers 500 of its own to what is not UTF-8."""
    return body.decode("utf-8", "replace").encode()


@schemathesis.hook
def before_call(_ctx, case, kwargs):
    # schemathesis makes tokens up; a caller that there is gets further. What a bad token gets, `events/` show.
    known = AUTHORIZATION.get(case.operation.label)
    if known:
        case.headers["Authorization"] = known
    if isinstance(case.body, bytes):
        case.body = as_utf8(case.body)
    for name in ("data", "content"):
        if isinstance(kwargs.get(name), bytes):
            kwargs[name] = as_utf8(kwargs[name])
