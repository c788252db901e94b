"""What keeps the user's files safe: the workspace that paths cannot leave, the journal that takes changes back."""
