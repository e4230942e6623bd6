"""Static files in production: names that carry a hash of the content, and compressed copies beside them."""

from servestatic.storage import CompressedManifestStaticFilesStorage

IMPORTS = r"""(?P<matched>(?P<how>from\s+|import\()["'](?P<url>\.\.?/[^"']+)["'])"""


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Our modules import each other by hashed names too: no browser mixes an old one with a new one.

    Only ours: what others ship names, in its comments, files that are not there.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((IMPORTS, '%(how)s"%(url)s"'),)),
    )
