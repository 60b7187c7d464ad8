"""What a page shows besides its article: outlet, title, time, agency, byline, furniture."""
