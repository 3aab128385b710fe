"""`/meta`: who the server is and how it speaks; and the demo's page of mails."""

from __future__ import annotations

from typing import Any

from litestar import Request, get

from oes_desktop.domain.vocabulary import Label
from oes_desktop.server import vocabulary
from oes_desktop.server.problems import Problem
from oes_desktop.server.routes.signed_in import House, perhaps_signed_in
from oes_desktop.wire import routes, structs

CAPABILITIES = ["archive", "attest", "batch", "events", "marks", "presence", "recover"]


@get(routes.META, guards=[perhaps_signed_in], sync_to_thread=True)
def meta(request: Request[Any, Any, Any], institution: House) -> structs.MetaBody:
    """Groups only for a signed-in caller, and only hers."""
    identity, config = institution.catalogue.database.identity(), institution.config
    systems, groups = institution.catalogue.words(request.user)
    return structs.MetaBody(
        server_id=identity.server_id,
        epoch=identity.epoch,
        name=config.name,
        version=routes.API_VERSION,
        time_zone=config.time_zone,
        capabilities=CAPABILITIES,
        vocabulary=_words(systems, groups),
        limits=structs.LimitsBody(
            config.offline_days, config.keep_days, config.comment_letters, config.offline_allowed
        ),
        signing_key=institution.signing.public,
    )


@get("/demo/mail", media_type="text/plain", include_in_schema=False, sync_to_thread=False)
def demo_mail(institution: House) -> str:
    """The mails that had nowhere to go; there only in a demo."""
    if not institution.config.demo:
        raise Problem("not_found")
    letters = [f"To: {one.to}\nSubject: {one.subject}\n\n{one.text}" for one in institution.mail.kept]
    return "\n----\n\n".join(letters) or "No mail.\n"


def _label(label: Label) -> structs.LabelBody:
    return structs.LabelBody(label.ru, label.kk, label.en)


def _words(systems: list[str], groups: list[str]) -> structs.VocabularyBody:
    return structs.VocabularyBody(
        statuses=[structs.TermBody(term.code, _label(term.label)) for term in vocabulary.STATUSES],
        decisions=[
            structs.DecisionTermBody(term.code, _label(term.label), term.tone, term.comment_required)
            for term in vocabulary.DECISIONS
        ],
        reasons=[
            structs.ReasonBody(term.code, _label(term.label), term.decision) for term in vocabulary.REASONS
        ],
        kinds=[
            structs.KindBody(term.code, _label(term.label), term.severity, term.weight, _label(term.short))
            for term in vocabulary.KINDS
        ],
        systems=[structs.TermBody(name, structs.LabelBody(name, name, name)) for name in systems],
        groups=groups,
    )
