"""The agent: planner, caller and summarizer take turns until the user has an answer."""
