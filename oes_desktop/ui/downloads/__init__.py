"""Downloads: the page, the button in the header, the rules, and what is said when they end."""
