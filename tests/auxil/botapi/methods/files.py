"""Downloads: a file's path by its id."""

from ..errors import bad_request
from ..limits import DOWNLOAD_BYTES, Json
from ..params import Params
from ..world import World
from .registry import api


@api("getFile")
def get_file(world: World, params: Params) -> Json:
    """Return where a file of up to 20 MB can be fetched."""
    stored = world.files.get(params.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.file_size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return stored.json()
