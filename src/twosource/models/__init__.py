"""The trained reading model behind a small Protocol; knows nothing of news."""
