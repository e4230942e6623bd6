"""What the forum knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, delete, erase_by, register

from .actions.forgetting import forget_posts, forget_reactions

register(
    "community.Member",
    label=_("What the forum knows you by"),
    person="person",
    fields={"handle": _("your short name"), "level": _("how far you are trusted")},
    on_erase=delete(_("Deleted.")),
)
register(
    "community.Post",
    label=_("Your posts"),
    person="author",
    fields={
        "topic": _("in which topic"),
        "body": _("what you wrote"),
        "made_at": _("when"),
        "status": _("whether it is shown"),
    },
    on_erase=erase_by(
        forget_posts,
        _(
            "Your words are deleted. A line stays where they stood, so that the answers of others can be understood."
        ),
    ),
    order=1,
)
register(
    "community.Revision",
    label=_("Earlier versions of your posts"),
    person="post__author",
    fields={"body": _("what you had written"), "until": _("until when")},
    on_erase=delete(_("Deleted.")),
)
register(
    "community.Topic",
    label=_("Topics you started"),
    person="author",
    fields={"title": _("its title"), "made_at": _("when")},
    on_erase=anonymise(
        _("The topic stays for those who answered; that it was yours is forgotten."),
        author=None,
    ),
)
register(
    "community.Event",
    label=_("Steps you took in topics"),
    person="actor",
    fields={"kind": _("which step"), "at": _("when")},
    on_erase=anonymise(_("The step stays without you."), actor=None),
)
register(
    "community.Reaction",
    label=_("Your reactions to posts"),
    person="person",
    fields={"feeling": _("which one"), "post": _("to which post")},
    on_erase=erase_by(forget_reactions, _("Deleted.")),
)
register(
    "community.Reading",
    label=_("Topics you have read"),
    person="person",
    fields={
        "topic": _("which one"),
        "seen": _("how far"),
        "following": _("how closely you follow it"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "community.ForumFollowing",
    label=_("Forums you follow"),
    person="person",
    fields={
        "forum": _("which one"),
        "following": _("how closely you follow it"),
        "since": _("since when"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "community.Draft",
    label=_("Posts you have begun"),
    person="person",
    fields={
        "title": _("the title"),
        "body": _("what you wrote"),
        "more": _("tags and a poll you had begun"),
        "saved_at": _("when"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "community.Picture",
    label=_("Pictures you put into posts"),
    person="owner",
    fields={
        "alt": _("what it shows, in your words"),
        "large": _("the picture"),
        "made_at": _("when"),
    },
    on_erase=delete(_("Deleted, with their files.")),
)
register(
    "community.PollVote",
    label=_("Your votes in quick polls"),
    person="person",
    fields={
        "poll": _("in which poll"),
        "choices": _("what you chose, by place"),
        "voted_at": _("when"),
    },
    on_erase=anonymise(
        _("It stays counted; that it was yours is forgotten."), person=None
    ),
)
register(
    "community.ReadToken",
    label=_("Tokens of programs that read for you"),
    person="person",
    fields={
        "name": _("the name you gave it"),
        "scope": _("what it may read"),
        "beginning": _("its first characters"),
        "token_sha256": _("the hash by which it is recognised"),
        "made_at": _("since when"),
        "last_used_at": _("when it was used last"),
    },
    on_erase=delete(_("Deleted: they open nothing any more.")),
)
register(
    "community.Membership",
    label=_("Forums you are a member of"),
    person="person",
    fields={"forum": _("which one")},
    on_erase=delete(_("Deleted.")),
)
register(
    "community.Sanction",
    label=_("What moderators decided about you"),
    person="person",
    fields={
        "measure": _("what"),
        "rule": _("for which rule"),
        "words": _("what you were told"),
        "made_at": _("when"),
        "until": _("until when"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "community.HeldPost",
    label=_("Posts of yours that waited for a moderator"),
    person="author",
    fields={
        "title": _("the title"),
        "body": _("what you wrote"),
        "poll": _("the quick poll you asked with it"),
        "made_at": _("when"),
        "status": _("what became of it"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "community.Flag",
    label=_("Posts you flagged"),
    person="person",
    fields={
        "post": _("which post"),
        "reason": _("why"),
        "words": _("in your words"),
        "made_at": _("when"),
    },
    on_erase=anonymise(
        _("The flag stays without your name and your words."), person=None, words=""
    ),
)
register(
    "community.Ruling",
    label=_("What was decided about your posts"),
    person="person",
    fields={
        "deed": _("what"),
        "rule": _("for which rule"),
        "words": _("what you were told"),
        "at": _("when"),
    },
    on_erase=anonymise(
        _("The decision stays in the public log, which names nobody."),
        person=None,
        words="",
    ),
)
register(
    "community.Ruling",
    label=_("What you decided as a moderator"),
    person="by",
    fields={"deed": _("what"), "at": _("when")},
    on_erase=anonymise(
        _("The decision stays: by a moderator, without your name."), by=None
    ),
)
register(
    "community.Appeal",
    label=_("Second looks you asked for"),
    person="person",
    fields={
        "words": _("why"),
        "status": _("what came of it"),
        "made_at": _("when"),
    },
    on_erase=anonymise(
        _("That somebody asked stays; your words and your name do not."),
        person=None,
        words="",
    ),
)
register(
    "community.Case",
    label=_("What you have taken up as a moderator"),
    person="claimed_by",
    fields={"claimed_at": _("when")},
    on_erase=anonymise(_("Others can take it up."), claimed_by=None, claimed_at=None),
)
register(
    "community.Decision",
    label=_("What rules decided about your posts by themselves"),
    person="person",
    fields={
        "rule": _("by which rule"),
        "verdict": _("what"),
        "facts": _("what it looked at"),
        "made_at": _("when"),
    },
    on_erase=anonymise(
        _("The numbers stay, so that the rule can be checked; not whose they were."),
        person=None,
    ),
)
register(
    "community.Sanction",
    label=_("What you decided about others"),
    person="by",
    fields={"made_at": _("when")},
    on_erase=anonymise(_("The decision stays without your name."), by=None),
)
