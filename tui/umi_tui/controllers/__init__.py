"""What the app does, apart from how it looks."""
