from .writing import PostForm


class AnswerForm(PostForm):
    """From a letter: the link says what is answered, and is the key as well."""

    client_key = None
    reply_to = None
