"""What central answers over HTTP, described by OpenAPI: to tills, to desks, to whoever asks for the description."""
