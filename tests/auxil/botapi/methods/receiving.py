"""How the bot receives updates: long polling or a webhook."""

from urllib.parse import urlsplit

from ..errors import ApiError, bad_request, violation
from ..limits import SECRET_TOKEN, Json
from ..params import Params
from ..pending import WEBHOOK_ACTIVE
from ..webhook import Target
from ..world import World
from .registry import api

LOOPBACK = ("127.0.0.1", "localhost", "::1")


async def get_updates(world: World, params: Params) -> list[str]:
    """Return the next updates as JSON texts; the server joins them without parsing."""
    if world.webhook.target is not None:
        raise ApiError(409, WEBHOOK_ACTIVE)
    limit = params.integer("limit", 100)
    if not 1 <= limit <= 100:
        raise violation(f"limit must be 1-100, is {limit}")
    _allow(world, params)
    offset, seconds = params.integer("offset"), params.integer("timeout")
    return await world.updates.take(offset, limit, seconds)


def _allow(world: World, params: Params) -> None:
    if params.raw.get("allowed_updates") is not None:
        kinds = [str(kind) for kind in params.array("allowed_updates")]
        unknown = set(kinds) - KINDS
        if unknown:
            raise violation(f"unknown allowed_updates {sorted(unknown)}")
        world.updates.allow(kinds)


KINDS = frozenset(
    """
    message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages guest_message message_reaction
    message_reaction_count inline_query chosen_inline_result callback_query shipping_query
    pre_checkout_query purchased_paid_media poll poll_answer my_chat_member chat_member
    chat_join_request chat_boost removed_chat_boost managed_bot subscription
    stopped_message_generation
    """.split()  # noqa: SIM905 - reads better than thirty quoted lines
)


@api("setWebhook")
async def set_webhook(world: World, params: Params) -> bool:
    """Deliver updates to an address on this machine from now on."""
    url = params.text("url")
    if not url:
        await world.webhook.stop()
        return True
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: this fake delivers to loopback only")
    secret = params.text("secret_token")
    if "secret_token" in params and not SECRET_TOKEN.fullmatch(secret):
        raise violation("secret token contains unallowed characters")
    connections = params.integer("max_connections", 40)
    if not 1 <= connections <= 100:
        raise violation("max_connections must be 1-100")
    _allow(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    await world.webhook.start(Target(url, secret, connections))
    return True


@api("deleteWebhook")
async def delete_webhook(world: World, params: Params) -> bool:
    """Stop delivering."""
    await world.webhook.stop()
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    return True


@api("getWebhookInfo")
def get_webhook_info(world: World, params: Params) -> Json:
    """Return address, backlog and the last failure."""
    return world.webhook.info()


@api("close")
@api("logOut")
def close(world: World, params: Params) -> bool:
    """Say goodbye to the server."""
    return True
