"""What the client tells apart: the last part of a problem's `type`, `urn:oes:<code>`, with its status."""

from __future__ import annotations

PREFIX = "urn:oes:"

STATUS = {
    "bad_input": 400,  # a body or a header that does not fit; `path` names the place
    "key_missing": 400,  # an act without Idempotency-Key
    "wrong_code": 400,  # recovery code unknown, used or too old
    "wrong_password": 401,
    "expired": 401,  # no token, or one that is no longer good: refresh, else sign in
    "disabled": 401,  # right password, account disabled
    "erase": 401,  # this device's sign-in was ended, and its copy of everything is to be erased
    "no_right": 403,
    "not_found": 404,  # unknown, removed, or not for this caller: never told apart
    "wrong_method": 405,
    "in_progress": 409,  # the same key is being worked on: again after Retry-After
    "cursor_too_old": 410,  # fetch the full list
    "archived": 410,  # an archived exam takes no more acts
    "media_gone": 410,  # the recording is known, its bytes are not there
    "conflict": 412,  # `exam` is the row as it stands
    "too_large": 413,
    "bad_range": 416,
    "unprocessable": 422,  # a value the server does not know
    "key_reused": 422,  # the same Idempotency-Key with another body
    "comment_required": 422,
    "weak_password": 422,
    "version_missing": 428,  # If-Match missing or '*'
    "slow_down": 429,  # Retry-After seconds
    "broken": 500,
    "busy": 503,  # Retry-After seconds
}
