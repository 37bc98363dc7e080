"""The HTTP API: `assistant.api.routes.build_api` makes it."""
