"""What keeps the user's files safe: the workspace that paths cannot leave, and the journal that can take changes back."""
