"""What opens over the chat: help, sessions, packs, and the editor of a call."""
