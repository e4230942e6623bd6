from .mine import ErasureForm, ProfileForm

__all__ = ["ErasureForm", "ProfileForm"]
