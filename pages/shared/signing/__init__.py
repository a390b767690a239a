"""Who is at the browser: what vouches for a person, the gate before every page, and what each may see and do."""
