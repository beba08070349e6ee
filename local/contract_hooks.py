"""What schemathesis is told of this interface and of the gateway's emulator; `local/contract.py` names it."""

import schemathesis


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
    if isinstance(case.body, bytes):
        case.body = as_utf8(case.body)
    for name in ("data", "content"):
        if isinstance(kwargs.get(name), bytes):
            kwargs[name] = as_utf8(kwargs[name])
