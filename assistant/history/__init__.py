"""Questions that people chose to have kept."""
