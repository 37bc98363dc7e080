"""What the chat page is made of: its words, its HTML, its style sheet and its script."""
