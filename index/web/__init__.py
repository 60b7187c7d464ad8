"""What is fetched from the web, and how politely."""
